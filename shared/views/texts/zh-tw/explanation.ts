// Where the figures of a customer come from.

import type { Explanation, LicenceTreatment, Match } from '../../../domain/explanation/explanation.ts'
import type { Category } from '../../../domain/settings.ts'
import type { SubscriptionStatus } from '../../../domain/sheets/sheet.ts'
import { type ChineseFormats, UNKNOWN } from './with-nouns.ts'

type ShownFigures = NonNullable<Explanation['figures']>

export function explanation(f: ChineseFormats) {
  return {
    unknown: UNKNOWN,
    notListed: (firstDay: string, lastDay: string) =>
      `${f.days(firstDay, lastDay)} 的授權檔案都沒有列出這家客戶，因此任何報告中都沒有這家客戶。`,
    figures: {
      title: '數字',
      columns: {
        product: '產品',
        sold: '授權',
        assigned: '已指派',
        active: '使用中',
        entitled: '有權益',
        transferred: '已移轉',
        inactiveSubscription: '訂閱非使用中',
        trial: '試用版',
        yammer: '僅 Yammer',
        unlicensed: '沒有授權',
      },
      total: '所有產品',
      noProduct: '沒有產品',
      deployment: ({ licensesAssigned: assigned, licensesSold: sold, deploymentPct: pct }: ShownFigures) =>
        assigned === null || pct === null
          ? '部署不明：沒有檔案註明已指派多少授權。'
          : `部署 ${f.percent(pct)}：${f.count(sold)} 個授權中已指派 ${f.count(assigned)} 個。`,
      usage({
        entitlementsActive: active,
        licensesSold: sold,
        usagePct: pct,
        entitledActive,
        adjustedUsagePct,
      }: ShownFigures) {
        if (sold === 0) return '沒有計入任何授權，因此沒有使用量百分比。'
        if (pct === null || adjustedUsagePct === null) {
          return '使用量不明：沒有活動檔案涵蓋這 28 天中的任何一天。'
        }
        return `使用量 ${f.percent(pct)}：${f.count(sold)} 個授權，${f.count(active)} 個使用中的權益。調整後使用量 ${f.percent(adjustedUsagePct)}：其中 ${f.count(entitledActive)} 個有對應的授權。`
      },
    },
    licences: {
      title: '授權',
      columns: {
        product: '產品',
        stated: '檔案內容',
        subscription: '訂閱',
        sold: '已銷售',
        assigned: '已指派',
        counted: '計入的授權',
        treatment: '原因',
        file: '檔案',
      },
      since: (stateDate: string, seats: number) =>
        `根據 ${f.day(stateDate)}的授權資料，計入 ${f.count(seats)} 個授權。`,
      treatment(treatment: LicenceTreatment, status: SubscriptionStatus) {
        return treatment === 'inactive' ? INACTIVE[status] : TREATMENTS[treatment]
      },
      ignored: '忽略',
    },
    names: {
      title: '活動資料中的產品名稱',
      columns: { name: '名稱', match: '代表', users: '列出的使用者', active: '使用中', files: '檔案' },
      none: '沒有活動檔案列出這家客戶的使用者。',
      matched: (names: number, unmatched: number) =>
        unmatched === 0
          ? `共 ${f.count(names)} 個名稱，全都列於授權檔案中。`
          : `${f.count(names)} 個名稱中，有 ${f.count(unmatched)} 個對應不到客戶擁有的任何產品。`,
      unnamed: '（未註明產品）',
      match: (match: Match, skus: readonly string[]) =>
        ({
          held: skus.join('、'),
          not_held: `${skus.join('、')}，授權檔案未列出：超出已銷售的範圍`,
          unmatched: skus.length === 0 ? '無：名稱不明' : `${skus.join('、')}，授權檔案未列出`,
          left_out: '無：免費、已排除或已忽略',
          unnamed: '僅有工作負載',
        })[match],
      files: (first: string, more: number) =>
        more === 0 ? first : `${first} 及其他 ${f.count(more)} 個檔案`,
    },
    counts: {
      title: '沒有使用者的計數',
      columns: {
        name: '名稱',
        match: '代表',
        active: '使用中',
        days: '天數',
        used: '採用',
        file: '檔案',
      },
      sentence: '沒有檔案註明誰在使用時，就以計數代替。',
      isUsed(isUsed: boolean, match: Match) {
        if (isUsed) return '是'
        if (match === 'left_out') return '否：已略過'
        return match === 'unmatched' ? '否：對應不到擁有的產品' : '否：已有列出使用者的資料'
      },
    },
    coverage: {
      title: '涵蓋的日子',
      more: (shown: number, more: number) =>
        `列出最新的 ${f.count(shown)} 個檔案；另有 ${f.count(more)} 個較舊的檔案未列出。`,
      columns: { from: '從', to: '到', file: '檔案' },
      days: (days: number, missing: readonly string[]) =>
        missing.length === 0
          ? '活動檔案涵蓋全部 28 天。'
          : `活動檔案涵蓋 28 天中的 ${f.count(days)} 天；缺少：${missing.join('、')}。沒有檔案的日子是不明，不是零。`,
    },
    calls: {
      title: '支援電話',
      columns: {
        category: '類別',
        countsAs: '計為',
        calls: '通數',
        isHelp: '求助電話',
        file: '檔案',
      },
      total: (calls: number | null) =>
        calls === null
          ? '求助電話不明：沒有支援檔案涵蓋這 28 天。'
          : `28 天內有 ${f.count(calls)} 通求助電話，也就是計為「說明」或「使用方法」的電話。`,
      countsAs: (category: Category | null) =>
        category === null ? '其他：類別沒有對應' : CATEGORY_NAMES[category],
      isHelp: (isHelp: boolean) => (isHelp ? '是' : '否'),
    },
  }
}

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  help: '說明',
  'how-to': '使用方法',
  incident: '事件',
  request: '要求',
  billing: '帳務',
  other: '其他',
}

const TREATMENTS: Readonly<Record<Exclude<LicenceTreatment, 'inactive'>, string>> = {
  counted: '有效的訂閱',
  trial: '試用版：授權不計入',
  summary: '摘要：超出上列訂閱的授權',
  free: '免費產品：不計入',
  excluded: '在 partners.json 中排除',
  ignored: '在 partners.json 中忽略',
}

const INACTIVE: Readonly<Record<SubscriptionStatus, string>> = {
  active: '有效的訂閱',
  in_grace_period: '在寬限期內：不計入',
  disabled: '已停用：不計入',
  deprovisioned: '已解除佈建：不計入',
}
