// A CSV file as a table.

import { restored } from '../../formulas.ts'
import { RefusedDrop } from '../refusal.ts'
import { isRejectsHeader } from '../rows/reject-columns.ts'
import { growUntil, MAX_ROW_CHARACTERS, type TextSource } from '../text/text-source.ts'
import { type Batch, batchOf, type TextRow } from './batch.ts'
import { createCsvBatches } from './csv-batches.ts'
import { type CsvHeader, findHeader } from './csv-header.ts'
import { createCsvCutter } from './csv-rows.ts'
import type { Rows, Table } from './rows.ts'

export async function openCsvTable(source: TextSource): Promise<Table> {
  const header = await growUntil(source, findHeader)
  if (header === null) throw noHeader(source)
  const { delimiter, skippedLines, end } = header
  const headerBytes = Buffer.byteLength(source.head.slice(0, end))
  // Our own rejects come back with their cells defused.
  const isRejects = isRejectsHeader(header.columns)
  return {
    format: 'csv',
    delimiter,
    columns: isRejects ? header.columns.map(restored) : header.columns,
    ofFirstRecord: header.columns.length,
    rows:
      isRejects || Buffer.byteLength(delimiter) > 1
        ? textRowsBelow(header, headerBytes, source, isRejects)
        : rowsBelow(header, headerBytes, source),
    isWholeKnown: true,
    skippedLines,
    morePages: () => null,
  }
}

async function* rowsBelow(
  { delimiter, nextLine }: CsvHeader,
  headerBytes: number,
  source: TextSource,
): AsyncGenerator<Rows> {
  const cutter = createCsvBatches(delimiter, nextLine)
  for await (const piece of below(headerBytes, source.utf8())) yield* cutter.push(piece)
  yield cutter.end()
}

async function* textRowsBelow(
  { delimiter, nextLine }: CsvHeader,
  headerBytes: number,
  source: TextSource,
  isRejects: boolean,
): AsyncGenerator<Batch> {
  const cutter = createCsvCutter(delimiter, nextLine)
  const batch = (rows: readonly TextRow[]) => batchOf(isRejects ? rows.map(restoredRow) : rows)
  for await (const piece of below(headerBytes, source.utf8())) yield batch(cutter.push(piece.toString()))
  yield batch(cutter.end())
}

async function* below(bytes: number, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let toSkip = bytes
  for await (const piece of pieces) {
    const rest = piece.subarray(toSkip)
    toSkip -= piece.length - rest.length
    yield rest
  }
}

function restoredRow(row: TextRow): TextRow {
  return { ...row, cells: row.cells.map((cell) => restored(cell ?? '')) }
}

function noHeader({ head }: TextSource): RefusedDrop {
  if (head.length <= MAX_ROW_CHARACTERS) {
    return new RefusedDrop(
      'missing_column',
      'The file is empty; export it again, so that it begins with a line of column names.',
    )
  }
  return new RefusedDrop(
    'not_text',
    `The first line goes on for more than ${MAX_ROW_CHARACTERS.toLocaleString('en')} characters; a file must begin with a line of column names.`,
  )
}
