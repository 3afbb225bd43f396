// A line of CSV as RFC 4180 writes it, safe to open in a spreadsheet.

import { defused } from './formulas.ts'

export type Cell = string | number | null

export const BYTE_ORDER_MARK = '\ufeff'

/** null is blank; the line ends with CRLF. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`
}

/** Other delimiters too: whoever guesses the delimiter of a file counts those outside of quotes. */
const NEEDS_QUOTES = /[",;\t\r\n]/

function toCell(cell: Cell): string {
  if (cell === null) return ''
  const text = defused(String(cell))
  const isQuoted = NEEDS_QUOTES.test(text) || text !== text.trim()
  return isQuoted ? `"${text.replaceAll('"', '""')}"` : text
}
