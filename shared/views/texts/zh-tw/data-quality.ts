// What data was missing, unclear or refused.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { adviceOn, entry } from './unmatched-name.ts'
import { type ChineseFormats, DATASET_NAMES } from './with-nouns.ts'

const NONE = '(none)'

export function dataQuality(f: ChineseFormats) {
  return {
    title: '數字的依據',
    /** `missing`: ranges of days, and how many more there are. */
    received(days: number, missing: readonly string[], more: number) {
      if (missing.length === 0) return '活動檔案涵蓋全部 28 天。'
      const gaps = [...missing, ...(more === 0 ? [] : [`其他 ${f.count(more)} 段期間`])].join('、')
      return `活動檔案涵蓋 28 天中的 ${f.count(days)} 天；缺少：${gaps}。沒有檔案的日子是不明，不是零。`
    },
    coverage: (leastDays: number) =>
      leastDays === 28
        ? '每家客戶的 28 天都有資料。'
        : `涵蓋天數最少的客戶：28 天中的 ${f.count(leastDays)} 天。`,
    stopped: '不再送達的檔案',
    stoppedSince: (dataset: Dataset, lastDay: string) =>
      `${DATASET_NAMES[dataset]}：${f.day(lastDay)}之後就沒有了`,
    unread: '未能及時讀取而未計入的檔案',
    stale: '過期的資料',
    staleSince: (stateDate: string, activityDate: string | null) =>
      `授權資料的日期為 ${f.day(stateDate)}，${activityDate === null ? '沒有活動資料' : `活動資料到 ${f.day(activityDate)}為止`}`,
    left: '已離開，或授權資料中已不再列出',
    refused: '遭拒絕的檔案',
    /** The first of those refused for the same reason. */
    refusedAlike: (keys: readonly string[], more: number, message: string) =>
      `${[...keys, ...(more === 0 ? [] : [`其他 ${f.count(more)} 個檔案`])].join('、')}：${message}`,
    unmatched: '來電組織對應不到任何客戶的支援電話',
    /** `(none)`: nobody is named. */
    caller: (word: string, calls: number) =>
      word === NONE
        ? `未註明組織：${f.count(calls)} 通`
        : `${word}：${f.count(calls)} 通；請加入 ${entry('customers', word, 'CUSTOMER_ID')}`,
    unmapped: '不明的支援類別，計為 other',
    category: (word: string, calls: number) =>
      `${word}：${f.count(calls)} 通；請加入 ${entry('support_categories', word, 'help')}，或六種類別中的另一種`,
    unmatchedProducts: '對應不到任何授權的產品名稱',
    unmatchedProduct: (name: UnmatchedName) => adviceOn(f, name),
    free: '免費產品，不計為已銷售',
    freeProducts: (partNumbers: readonly string[]) =>
      `${partNumbers.join('、')}（若要計入，請設定 "count_free_products": true）`,
    rejected: '部分資料列遭拒絕的檔案',
    rejectedRows: (file: string, rejected: number, read: number) =>
      `${file}：${f.count(read)} 列中有 ${f.count(rejected)} 列遭拒絕；原因請見回條`,
    clashes: '同一天的檔案內容互相矛盾的訂閱',
    clash: (subscription: string, file: string) => `${subscription}：採用 ${file}`,
    otherWindow: '期間不是 28 天的計數，不列入比較',
    window: (sku: string, days: number) => `${sku}，${f.count(days)} 天`,
  }
}
