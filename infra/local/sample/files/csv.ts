// Sample files as a partner's tools export them: some with another delimiter, and none with formulas defused.

import { type Day, formatDay } from '../../../../shared/domain/calendar.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../../../shared/domain/csv-line.ts'

export interface SampleFile {
  readonly key: string
  readonly body: Uint8Array
}

export interface CsvStyle {
  readonly delimiter: ',' | ';'
  readonly startsWithMark: boolean
}

export const PLAIN: CsvStyle = { delimiter: ',', startsWithMark: false }
/** As Excel saves it in Spain. */
export const SPANISH_EXCEL: CsvStyle = { delimiter: ';', startsWithMark: true }
export const GRAPH_EXPORT: CsvStyle = { delimiter: ',', startsWithMark: true }

export function csvBody(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  style = PLAIN,
): Uint8Array {
  const options = { delimiter: style.delimiter, escapeFormulas: false }
  const lines = [head, ...rows].map((cells) => csvLine(cells, options))
  return Buffer.from((style.startsWithMark ? BYTE_ORDER_MARK : '') + lines.join(''))
}

export function dropKey(partner: string, dataset: string, day: Day, ...rest: string[]): string {
  return [partner, dataset, formatDay(day), ...rest].join('/')
}
