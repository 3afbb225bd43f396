// Files as other people's tools write them; the product's own CSV is none of their business.

import type { Day } from '../../../../shared/domain/calendar.ts'
import { formatDay } from '../../../../shared/domain/calendar.ts'

export interface SampleFile {
  readonly key: string
  readonly body: Uint8Array
}

export type Cell = string | number | boolean | null

export interface CsvManner {
  readonly delimiter: ',' | ';'
  readonly startsWithMark: boolean
}

export const PLAIN: CsvManner = { delimiter: ',', startsWithMark: false }
/** As Excel saves it in Spain. */
export const SPANISH_EXCEL: CsvManner = { delimiter: ';', startsWithMark: true }
export const GRAPH_EXPORT: CsvManner = { delimiter: ',', startsWithMark: true }

export function csvBody(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  manner = PLAIN,
): Uint8Array {
  const lines = [head, ...rows].map((cells) => `${cells.map(cellText).join(manner.delimiter)}\r\n`)
  return Buffer.from((manner.startsWithMark ? '\ufeff' : '') + lines.join(''))
}

export function dropKey(partner: string, dataset: string, day: Day, ...rest: string[]): string {
  return [partner, dataset, formatDay(day), ...rest].join('/')
}

function cellText(cell: Cell): string {
  const text = String(cell ?? '')
  return /[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
