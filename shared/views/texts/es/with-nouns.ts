// Numbers with their nouns, and the other small words that Spanish sentences share.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { type Counting, counting } from '../counted.ts'
import type { Formats } from '../formats.ts'

export interface SpanishFormats extends Formats, Counting {
  percentOrNone(value: number | null): string
}

export function withNouns(formats: Formats): SpanishFormats {
  return {
    ...formats,
    ...counting(formats),
    percentOrNone: (value) => (value === null ? NO_FIGURE : formats.percent(value)),
  }
}

export const NO_FIGURE = 'n/d'

/** No data speaks of it: it is not zero. As it stands alone or after a colon. */
export const UNKNOWN = 'sin datos'

export const DATASET_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'datos de licencias',
  activity: 'datos de actividad',
  support: 'llamadas de soporte',
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
