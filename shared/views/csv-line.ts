// A line of CSV as RFC 4180 writes it, safe to open in a spreadsheet.

export type Cell = string | number | null

export const BYTE_ORDER_MARK = '\ufeff'

/** null is blank; the line ends with CRLF. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`
}

/**
 * What a spreadsheet would run: a formula sign (full-width ones too), also behind spaces or quotes, and
 * a leading tab or line break.
 */
const FORMULA = /^(?:[\t\r\n]|[\s"]*[=+\-@＝＋－＠])/
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/
const NEEDS_QUOTES = /[",\r\n]/

function toCell(cell: Cell): string {
  if (cell === null) return ''
  const text = defused(String(cell))
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function defused(text: string): string {
  return FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text
}
