// The report that a person opens: its sections, charts and controls.

import type { Over } from '../../../domain/digest/digest-figures.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import type { TrendFacts } from '../facts.ts'
import { RULES } from './flags.ts'
import { type JapaneseFormats, UNKNOWN } from './with-nouns.ts'

export function report(f: JapaneseFormats) {
  return {
    title: '顧客全体のレポート',
    skip: 'すべての顧客へスキップ',
    seats: '販売済みライセンス',
    seatsAssigned: (assigned: number | null) =>
      assigned === null ? '割り当て数の報告なし' : `${f.count(assigned)}件が割り当て済み`,
    /** What a trend shows, for whoever does not see it. `format`: of its unit. */
    trend(
      { label, first, last, lowest, highest, unknown, weeks }: TrendFacts,
      format: (value: number) => string,
    ) {
      if (first === null || last === null || lowest === null || highest === null) {
        return `${label}：${f.count(weeks)}週間すべて${UNKNOWN}。`
      }
      const course =
        lowest.value === highest.value
          ? `一貫して${format(last.value)}`
          : `${format(first.value)}から${format(last.value)}、最低${format(lowest.value)}（${f.day(lowest.day)}）、最高${format(highest.value)}（${f.day(highest.day)}）`
      const gaps = unknown === 0 ? '' : `、うち${f.count(unknown)}週は${UNKNOWN}`
      return `${label}、${f.count(weeks)}週間：${course}${gaps}。`
    },
    /** Under a trend: between what it moved. */
    range: (lowest: string, highest: string, weeks: number) =>
      lowest === highest
        ? `${f.count(weeks)}週間：${lowest}`
        : `${f.count(weeks)}週間：${lowest}～${highest}`,
    attention: {
      open: '詳細',
      more: (customers: number) => `…ほか${f.count(customers)}社（下の表の先頭に表示）。`,
    },
    /** Without functions: the page's script gets them as JSON. */
    table: {
      title: 'すべての顧客',
      columns: {
        name: '顧客',
        flags: 'アラート',
        adjustedUsage: '調整後の使用率',
        change: '先週から',
        usage: '使用率',
        deployment: '展開率',
        seats: 'ライセンス',
        calls: 'ヘルプ問い合わせ',
        manager: 'アカウントマネージャー',
      },
      /** Short enough for a cell. */
      rules: { ...RULES, at_risk: '解約の恐れ', unmatched_products: '製品名の不一致' } satisfies Record<
        Rule,
        string
      >,
      unknown: UNKNOWN,
      search: '検索',
      searchHint: '名前、ID、アカウントマネージャー',
      flag: 'アラート',
      severity: '重要度',
      manager: 'アカウントマネージャー',
      product: '製品',
      any: 'すべて',
      noFlag: 'アラートなし',
      noManager: '記載なし',
      reset: 'リセット',
      /** `{shown}` and `{all}` are numbers. */
      count: '顧客：{all}社のうち{shown}社',
      /** `{left}` is a number. */
      more: 'さらに表示（残り{left}社）',
      nothing: '該当する顧客はありません。フィルターを変更するか、リセットしてください。',
    },
    needsScript: (shown: number, all: number) =>
      `検索、フィルター、並べ替え、詳細の表示にはJavaScriptが必要ですが、ここでは無効になっています。表には顧客${f.count(all)}社のうち${f.count(shown)}社が表示されています。`,
    details: (detailed: number, all: number) =>
      detailed === all
        ? `顧客${f.count(all)}社すべての詳細を表示できます。名前を選択してください。`
        : `レポートは最大15 MBのため、顧客${f.count(all)}社のうち${f.count(detailed)}社の詳細を、アラートのある顧客、ライセンスの多い顧客の順に収録しています。名前を選択してください。全社の数値はCSVファイルにあります。`,
    detail: {
      close: '閉じる',
      licences: (day: string) => `${f.day(day)}のライセンスデータ`,
      activity: (day: string | null, coverageDays: number) =>
        day === null
          ? '利用データなし'
          : `利用データは${f.day(day)}まで、28日間のうち${f.count(coverageDays)}日分`,
      flags: 'アラート',
      noFlags: '未解消のアラートはありません。',
      history: (weeks: number) => `直近${f.count(weeks)}週間`,
      /** What a strip of weeks shows. `since`: `YYYY-MM-DD`, of the last unbroken run up to today; null: not open today. */
      strip: (rule: string, open: number, weeks: number, since: string | null) =>
        `${rule}：${f.count(weeks)}週のうち${f.count(open)}週で発生${since === null ? '' : `、${f.day(since)}までの週から継続中`}。`,
      waterfall: '使用率から調整後の使用率まで',
      sold: '販売済みライセンス',
      active: 'アクティブな使用権',
      classes: CLASSES,
      entitled: '販売済みでアクティブ',
      allEntitled: 'アクティブな使用権は、すべて販売済みです。',
      noUsage: '使用率は不明です。この28日間の利用データのファイルがありません。',
      products: '製品',
      productColumns: {
        product: '製品',
        seats: 'ライセンス',
        assigned: '割り当て済み',
        deployment: '展開率',
        active: 'アクティブ',
        usage: '使用率',
        entitled: '販売済み',
        adjustedUsage: '調整後の使用率',
      },
      noProducts: '集計対象の製品はありません。',
      free: (partNumbers: readonly string[]) =>
        `無料のため、販売数に含めないもの：${partNumbers.join('、')}。`,
      workloads: 'ワークロード',
      workloadColumns: { workload: 'ワークロード', users: 'アクティブユーザー' },
      noWorkloads: '利用データにワークロードの記載がありません。',
      calls: 'ヘルプ問い合わせ',
      callSentence(calls: number | null, per100: number | null, baseline: number | null) {
        if (calls === null) return 'ヘルプ問い合わせは不明です。この28日間のサポートファイルがありません。'
        const rate = per100 === null ? '' : `、100ライセンスあたり${f.decimal(per100)}件`
        const usual = baseline === null ? '' : `、通常は${f.loose(baseline)}件`
        return `28日間のヘルプと使い方の問い合わせ${f.count(calls)}件${rate}${usual}。`
      },
      evidence: '数値の根拠',
      rows: (rows: number) => `${f.count(rows)}行`,
      noEvidence:
        '数値の根拠となるファイルは、アラートのある顧客、ライセンスの多い顧客の順に保存されています。この顧客の分はありません。',
    },
    made: 'Uptakeで作成',
  }
}

const CLASSES: Readonly<Record<Exclude<keyof Over, 'inferred'>, string>> = {
  transferred: '移転：退職した、またはライセンスを失ったユーザー',
  inactiveSubscription: '無効なサブスクリプション：猶予期間中、無効、またはプロビジョニング解除済み',
  trial: '試用版：アクティブだが販売済みではない',
  yammer: 'ライセンス数を超えるYammerのみの利用',
  unlicensed: 'ライセンスなし：サブスクリプションのない利用',
}
