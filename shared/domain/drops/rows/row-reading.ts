// Takes a table's rows in, one after the other, and hands over sheets and rejects when there are enough of them.

import { MAX_ROWS, MAX_SHEETS, tooBig } from '../bytes/drop-limits.ts'
import type { Problem, ReadOutcome, Refusal } from '../outcome.ts'
import type { ReadContext, ReadSink } from '../reading.ts'
import { shapeOf } from '../sources/shapes.ts'
import type { RawRow, RawTable } from '../tables/raw-row.ts'
import { openColumnNames } from './column-names.ts'
import { openEffectiveDay } from './effective-day.ts'
import { openHeader } from './header.ts'
import { refuseMissingColumns } from './missing-columns.ts'
import { openRejects } from './rejects.ts'
import { openRowCheck } from './row-check.ts'
import { type Fault, type Frame, openRowCursor } from './row-cursor.ts'

export interface RowReading {
  take(rows: readonly RawRow[]): Promise<void>
  /** Hands over the rejects that are left and, unless the drop is refused, the sheets. */
  finish(refusal: Refusal | null): Promise<void>
  /** As far as it is known. */
  outcome(): RowOutcome
}

export type RowOutcome = Pick<
  ReadOutcome,
  'shape' | 'effectiveDay' | 'rows' | 'customers' | 'ignoredColumns' | 'problems' | 'refused'
>

/** What there may be of a drop, and what sheets in the making may weigh before they are handed over. */
const MAXIMA = { rows: MAX_ROWS, sheets: MAX_SHEETS, memoryBytes: 64 * 1024 * 1024 }
const MANY_CUSTOMERS = 'has more customers, or more scattered rows of them, than can be stored at once'
/** More rejected rows than this, and more than accepted ones, and a file is not what it says. */
const TOLERATED_REJECTS = 20
const MAX_IGNORED_NAMES = 100
/** The rejects of a drop may take so many times its bytes, and this much besides: a bad file must not fill a bucket. */
const REJECT_BYTES_PER_BYTE = 20
const MIN_REJECT_BYTES = 32 * 1024 * 1024
const MAX_REJECT_BYTES = 256 * 1024 * 1024

/** Keys add to each other, so the pages of one answer may be drops of their own. */
const MORE_PAGES: Problem = {
  code: 'more_pages',
  rows: 0,
  message:
    'the document is one page of several (it names a next page): upload the others too, under keys of their own',
}

/** Refuses a table that lacks a required column. */
export function openRowReading(
  table: RawTable,
  { address, timeZone }: Omit<ReadContext, 'encoding'>,
  sink: ReadSink,
  /** Of the drop as it was uploaded, so far. */
  bytesRead: () => number,
  maxima = MAXIMA,
): RowReading {
  const { columns } = table
  const frame: Frame = { timeZone, keyCustomer: address.customer, effectiveDay: address.keyDay }
  const header = openHeader(columns)
  const definition = shapeOf(address.dataset, header)
  const { read, fold } = definition.open(header, frame)
  const effectiveDay = openEffectiveDay(header, frame)
  const names = openColumnNames(columns, [...header.known(), ...definition.documented])
  refuseMissingColumns(header, table, names, definition, address.customer)
  const check = openRowCheck(table, header)
  const cursor = openRowCursor(frame)
  const place = table.format === 'json' ? 'record' : 'line'
  const rejects = openRejects(
    {
      columns,
      kept: header.needed(),
      write: (csv) => sink.rejects(csv),
      maxCharacters: () => Math.min(MIN_REJECT_BYTES + REJECT_BYTES_PER_BYTE * bytesRead(), MAX_REJECT_BYTES),
    },
    () => ({ ...frame, effectiveDay: effectiveDay.known(), columns: columns.length, place }),
    (column) => names.quoted(column) ?? 'a column',
  )
  let knownColumns = columns.length
  let accepted = 0
  let rejected = 0
  let sheets = 0
  let refused: Refusal | null = null

  function faultOf(row: RawRow): Fault | null {
    const fault = check(row)
    if (fault !== null) return fault
    cursor.start(row.cells)
    effectiveDay.check(cursor)
    if (cursor.fault === null) read(cursor)
    return cursor.fault
  }

  async function handOver(): Promise<void> {
    for (const { sheet, part } of fold.drain()) {
      sheets += 1
      if (sheets > maxima.sheets) refused ??= tooBig(MANY_CUSTOMERS).refusal
      if (refused === null) await sink.sheet(sheet, part)
    }
  }

  return {
    async take(rows) {
      if (accepted + rejected + rows.length > maxima.rows) throw tooBig(`has over ${maxima.rows} rows`)
      if (columns.length > knownColumns) header.refresh()
      knownColumns = columns.length
      for (const row of rows) {
        const fault = faultOf(row)
        if (fault === null) {
          accepted += 1
        } else {
          rejected += 1
          await rejects.add(row, fault)
        }
      }
      refused ??= effectiveDay.refusal()
      if (fold.heldBytes() > maxima.memoryBytes) await handOver()
    },
    async finish(refusal) {
      refused ??= refusal
      if (rejected > TOLERATED_REJECTS && rejected > accepted) refused ??= mostlyRejected(accepted, rejected)
      await handOver()
      await rejects.finish()
    },
    outcome: () => ({
      shape: definition.shape,
      effectiveDay: effectiveDay.known() ?? address.keyDay,
      rows: { read: accepted + rejected, accepted, rejected },
      customers: fold.customers(),
      ignoredColumns: names.listed(header.ignored(definition.documented), MAX_IGNORED_NAMES),
      problems: table.morePages() ? [...rejects.problems(), MORE_PAGES] : rejects.problems(),
      refused,
    }),
  }
}

function mostlyRejected(accepted: number, rejected: number): Refusal {
  const message = `${rejected} of ${accepted + rejected} rows are rejected, more than half; mend the file as its rejects file tells, and upload it again.`
  return { code: 'mostly_rejected', message }
}
