// Takes a table's rows in, one after the other, and hands over sheets and rejects when there are enough of them.

import { MAX_SHEETS, tooBig } from './bytes/limits.ts'
import type { ReadOutcome, Refusal, RowCounts } from './outcome.ts'
import { createReaderParts } from './reader-parts.ts'
import type { ReadContext, ReadSink } from './reading.ts'
import type { Fault } from './rows/row-cursor.ts'
import { createCertainCells } from './rows/stray-quotes.ts'
import { refusalOfRows } from './rows/verdict.ts'
import type { Batch, Table } from './tables/batch.ts'

export interface RowReading {
  take(batch: Batch): Promise<void>
  /** Hands over the rejects that are left and, unless the drop is refused, the sheets. */
  finish(refusal: Refusal | null): Promise<void>
  /** As far as it is known. */
  outcome(): RowOutcome
}

export type RowOutcome = Pick<
  ReadOutcome,
  | 'shape'
  | 'source'
  | 'knownBy'
  | 'covers'
  | 'effectiveDay'
  | 'rows'
  | 'customers'
  | 'notes'
  | 'ignoredColumns'
  | 'problems'
  | 'refused'
>

/** What there may be of a drop, and what sheets in the making may weigh before they are handed over. */
const MAXIMA = { sheets: MAX_SHEETS, memoryBytes: 64 * 1024 * 1024 }
const MANY_CUSTOMERS = 'has more customers, or more scattered rows of them, than can be stored at once'

/** Refuses a table that lacks a required column. */
export function createRowReading(
  table: Table,
  context: ReadContext,
  sink: ReadSink,
  /** Of the drop as it was uploaded. */
  bytes: number,
  maxima = MAXIMA,
): RowReading {
  const parts = createReaderParts(table, context, sink, bytes)
  const { kind, fold, cursor, check, orders, effectiveDay, rejects } = parts
  const { columns } = table
  const certainCells = createCertainCells(parts.header)
  let knownColumns = columns.length
  let accepted = 0
  let rejected = 0
  let skipped = 0
  let sheets = 0
  let refused: Refusal | null = null

  /** What is wrong with the row; `skipped`: it counts for nothing, and nobody looks at what is wrong with it. */
  function readRow(batch: Batch, row: number): Fault | 'skipped' | null {
    const fault = check(batch, row)
    if (fault !== null) return fault
    const { ranges } = batch
    if (ranges !== null && parts.repeat(ranges, row)) return null
    cursor.start(row)
    if (parts.skips(cursor)) {
      effectiveDay.see(cursor)
      orders.look(cursor)
      return 'skipped'
    }
    cursor.rejectTooLong()
    if (cursor.fault !== null) return cursor.fault
    effectiveDay.check(cursor)
    if (cursor.fault === null) parts.read(cursor)
    if (cursor.fault !== null) orders.look(cursor)
    else if (ranges !== null) parts.learn(ranges, row)
    return cursor.fault
  }

  /** Only to find the date that proves the order of all. */
  function seek(batch: Batch, from: number): void {
    for (let row = from; row < batch.rows; row += 1) {
      if (check(batch, row) !== null) continue
      cursor.start(row)
      cursor.rejectTooLong()
      if (cursor.fault === null) orders.look(cursor)
    }
  }

  async function handOver(): Promise<void> {
    for (const { sheet, part } of fold.drain()) {
      sheets += 1
      if (sheets > maxima.sheets) refused ??= tooBig(MANY_CUSTOMERS).refusal
      if (refused === null) await sink.sheet(sheet, part)
    }
  }

  function rows(): RowCounts {
    return { read: accepted + rejected + skipped, accepted, rejected, skipped }
  }

  return {
    async take(batch) {
      if (columns.length > knownColumns) parts.header.refresh()
      knownColumns = columns.length
      cursor.enter(batch)
      for (let row = 0; row < batch.rows; row += 1) {
        if (orders.isSeeking()) return seek(batch, row)
        const fault = readRow(batch, row)
        const certain = certainCells(batch, row, fault === null || fault === 'skipped')
        if (fault === null) {
          accepted += 1
          // Looked at row by row, so that sheets do not depend on how rows come in batches.
          if (fold.heldBytes() > maxima.memoryBytes) await handOver()
        } else if (fault === 'skipped') {
          skipped += 1
        } else {
          rejected += 1
          await rejects.add(batch, row, fault, certain)
        }
      }
      refused ??= effectiveDay.refusal() ?? parts.ambiguous()
    },
    async finish(refusal) {
      if (refusal === null) orders.end()
      refused ??= refusal ?? parts.lacking() ?? refusalOfRows(rows())
      await handOver()
      await rejects.finish()
    },
    outcome: () => ({
      shape: kind.shape,
      source: parts.source,
      knownBy: parts.knownBy(),
      covers: kind.covers,
      effectiveDay: effectiveDay.known() ?? context.address.keyDay,
      rows: rows(),
      customers: fold.customers(),
      notes: parts.notes(),
      ignoredColumns: parts.ignoredColumns(),
      problems: rejects.problems(),
      refused,
    }),
  }
}
