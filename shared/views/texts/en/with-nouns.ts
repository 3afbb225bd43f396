// Numbers with their nouns, and the other small words that English sentences share.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { counting } from '../counted.ts'
import type { Formats } from '../formats.ts'

export interface EnglishFormats extends Formats {
  /** "1 customer", "2 customers"; `many` where the plural is not the noun with an s. */
  counted(value: number, one: string, many?: string): string
  percentOrNone(value: number | null): string
}

export function withNouns(formats: Formats): EnglishFormats {
  const { counted } = counting(formats)
  return {
    ...formats,
    counted: (value, one, many = `${one}s`) => counted(value, one, many),
    percentOrNone: (value) => (value === null ? NO_FIGURE : formats.percent(value)),
  }
}

export const NO_FIGURE = 'n/a'

/** No data speaks of it: it is not zero. */
export const UNKNOWN = 'unknown'

export const DATASET_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'licence data',
  activity: 'activity data',
  support: 'support calls',
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
