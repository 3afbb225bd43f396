// Lines of CSV as in RFC 4180, safe to open in a spreadsheet.

import { defused } from './formulas.ts'

export type Cell = string | number | boolean | null

export const BYTE_ORDER_MARK = '\ufeff'

interface CsvOptions {
  readonly delimiter?: ',' | ';'
  /** Defuses cells that a spreadsheet would run as formulas. */
  readonly escapeFormulas?: boolean
}

/** null is blank; the line ends with CRLF. */
export function csvLine(
  cells: readonly Cell[],
  { delimiter = ',', escapeFormulas = true }: CsvOptions = {},
): string {
  const line = cells.map((cell) => {
    const text = String(cell ?? '')
    return quoted(escapeFormulas ? defused(text) : text)
  })
  return `${line.join(delimiter)}\r\n`
}

/** Other delimiters too: readers that guess a file's delimiter count those outside quotes. */
const NEEDS_QUOTES = /[",;\t\r\n]/

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
