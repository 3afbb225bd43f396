// The sheets of the workbook: their names, headers, words and definitions.

import type { FlagState, Rule } from '../../../domain/flags/flag.ts'
import { CATEGORY_NAMES } from './explanation.ts'
import { RULES, STATES } from './flags.ts'
import type { ChineseFormats } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function workbook(f: ChineseFormats) {
  return {
    /** At most 31 characters, without []:*?/\ */
    sheets: {
      customers: '客戶',
      products: '產品',
      workloads: '工作負載',
      flags: '警示',
      calls: '電話',
      dataQuality: '資料品質',
      definitions: '定義',
    },
    /** No two of a sheet are alike. */
    columns: {
      customer: '客戶',
      customerId: '客戶識別碼',
      accountManager: '客戶經理',
      attention: '關注程度',
      flags: '警示',
      sold: '已銷售授權',
      soldOwn: '由您銷售',
      assigned: '已指派授權',
      deployment: '部署',
      active: '使用中的權益',
      usage: '使用量',
      entitled: '有授權且使用中',
      adjustedUsage: '調整後使用量',
      lowUsage: '使用量偏低',
      change: '一週變化（百分點）',
      transferred: '已移轉',
      inactiveSubscription: '訂閱非使用中',
      trial: '試用版',
      yammer: '僅 Yammer',
      unlicensed: '沒有授權',
      inferred: '推斷',
      coverage: '28 天中有資料的天數',
      stateDate: '授權資料日期',
      activityDate: '活動資料截至',
      product: '產品',
      partNumber: '產品編號',
      service: '服務',
      workload: '工作負載',
      users: '作用中使用者',
      flag: '警示',
      severity: '嚴重性',
      state: '狀態',
      weeks: '週數',
      why: '原因',
      advice: '建議',
      calls: '求助電話',
      callsPer100: '每 100 個授權',
      callsBaseline: '平常',
      asNamed: '技術支援使用的名稱',
      topic: '主題',
      detail: '詳細資料',
      term: '詞彙',
      meaning: '意義',
      windowStart: '從',
      asOf: '截至',
    },
    states: STATES,
    /** A flag in a list: 使用量偏低（第 3 週）. */
    flag: (rule: Rule, state: FlagState, weeks: number) =>
      `${RULES[rule]}（${state === 'continuing' ? `第 ${f.count(weeks)} 週` : STATES[state]}）`,
    /** An item of a list in one cell. */
    separator: '；',
    categories: CATEGORY_NAMES,
    category: (name: string, calls: number) => `${name}：${f.count(calls)}`,
    noProduct: '沒有產品',
    service: (word: string) => SERVICES.get(word) ?? word,
    /** As the files have it where it is none of the known ones. */
    workload: workloadName,
    about: '關於此活頁簿',
    of: (partner: string, window: string) => `${partner}，${window}。`,
    blank: BLANK,
    source: '來源',
    definitions: DEFINITIONS,
  }
}

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['office365', 'Office 365'],
  ['dynamics365', 'Dynamics 365'],
])

type Definition = readonly [term: string, meaning: string]

const BLANK: Definition = ['空白儲存格', '不明，或沒有。空白絕不代表零：零會顯示為 0。']

const DEFINITIONS: readonly Definition[] = [
  ['使用中的權益', '一位使用者與一項在 28 天內某一天使用過的產品。一位使用者有兩項產品，就是兩個權益。'],
  ['由您銷售', '已銷售授權中，並非由其他賣方銷售的部分。'],
  ['有授權且使用中', '已銷售的使用中權益。'],
  ['已移轉', '使用者已離職，或授權已移轉給他人的使用中權益。'],
  ['訂閱非使用中', '訂閱在寬限期內、已停用或已解除佈建的使用中權益。'],
  ['試用版', '試用版的使用中權益；試用版並未銷售。'],
  ['僅 Yammer', '僅使用 Yammer 且超出授權範圍的使用者。'],
  ['沒有授權', '產品未列於任何授權檔案的使用中權益。'],
  ['推斷', '這五類中，僅因使用中的數量多於已銷售的數量而推斷出來的數量。'],
  ['一週變化', '調整後使用量與一週前相比的百分點；若兩週無法比較則為空白。'],
  ['有資料的天數', '28 天中有活動檔案涵蓋的天數。沒有檔案的日子是不明，不是零。'],
  ['每 100 個授權', '每 100 個已指派授權的求助電話；若沒有註明已指派數，則以已銷售授權計算。'],
  ['平常', '先前三個 28 天期間的求助電話中位數。'],
  ['各類別的電話', '僅保留有警示的客戶，其次是授權最多的客戶；其他客戶則為空白。'],
  [
    '作用中使用者',
    '曾在該工作負載中有活動的不重複使用者。使用多個工作負載的使用者，在每個工作負載中都會計入。',
  ],
  ['關注程度', '未解除的警示中最高的嚴重性。'],
  [RULES.at_risk, '使用量偏低，同時求助電話偏多。'],
  [RULES.low_usage, '調整後使用量低於門檻。此欄顯示其嚴重性，有流失風險的客戶也一併顯示。'],
  [RULES.high_support, '求助電話相對於授權數偏多，或遠多於平常。'],
  [RULES.low_deployment, '部署低於門檻。'],
  [RULES.declining, '調整後使用量在一週內下滑，或低於前四週。'],
  [RULES.unmatched_products, '有人使用的產品名稱對應不到任何授權，因此顯示的使用量可能偏低。'],
  [RULES.stale_data, '授權資料或活動資料不再送達。'],
  [RULES.over_100, '使用中的數量多於已銷售的數量。'],
  [RULES.expansion, '已銷售的授權幾乎全都已指派且使用中。'],
  [STATES.new, '一週前沒有這個警示。'],
  [STATES.continuing, '一週前就已有這個警示。'],
  [STATES.improving, '原因目前已消失；若能持續，警示就會解除。'],
  [STATES.cleared, '警示已結束，這是最後一次顯示。'],
  ['週數', '警示已持續的週數。'],
]
