// Reads a drop: body → container → characters → table → rows → sheets, each step a file of its own.

import { type DropBody, openBody } from './bytes/body.ts'
import { unpack } from './bytes/container.ts'
import type { ReadOutcome, Refusal } from './outcome.ts'
import type { ReadContext, ReadResult, ReadSink } from './reading.ts'
import { NotUtf8, RefusedDrop } from './refusal.ts'
import { openRowReading, type RowOutcome } from './rows/row-reading.ts'
import type { RawTable } from './tables/raw-row.ts'
import { openTable } from './tables/table.ts'
import { decode } from './text/characters.ts'

/** Changes whenever the same bytes would be read in another way: then every drop is read again. */
export const READER_VERSION = '3'

/**
 * Streams a drop into sheets and rejects; memory does not grow with the number of rows. What is wrong with the bytes
 * stands in the result; thrown is only what the body or the sink throws.
 */
export async function readDrop(
  body: AsyncIterable<Uint8Array>,
  context: ReadContext,
  sink: ReadSink,
): Promise<ReadResult> {
  const source = openBody(body)
  try {
    const outcome = await readText(source, context, sink)
    return { ...outcome, ...(await source.finish()) }
  } catch (error) {
    if (error instanceof NotUtf8) return 'not-utf8'
    throw error
  } finally {
    await source.close()
  }
}

type TextOutcome = Omit<ReadOutcome, 'sha256' | 'bytes'>

/** Also what a list without records comes to. */
const NO_ROWS: RowOutcome = {
  shape: null,
  effectiveDay: null,
  rows: { read: 0, accepted: 0, rejected: 0 },
  customers: 0,
  ignoredColumns: [],
  problems: [],
  refused: null,
}
const NOTHING_KNOWN: TextOutcome = {
  container: null,
  encoding: null,
  format: null,
  delimiter: null,
  ...NO_ROWS,
}

/** Every step adds what it has found out, so that a refusal at any of them tells all of it. */
async function readText(source: DropBody, context: ReadContext, sink: ReadSink): Promise<TextOutcome> {
  let known = NOTHING_KNOWN
  let close = () => {}
  try {
    const unpacked = await unpack(source.blocks())
    close = unpacked.close
    known = { ...known, container: unpacked.container }
    const { encoding, text } = await decode(unpacked.bytes, context.encoding)
    known = { ...known, encoding }
    const table = await openTable(text)
    known = { ...known, format: table.format, delimiter: table.delimiter }
    return { ...known, ...(await readRows(source, table, context, sink)) }
  } catch (error) {
    if (!(error instanceof RefusedDrop)) throw error
    return { ...known, refused: error.refusal }
  } finally {
    close()
  }
}

async function readRows(
  source: DropBody,
  table: RawTable,
  context: ReadContext,
  sink: ReadSink,
): Promise<RowOutcome> {
  if (table.columns.length === 0) return { ...NO_ROWS, effectiveDay: context.address.keyDay }
  const reading = openRowReading(table, context, sink, source.bytesRead)
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
