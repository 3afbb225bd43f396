// What a cell of a workbook says, as CSV would have it.

import { dateText } from './workbook-dates.ts'

export interface WorkbookFacts {
  /** The texts that cells share, by their place. */
  readonly strings: readonly string[]
  /** Which formats show dates, by their place. */
  readonly dates: readonly boolean[]
  readonly is1904: boolean
}

export interface RawCell {
  /** As the sheet says it: `s` a shared text, `b` yes or no, `n` a number, others a text. */
  readonly type: string
  readonly style: string
  readonly value: string
}

export type CellReader = (cell: RawCell) => string

export function createCellReader({ strings, dates, is1904 }: WorkbookFacts): CellReader {
  return ({ type, style, value }) => {
    if (type === 's') return strings[Number(value)] ?? ''
    if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
    if (type !== 'n') return value
    if (value.trim() === '') return ''
    const number = Number(value)
    if (dates[Number(style)] === true) return dateText(number, is1904) ?? value
    return numberText(number, value)
  }
}

/** Excel stores `1E+05` and `0.30000000000000004`, and shows 100000 and 0.3. */
function numberText(number: number, written: string): string {
  if (!Number.isFinite(number)) return written
  if (Number.isInteger(number))
    return Number.isSafeInteger(number) ? String(number) : BigInt(number).toString()
  return String(Number(number.toPrecision(15)))
}
