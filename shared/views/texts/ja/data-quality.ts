// What data was missing, unclear or refused.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { adviceOn, entry } from './unmatched-name.ts'
import { DATASET_NAMES, type JapaneseFormats } from './with-nouns.ts'

const NONE = '(none)'

export function dataQuality(f: JapaneseFormats) {
  return {
    title: '数値の根拠',
    /** `missing`: ranges of days, and how many more there are. */
    received(days: number, missing: readonly string[], more: number) {
      if (missing.length === 0) return '利用データのファイルは28日間すべてそろっています。'
      const gaps = [...missing, ...(more === 0 ? [] : [`ほか${f.count(more)}件の期間`])].join('、')
      return `利用データのファイルがあるのは28日間のうち${f.count(days)}日分で、${gaps}の分がありません。ファイルのない日は不明であり、ゼロではありません。`
    },
    coverage: (leastDays: number) =>
      leastDays === 28
        ? 'すべての顧客について、28日間すべてのデータがあります。'
        : `データの日数が最も少ない顧客は、28日間のうち${f.count(leastDays)}日分です。`,
    stopped: '届かなくなったファイル',
    stoppedSince: (dataset: Dataset, lastDay: string) =>
      `${DATASET_NAMES[dataset]}：${f.day(lastDay)}を最後に届いていません`,
    unread: '読み取りが間に合わず、含まれていないファイル',
    stale: '古いデータ',
    staleSince: (stateDate: string, activityDate: string | null) =>
      `ライセンスデータは${f.day(stateDate)}時点、${activityDate === null ? '利用データなし' : `利用データは${f.day(activityDate)}まで`}`,
    left: '契約終了、またはライセンスデータに記載がなくなった顧客',
    refused: '拒否されたファイル',
    /** The first of those refused for the same reason. */
    refusedAlike: (keys: readonly string[], more: number, message: string) =>
      `${[...keys, ...(more === 0 ? [] : [`ほか${f.count(more)}件のファイル`])].join('、')}：${message}`,
    unmatched: 'どの顧客とも照合できない組織からのサポート問い合わせ',
    /** `(none)`: nobody is named. */
    caller: (word: string, calls: number) =>
      word === NONE
        ? `組織の記載なし：${f.count(calls)}件`
        : `${word}：${f.count(calls)}件。${entry('customers', word, 'CUSTOMER_ID')}を追加してください`,
    unmapped: '不明なサポートカテゴリ（otherとして集計）',
    category: (word: string, calls: number) =>
      `${word}：${f.count(calls)}件。${entry('support_categories', word, 'help')}、または6種類のうちの別のカテゴリを追加してください`,
    unmatchedProducts: 'どのライセンスとも照合できない製品名',
    unmatchedProduct: (name: UnmatchedName) => adviceOn(f, name),
    free: '無料の製品（販売数に含みません）',
    freeProducts: (partNumbers: readonly string[]) =>
      `${partNumbers.join('、')}（含めるには、"count_free_products": trueと設定してください）`,
    rejected: '却下された行のあるファイル',
    rejectedRows: (file: string, rejected: number, read: number) =>
      `${file}：${f.count(read)}行のうち${f.count(rejected)}行を却下。理由は取り込み結果をご覧ください`,
    clashes: '同じ日のファイルの内容が食い違うサブスクリプション',
    clash: (subscription: string, file: string) => `${subscription}：${file}の内容を採用`,
    otherWindow: '期間が28日間ではない集計値（比較の対象外）',
    window: (sku: string, days: number) => `${sku}、${f.count(days)}日間`,
  }
}
