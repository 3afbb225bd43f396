// Takes a table's rows in, one after the other, and hands over sheets and rejects when there are enough of them.

import { MAX_SHEETS, tooBig } from './bytes/limits.ts'
import type { ReadOutcome, Refusal, RowCounts } from './outcome.ts'
import { createReaderParts } from './reader-parts.ts'
import type { ReadContext, ReadSink } from './reading.ts'
import type { Fault } from './rows/row-cursor.ts'
import { createCertainCells, WITHOUT_QUOTES } from './rows/stray-quotes.ts'
import { refusalOfRows } from './rows/verdict.ts'
import type { RepeatedRows } from './sources/repeated-rows.ts'
import type { Batch } from './tables/batch.ts'
import { cutAll, type Rows, type Table } from './tables/rows.ts'
import { UncutRows } from './tables/uncut-rows.ts'

export interface RowReading {
  take(rows: Rows): Promise<void>
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

/**
 * What there may be of a drop, and what sheets in the making may weigh before they are handed over. Much less where customers
 * come one after the other, since none of them gets another part for it: what is held stays in the processor's cache.
 */
const MAXIMA = { sheets: MAX_SHEETS, memoryBytes: 64 * 1024 * 1024, groupedBytes: 4 * 1024 * 1024 }
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
  const { kind, fold, repeated, cursor, check, orders, effectiveDay, rejects } = parts
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

  function isFull(): boolean {
    const bytes = fold.heldBytes()
    return bytes > maxima.memoryBytes || (bytes > maxima.groupedBytes && fold.isBetweenCustomers?.() === true)
  }

  async function takeBatch(batch: Batch): Promise<void> {
    cursor.enter(batch)
    for (let row = 0; row < batch.rows; row += 1) {
      if (orders.isSeeking()) return seek(batch, row)
      const fault = readRow(batch, row)
      const certain = certainCells(batch, row, fault === null || fault === 'skipped')
      if (fault === null) {
        accepted += 1
        // Looked at row by row, so that sheets do not depend on how rows come in batches.
        if (isFull()) await handOver()
      } else if (fault === 'skipped') {
        skipped += 1
      } else {
        rejected += 1
        await rejects.add(batch, row, fault, certain)
      }
    }
  }

  /** Rows that repeat others as they lie; each of the others is cut, read, and learnt. */
  async function takeUncut(rows: UncutRows, repeated: RepeatedRows): Promise<void> {
    while (rows.start < rows.end && !orders.isSeeking()) {
      const taken = repeated.take(rows, maxima.memoryBytes)
      accepted += taken
      if (taken > 0) certainCells(WITHOUT_QUOTES, 0, true)
      if (fold.heldBytes() > maxima.memoryBytes) await handOver()
      else if (rows.start < rows.end) {
        const { start } = rows
        const before = accepted
        await takeBatch(rows.next())
        if (accepted > before) repeated.learn(rows, start)
      }
    }
    await takeBatch(rows.rest())
  }

  function rows(): RowCounts {
    return { read: accepted + rejected + skipped, accepted, rejected, skipped }
  }

  return {
    async take(rows) {
      if (columns.length > knownColumns) parts.header.refresh()
      knownColumns = columns.length
      if (rows instanceof UncutRows && repeated !== null) await takeUncut(rows, repeated)
      else await takeBatch(cutAll(rows))
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
