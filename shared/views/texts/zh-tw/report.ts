// The report that a person opens: its sections, charts and controls.

import type { Over } from '../../../domain/digest/digest-figures.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import type { TrendFacts } from '../facts.ts'
import { RULES } from './flags.ts'
import { type ChineseFormats, UNKNOWN } from './with-nouns.ts'

export function report(f: ChineseFormats) {
  return {
    title: '客戶組合報告',
    skip: '跳到所有客戶',
    seats: '已銷售授權',
    seatsAssigned: (assigned: number | null) =>
      assigned === null ? '未提供已指派授權數' : `已指派 ${f.count(assigned)} 個`,
    /** What a trend shows, for whoever does not see it. `format`: of its unit. */
    trend(
      { label, first, last, lowest, highest, unknown, weeks }: TrendFacts,
      format: (value: number) => string,
    ) {
      if (first === null || last === null || lowest === null || highest === null) {
        return `${label}：${f.count(weeks)} 週全部${UNKNOWN}。`
      }
      const course =
        lowest.value === highest.value
          ? `始終為 ${format(last.value)}`
          : `從 ${format(first.value)} 到 ${format(last.value)}，最低 ${format(lowest.value)}（${f.day(lowest.day)}），最高 ${format(highest.value)}（${f.day(highest.day)}）`
      const gaps = unknown === 0 ? '' : `；${f.count(unknown)} 週${UNKNOWN}`
      return `${label}，${f.count(weeks)} 週：${course}${gaps}。`
    },
    /** Under a trend: between what it moved. */
    range: (lowest: string, highest: string, weeks: number) =>
      lowest === highest ? `${f.count(weeks)} 週：${lowest}` : `${f.count(weeks)} 週：${lowest}–${highest}`,
    attention: {
      open: '詳細資料',
      more: (customers: number) => `……還有 ${f.count(customers)} 家客戶，列於下方表格的最前面。`,
    },
    /** Without functions: the page's script gets them as JSON. */
    table: {
      title: '所有客戶',
      columns: {
        name: '客戶',
        flags: '警示',
        adjustedUsage: '調整後使用量',
        change: '與上週相比',
        usage: '使用量',
        deployment: '部署',
        seats: '授權',
        calls: '求助電話',
        manager: '客戶經理',
      },
      /** Short enough for a cell. */
      rules: { ...RULES, at_risk: '有流失風險', unmatched_products: '產品無法對應' } satisfies Record<
        Rule,
        string
      >,
      unknown: UNKNOWN,
      search: '搜尋',
      searchHint: '名稱、識別碼或客戶經理',
      flag: '警示',
      severity: '嚴重性',
      manager: '客戶經理',
      product: '產品',
      any: '不限',
      noFlag: '沒有警示',
      noManager: '未註明',
      reset: '重設',
      /** `{shown}` and `{all}` are numbers. */
      count: '客戶：顯示 {shown} 家，共 {all} 家',
      /** `{left}` is a number. */
      more: '顯示更多（還有 {left} 家）',
      nothing: '沒有符合的客戶。請變更篩選條件，或加以重設。',
    },
    needsScript: (shown: number, all: number) =>
      `搜尋、篩選、排序和詳細資料需要 JavaScript，但此處已關閉。表格顯示 ${f.count(all)} 家客戶中的 ${f.count(shown)} 家。`,
    details: (detailed: number, all: number) =>
      detailed === all
        ? `全部 ${f.count(all)} 家客戶都有詳細資料：請選擇名稱。`
        : `報告最大為 15 MB，因此 ${f.count(all)} 家客戶中有 ${f.count(detailed)} 家提供詳細資料，有警示者優先，其次依授權數：請選擇名稱。CSV 檔案包含所有客戶的數字。`,
    detail: {
      close: '關閉',
      licences: (day: string) => `${f.day(day)}的授權資料`,
      activity: (day: string | null, coverageDays: number) =>
        day === null
          ? '沒有活動資料'
          : `活動資料到 ${f.day(day)}為止，涵蓋 28 天中的 ${f.count(coverageDays)} 天`,
      flags: '警示',
      noFlags: '沒有未解除的警示。',
      history: (weeks: number) => `最近 ${f.count(weeks)} 週`,
      /** What a strip of weeks shows. `since`: `YYYY-MM-DD`, of the last unbroken run up to today; null: not open today. */
      strip: (rule: string, open: number, weeks: number, since: string | null) =>
        `${rule}：${f.count(weeks)} 週中有 ${f.count(open)} 週出現${since === null ? '' : `，自截至 ${f.day(since)}的那一週起未曾中斷`}。`,
      waterfall: '從使用量到調整後使用量',
      sold: '已銷售授權',
      active: '使用中的權益',
      classes: CLASSES,
      entitled: '有授權且使用中',
      allEntitled: '所有使用中的權益都已銷售。',
      noUsage: '使用量不明：沒有活動檔案涵蓋這 28 天中的任何一天。',
      products: '產品',
      productColumns: {
        product: '產品',
        seats: '授權',
        assigned: '已指派',
        deployment: '部署',
        active: '使用中',
        usage: '使用量',
        entitled: '有權益',
        adjustedUsage: '調整後使用量',
      },
      noProducts: '沒有計入任何產品。',
      free: (partNumbers: readonly string[]) => `免費，不計為已銷售：${partNumbers.join('、')}。`,
      workloads: '工作負載',
      workloadColumns: { workload: '工作負載', users: '作用中使用者' },
      noWorkloads: '活動資料中沒有註明任何工作負載。',
      calls: '求助電話',
      callSentence(calls: number | null, per100: number | null, baseline: number | null) {
        if (calls === null) return '求助電話不明：沒有支援檔案涵蓋這 28 天。'
        const rate = per100 === null ? '' : `，每 100 個授權 ${f.decimal(per100)} 通`
        const usual = baseline === null ? '' : `；平常 ${f.loose(baseline)} 通`
        return `28 天內有 ${f.count(calls)} 通詢問說明和使用方法的電話${rate}${usual}。`
      },
      evidence: '數字的依據',
      rows: (rows: number) => `${f.count(rows)} 列`,
      noEvidence: '數字所依據的檔案，只保留有警示的客戶，其次是授權最多的客戶；這家客戶不在其中。',
    },
    made: '由 Uptake 製作',
  }
}

const CLASSES: Readonly<Record<Exclude<keyof Over, 'inferred'>, string>> = {
  transferred: '已移轉：已離職或失去授權的使用者',
  inactiveSubscription: '訂閱非使用中：在寬限期內、已停用或已解除佈建',
  trial: '試用版：使用中但未銷售',
  yammer: '僅使用 Yammer，超出授權範圍',
  unlicensed: '沒有授權：沒有訂閱',
}
