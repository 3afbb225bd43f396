// The small words that Japanese sentences share. Nouns have one form, and each a counter of its own.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Formats } from '../formats.ts'

export interface JapaneseFormats extends Formats {
  percentOrNone(value: number | null): string
}

export function withNouns(formats: Formats): JapaneseFormats {
  return {
    ...formats,
    percentOrNone: (value) => (value === null ? NO_FIGURE : formats.percent(value)),
  }
}

export const NO_FIGURE = '該当なし'

/** No data speaks of it: it is not zero. */
export const UNKNOWN = '不明'

export const DATASET_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'ライセンスデータ',
  activity: '利用データ',
  support: 'サポート問い合わせ',
}
