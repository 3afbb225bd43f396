// The sheets of the workbook: their names, headers, words and definitions.

import type { FlagState, Rule } from '../../../domain/flags/flag.ts'
import { CATEGORY_NAMES } from './explanation.ts'
import { RULES, STATES } from './flags.ts'
import type { JapaneseFormats } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function workbook(f: JapaneseFormats) {
  return {
    /** At most 31 characters, without []:*?/\ */
    sheets: {
      customers: '顧客',
      products: '製品',
      workloads: 'ワークロード',
      flags: 'アラート',
      calls: '問い合わせ',
      dataQuality: 'データの品質',
      definitions: '定義',
    },
    /** No two of a sheet are alike. */
    columns: {
      customer: '顧客',
      customerId: '顧客ID',
      accountManager: 'アカウントマネージャー',
      attention: '対応の必要性',
      flags: 'アラート',
      sold: '販売済みライセンス',
      soldOwn: '自社販売',
      assigned: '割り当て済み',
      deployment: '展開率',
      active: 'アクティブな使用権',
      usage: '使用率',
      entitled: '販売済みでアクティブ',
      adjustedUsage: '調整後の使用率',
      lowUsage: '使用率が低い',
      change: '1週間の変化（ポイント）',
      transferred: '移転',
      inactiveSubscription: '無効なサブスクリプション',
      trial: '試用版',
      yammer: 'Yammerのみ',
      unlicensed: 'ライセンスなし',
      inferred: '推定',
      coverage: '28日間のデータ日数',
      stateDate: 'ライセンスデータの日付',
      activityDate: '利用データの最終日',
      product: '製品',
      partNumber: '製品番号',
      service: 'サービス',
      workload: 'ワークロード',
      users: 'アクティブユーザー',
      flag: 'アラート',
      severity: '重要度',
      state: '状態',
      weeks: '週数',
      why: '理由',
      advice: 'ヒント',
      calls: 'ヘルプ問い合わせ',
      callsPer100: '100ライセンスあたり',
      callsBaseline: '通常',
      asNamed: 'ヘルプデスクでの名称',
      topic: '項目',
      detail: '詳細',
      term: '用語',
      meaning: '意味',
      windowStart: '開始日',
      asOf: '基準日',
    },
    states: STATES,
    /** A flag in a list: 使用率が低い（3週目）. */
    flag: (rule: Rule, state: FlagState, weeks: number) =>
      `${RULES[rule]}（${state === 'continuing' ? `${f.count(weeks)}週目` : STATES[state]}）`,
    /** An item of a list in one cell. */
    separator: '、',
    categories: CATEGORY_NAMES,
    category: (name: string, calls: number) => `${name}：${f.count(calls)}`,
    noProduct: '製品なし',
    service: (word: string) => SERVICES.get(word) ?? word,
    /** As the files have it where it is none of the known ones. */
    workload: workloadName,
    about: 'このブックについて',
    of: (partner: string, window: string) => `${partner}、${window}。`,
    blank: BLANK,
    source: '出典',
    definitions: DEFINITIONS,
  }
}

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['office365', 'Office 365'],
  ['dynamics365', 'Dynamics 365'],
])

type Definition = readonly [term: string, meaning: string]

const BLANK: Definition = [
  '空白のセル',
  '不明、または該当なし。空白がゼロを意味することはありません。ゼロは0と表示されます。',
]

const DEFINITIONS: readonly Definition[] = [
  [
    'アクティブな使用権',
    '28日間のいずれかの日に使われた、1名のユーザーと1つの製品の組み合わせ。1名が2つの製品を使えば、使用権は2件です。',
  ],
  ['自社販売', '販売済みライセンスのうち、ほかの販売元によらないもの。'],
  ['販売済みでアクティブ', 'アクティブな使用権のうち、販売済みのもの。'],
  ['移転', '退職した、またはライセンスがほかの人に移ったユーザーのアクティブな使用権。'],
  [
    '無効なサブスクリプション',
    '猶予期間中、無効、またはプロビジョニング解除済みのサブスクリプションのアクティブな使用権。',
  ],
  ['試用版', '試用版のアクティブな使用権。試用版は販売済みではありません。'],
  ['Yammerのみ', 'ライセンス数を超えて、Yammerだけを利用しているユーザー。'],
  ['ライセンスなし', 'どのライセンスファイルにも記載のない製品のアクティブな使用権。'],
  ['推定', 'この5つの分類のうち、販売数を上回る数がアクティブであることから推定しただけの件数。'],
  ['1週間の変化', '1週間前と比べた調整後の使用率の差（ポイント）。2つの週を比較できない場合は空白です。'],
  [
    'データ日数',
    '28日間のうち、利用データのファイルがある日数。ファイルのない日は不明であり、ゼロではありません。',
  ],
  [
    '100ライセンスあたり',
    '割り当て済みライセンス100件あたりのヘルプ問い合わせ件数。割り当て数が分からない場合は、販売済みライセンスで計算します。',
  ],
  ['通常', '以前の3つの28日間におけるヘルプ問い合わせ件数の中央値。'],
  [
    'カテゴリ別の問い合わせ',
    'アラートのある顧客、ライセンスの多い顧客の順に保存され、ほかの顧客については空白です。',
  ],
  [
    'アクティブユーザー',
    'そのワークロードを利用したユーザーの数（重複を除く）。複数のワークロードを利用したユーザーは、それぞれで数えます。',
  ],
  ['対応の必要性', '解消していないアラートのうち、最も高い重要度。'],
  [RULES.at_risk, '使用率が低く、同時にヘルプ問い合わせが多い状態です。'],
  [
    RULES.low_usage,
    '調整後の使用率がしきい値を下回っています。この列は、解約の恐れがある顧客も含めて重要度を示します。',
  ],
  [RULES.high_support, 'ライセンス数に対してヘルプ問い合わせが多いか、通常よりかなり多い状態です。'],
  [RULES.low_deployment, '展開率がしきい値を下回っています。'],
  [RULES.declining, '調整後の使用率が、1週間で、またはその前の4週間と比べて低下しています。'],
  [
    RULES.unmatched_products,
    'どのライセンスとも照合できない名前の製品が使われているため、使用率が実際より低く見えている可能性があります。',
  ],
  [RULES.stale_data, 'ライセンスデータまたは利用データが届かなくなっています。'],
  [RULES.over_100, '販売数を上回る数がアクティブです。'],
  [RULES.expansion, '販売済みライセンスのほぼすべてが、割り当て済みで使用中です。'],
  [STATES.new, '1週間前にはなかったアラートです。'],
  [STATES.continuing, '1週間前にもあったアラートです。'],
  [STATES.improving, '原因は今のところなくなっています。この状態が続けば解消します。'],
  [STATES.cleared, 'アラートは終了し、今回が最後の表示です。'],
  ['週数', 'アラートが続いている週の数。'],
]
