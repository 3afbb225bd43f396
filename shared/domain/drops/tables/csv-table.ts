// A CSV file as a table: the delimiter is the one that makes the most of the header line.

import { restored } from '../../formulas.ts'
import { RefusedDrop } from '../refusal.ts'
import { columnName } from '../rows/header.ts'
import { growUntil, type TextSource } from '../text/text-source.ts'
import { readCsvRow } from './csv-row.ts'
import { isEmptyLine, openCsvCutter } from './csv-rows.ts'
import { MAX_ROW_CHARACTERS, type RawRow, type RawTable } from './raw-row.ts'

const DELIMITERS = [',', ';', '\t'] as const

interface Dialect {
  readonly delimiter: (typeof DELIMITERS)[number]
  readonly columns: readonly string[]
}

export async function openCsvTable(source: TextSource): Promise<RawTable> {
  const dialect = await growUntil(source, sniff)
  if (dialect === null) throw noHeader(source)
  const { delimiter, columns } = dialect
  const rows = rowsBelowHeader(source, delimiter)
  const table = { format: 'csv', delimiter, morePages: () => false } as const
  if (!isRejectsFile(columns)) return { ...table, columns, rows }
  return { ...table, columns: columns.map(restored), rows: restoredRows(rows) }
}

/** Our own rejects come back with their cells defused. */
function isRejectsFile(columns: readonly string[]): boolean {
  const names = new Set(columns.map(columnName))
  return names.has('_line') && names.has('_code')
}

async function* restoredRows(batches: AsyncGenerator<readonly RawRow[]>): AsyncGenerator<readonly RawRow[]> {
  for await (const rows of batches) {
    yield rows.map((row) => ({ ...row, cells: row.cells.map(restored) }))
  }
}

/** null: the header line is not over yet, or there is none. */
function sniff(head: string, complete: boolean): Dialect | null {
  // Three readings of a header that has not ended would come to nothing.
  if (!complete && !head.includes('\n')) return null
  let best: Dialect | null = null
  for (const delimiter of DELIMITERS) {
    const columns = firstRow(head, delimiter, complete)
    if (columns === null) return null
    if (best === null || columns.length > best.columns.length) best = { delimiter, columns }
  }
  return best
}

function firstRow(head: string, delimiter: string, complete: boolean): readonly string[] | null {
  let position = 0
  while (position < head.length) {
    const row = readCsvRow(head, position, delimiter, complete)
    if (row === null || !isEmptyLine(row.cells)) return row?.cells ?? null
    position = row.next
  }
  return null
}

async function* rowsBelowHeader(source: TextSource, delimiter: string): AsyncGenerator<readonly RawRow[]> {
  const cutter = openCsvCutter(delimiter)
  let toSkip = 1
  for await (const piece of source.pieces()) {
    const rows = cutter.push(piece)
    yield rows.slice(toSkip)
    toSkip -= Math.min(toSkip, rows.length)
  }
  yield cutter.end().slice(toSkip)
}

function noHeader({ head }: TextSource): RefusedDrop {
  if (head.trim() === '') {
    return new RefusedDrop('missing_column', 'The file is empty; upload one that begins with a header line.')
  }
  return new RefusedDrop(
    'not_text',
    `The first line goes on for more than ${MAX_ROW_CHARACTERS} characters; a file must begin with a header line.`,
  )
}
