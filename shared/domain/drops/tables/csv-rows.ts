// Cuts a growing text into CSV rows: whole rows only, with the line on which each starts.

import { MAX_ROW_CHARACTERS } from '../text/text-source.ts'
import { NO_LISTS, type TextRow } from './batch.ts'
import { readCsvRow } from './csv-row.ts'

export interface CsvCutter {
  /** The rows that end in what has come so far. */
  push(text: string): CsvTextRow[]
  /** The last row, if the text does not end with a line break. */
  end(): CsvTextRow[]
  /** What is kept of the text, and the line on which it begins; null: it begins within a row. */
  rest(): { readonly text: string; readonly line: number } | null
}

export interface CsvTextRow extends TextRow {
  readonly cells: readonly string[]
}

/** `line`: that on which the text begins. */
export function createCsvCutter(delimiter: string, firstLine = 1): CsvCutter {
  let text = ''
  let position = 0
  let line = firstLine
  let nextQuote = -1
  /** How much text there must be before it is worth looking for the end of the row again. */
  let enough = 0
  /** Behind the part that is kept of a line that is too long. */
  let skipping = false

  function cut(more: string, final: boolean): CsvTextRow[] {
    text = position === text.length ? more : text.slice(position) + more
    position = 0
    if (text.length < enough && !final) return []
    nextQuote = -1
    const rows: CsvTextRow[] = []
    while (position < text.length) {
      if (skipping) {
        skipLine()
        continue
      }
      const row = plainRow() ?? anyRow(final)
      if (row === null) break
      if (row.broken !== null || !isBlank(row.cells)) rows.push(row)
    }
    // Twice as much each time: a row that comes in many pieces is not read once for each of them.
    enough = Math.min(2 * (text.length - position), MAX_ROW_CHARACTERS + 1)
    return rows
  }

  /** The quick way: a line without quotes. */
  function plainRow(): CsvTextRow | null {
    const lineEnd = text.indexOf('\n', position)
    if (lineEnd === -1 || lineEnd - position > MAX_ROW_CHARACTERS) return null
    if (nextQuote < position) nextQuote = indexOrEnd(text, '"', position)
    if (nextQuote < lineEnd) return null
    const cells = text.slice(position, lineEnd).split(delimiter)
    const row: CsvTextRow = { line, cells, broken: null, isCutOff: false, lists: NO_LISTS }
    position = lineEnd + 1
    line += 1
    return row
  }

  function anyRow(final: boolean): CsvTextRow | null {
    const cutShort = text.length - position > MAX_ROW_CHARACTERS
    const window = cutShort ? text.slice(position, position + MAX_ROW_CHARACTERS) : text
    const start = cutShort ? 0 : position
    const read = readCsvRow(window, start, delimiter, final || cutShort)
    if (read === null) return null
    skipping = cutShort && read.next === window.length && !window.endsWith('\n')
    const isCutOff = !cutShort && read.next === window.length && !window.endsWith('\n')
    const broken = skipping ? 'too_long' : null
    const { cells, strayQuoteAt } = read
    const row: CsvTextRow = { line, cells, broken, isCutOff, strayQuoteAt, lists: NO_LISTS }
    position += read.next - start
    line += read.lines
    return row
  }

  function skipLine(): void {
    const lineEnd = text.indexOf('\n', position)
    skipping = lineEnd === -1
    position = skipping ? text.length : lineEnd + 1
    if (!skipping) line += 1
  }

  return {
    push: (more) => cut(more, false),
    end: () => cut('', true),
    rest: () => (skipping ? null : { text: text.slice(position), line }),
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from)
  return index === -1 ? text.length : index
}

/** A row in which nothing stands is no row. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}
