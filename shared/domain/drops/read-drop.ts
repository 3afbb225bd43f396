// Reads a drop: bytes → text → table → rows → sheets, each room a step.

import { type DropBody, type DropSource, openBody } from './bytes/body.ts'
import { unpack } from './bytes/container.ts'
import type { Note, ReadOutcome, Refusal } from './outcome.ts'
import { ReadAgain } from './read-again.ts'
import { createRowReading, type RowOutcome } from './read-rows.ts'
import type { ReadContext, ReadResult, ReadSink } from './reading.ts'
import { RefusedDrop } from './refusal.ts'
import { createHeader } from './rows/header.ts'
import { STRAY_BYTES, tableNotes } from './rows/notes.ts'
import { isAnyRecord } from './sources/recognise.ts'
import { cutAll, type Table } from './tables/rows.ts'
import { openTable } from './tables/table.ts'
import { openWorkbookTable } from './tables/workbook-table.ts'
import { type Characters, decode } from './text/characters.ts'

/** Changes whenever the same bytes would be read in another way: then every drop is read again. */
export const READER_VERSION = '7'

/**
 * Streams a drop into sheets and rejects; memory does not grow with the number of rows. What is wrong with the bytes
 * stands in the result; thrown is only what the source or the sink throws.
 */
export async function readDrop(
  source: DropSource,
  context: ReadContext,
  sink: ReadSink,
): Promise<ReadResult> {
  const body = openBody(source)
  try {
    const outcome = await readBody(body, context, sink)
    return { kind: 'read', outcome: { ...outcome, ...(await body.finish()) } }
  } catch (error) {
    if (!(error instanceof ReadAgain)) throw error
    return { kind: 'again', known: { ...context.known, ...error.known } }
  } finally {
    await body.close()
  }
}

type BodyOutcome = Omit<ReadOutcome, 'sha256' | 'bytes'>

const NO_ROWS: RowOutcome = {
  shape: null,
  source: null,
  knownBy: [],
  covers: null,
  effectiveDay: null,
  rows: { read: 0, accepted: 0, rejected: 0, skipped: 0 },
  customers: 0,
  notes: [],
  ignoredColumns: [],
  problems: [],
  refused: null,
}
const NOTHING_KNOWN: BodyOutcome = {
  container: null,
  encoding: null,
  format: null,
  delimiter: null,
  ...NO_ROWS,
}

/** Every step adds what it has found out, so that a refusal at any of them tells all of it. */
async function readBody(body: DropBody, context: ReadContext, sink: ReadSink): Promise<BodyOutcome> {
  let known = NOTHING_KNOWN
  let characters: Characters | null = null
  let table: Table | null = null
  let close = () => {}
  try {
    const unpacked = await unpack(body)
    close = unpacked.close
    if (unpacked.kind === 'workbook') {
      known = { ...known, container: 'xlsx', format: 'xlsx' }
      table = await openWorkbookTable(unpacked.archive)
    } else {
      known = { ...known, container: unpacked.container }
      characters = await decode(unpacked.bytes)
      table = await openTable(characters.utf8, {
        list: context.known?.list ?? null,
        isRecord: (columns) => isAnyRecord(createHeader(columns), context.settings),
      })
    }
    known = { ...known, format: table.format, delimiter: table.delimiter }
    known = { ...known, ...(await readRows(body, table, context, sink)) }
  } catch (error) {
    if (!(error instanceof RefusedDrop)) throw error
    known = { ...known, refused: error.refusal }
  } finally {
    close()
  }
  const notes = [...textNotes(characters), ...(table === null ? [] : tableNotes(table)), ...known.notes]
  return { ...known, encoding: characters?.encoding() ?? null, notes }
}

function textNotes(characters: Characters | null): Note[] {
  return characters?.hasStrayBytes() === true ? [STRAY_BYTES] : []
}

async function readRows(
  body: DropBody,
  table: Table,
  context: ReadContext,
  sink: ReadSink,
): Promise<RowOutcome> {
  if (table.columns.length === 0 && table.isWholeKnown) return readNoData(table, context)
  const reading = createRowReading(table, context, sink, body.source.bytes)
  let refusal: Refusal | null = null
  try {
    for await (const rows of table.rows) await reading.take(rows)
  } catch (error) {
    if (!(error instanceof RefusedDrop)) throw error
    refusal = error.refusal
  }
  await reading.finish(refusal)
  return reading.outcome()
}

/** A list without records says nothing; records without names say nothing that could be read. */
async function readNoData(table: Table, { address }: ReadContext): Promise<RowOutcome> {
  let records = 0
  for await (const rows of table.rows) records += cutAll(rows).rows
  if (records === 0) return { ...NO_ROWS, source: 'none', effectiveDay: address.keyDay }
  throw new RefusedDrop(
    'missing_column',
    'No record of the file is a JSON object with names and values; upload a list of such objects.',
  )
}
