// Numbers with their nouns, and the other small words that German sentences share.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { type Counting, counting } from '../counted.ts'
import type { Formats } from '../formats.ts'

export interface GermanFormats extends Formats, Counting {
  percentOrNone(value: number | null): string
}

export function withNouns(formats: Formats): GermanFormats {
  return {
    ...formats,
    ...counting(formats),
    percentOrNone: (value) => (value === null ? NO_FIGURE : formats.percent(value)),
  }
}

export const NO_FIGURE = 'keine Angabe'

/** No data speaks of it: it is not zero. */
export const UNKNOWN = 'unbekannt'

export const DATASET_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'Lizenzdaten',
  activity: 'Nutzungsdaten',
  support: 'Supportanfragen',
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
