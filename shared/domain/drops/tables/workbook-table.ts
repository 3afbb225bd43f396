// An Excel workbook as a table: its first sheet, each cell as CSV would have it.

import type { Archive } from '../bytes/archive.ts'
import { DamagedContainer } from '../bytes/decompress.ts'
import { MAX_WORKBOOK, sizeWords, tooBig } from '../bytes/limits.ts'
import { RefusedDrop } from '../refusal.ts'
import { type Batch, batchOf, NO_LISTS, type TextRow } from './batch.ts'
import { isTypeLine } from './csv-header.ts'
import { isBlank } from './csv-rows.ts'
import type { Table } from './rows.ts'
import { createCellReader } from './workbook-cells.ts'
import { findFirstSheet, type PartReader, readSharedStrings, readStyles } from './workbook-parts.ts'
import { readSheetRows, type SheetRow } from './workbook-sheet.ts'

const ROWS_AT_ONCE = 1_000

export async function openWorkbookTable(archive: Archive): Promise<Table> {
  const read = measured(archive)
  try {
    const { path, is1904 } = await findFirstSheet(read)
    const strings = archive.has('xl/sharedStrings.xml') ? await readSharedStrings(read) : []
    const dates = archive.has('xl/styles.xml') ? await readStyles(read) : []
    const rows = sheetRows(readSheetRows(read(path), createCellReader({ strings, dates, is1904 })))
    let header = await rows.next()
    const skippedLines: string[] = []
    const [above = ''] = header.value?.cells ?? []
    if (isTypeLine(above)) {
      skippedLines.push(above.trim())
      header = await rows.next()
    }
    if (header.done === true) throw emptySheet()
    return {
      format: 'xlsx',
      delimiter: null,
      columns: header.value.cells.map((cell) => cell ?? ''),
      ofFirstRecord: header.value.cells.length,
      rows: batches(rows),
      isWholeKnown: true,
      skippedLines,
      morePages: () => null,
    }
  } catch (error) {
    throw explained(error)
  }
}

function measured(archive: Archive): PartReader {
  let unpackedBytes = 0
  return async function* (name) {
    for await (const block of archive.file(name)) {
      unpackedBytes += block.length
      if (unpackedBytes > MAX_WORKBOOK.unpackedBytes) {
        throw tooBig(`is a workbook that unpacks to over ${sizeWords(MAX_WORKBOOK.unpackedBytes)}`)
      }
      yield block
    }
  }
}

/** Those in which something stands. */
async function* sheetRows(rows: AsyncGenerator<readonly SheetRow[]>): AsyncGenerator<TextRow> {
  let count = 0
  for await (const some of rows) {
    for (const { line, cells } of some) {
      count += 1
      if (count > MAX_WORKBOOK.rows) {
        throw tooBig(`is a workbook of over ${MAX_WORKBOOK.rows.toLocaleString('en')} rows`)
      }
      const texts = Array.from(cells, (cell) => cell ?? '')
      if (!isBlank(texts)) yield { line, cells: texts, broken: null, isCutOff: false, lists: NO_LISTS }
    }
  }
}

async function* batches(rows: AsyncGenerator<TextRow>): AsyncGenerator<Batch> {
  let waiting: TextRow[] = []
  try {
    for await (const row of rows) {
      waiting.push(row)
      if (waiting.length < ROWS_AT_ONCE) continue
      yield batchOf(waiting)
      waiting = []
    }
  } catch (error) {
    throw explained(error)
  }
  yield batchOf(waiting)
}

function explained(error: unknown): unknown {
  if (!(error instanceof DamagedContainer)) return error
  return new RefusedDrop(
    'broken_container',
    'The Excel workbook is damaged or lacks a part; open it, save it as .xlsx and upload that.',
    { cause: error },
  )
}

function emptySheet(): RefusedDrop {
  return new RefusedDrop(
    'missing_column',
    'The first sheet of the workbook is empty; put the table there, with the names of its columns in the first row.',
  )
}
