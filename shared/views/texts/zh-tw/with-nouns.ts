// The small words that Chinese sentences share. Nouns have one form, and each a measure word of its own.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Formats } from '../formats.ts'

export interface ChineseFormats extends Formats {
  percentOrNone(value: number | null): string
}

export function withNouns(formats: Formats): ChineseFormats {
  return {
    ...formats,
    percentOrNone: (value) => (value === null ? NO_FIGURE : formats.percent(value)),
  }
}

export const NO_FIGURE = '不適用'

/** No data speaks of it: it is not zero. */
export const UNKNOWN = '不明'

export const DATASET_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: '授權資料',
  activity: '活動資料',
  support: '支援電話',
}
