// Numbers with their nouns, and the other small words that French sentences share. The spaces before : % and inside « »
// are no-break spaces (U+00A0), those before ; ? ! narrow ones (U+202F): a test holds all sentences to that.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { type Counting, counting } from '../counted.ts'
import type { Formats } from '../formats.ts'

export interface FrenchFormats extends Formats, Counting {
  percentOrNone(value: number | null): string
}

export function withNouns(formats: Formats): FrenchFormats {
  return {
    ...formats,
    ...counting(formats),
    percentOrNone: (value) => (value === null ? NO_FIGURE : formats.percent(value)),
  }
}

export const NO_FIGURE = 'n/d'

/** No data speaks of it: it is not zero. As it stands alone or after a colon. */
export const UNKNOWN = 'sans données'

export const DATASET_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'données de licences',
  activity: 'données d’activité',
  support: 'appels au support',
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
