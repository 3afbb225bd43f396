// Puts together what reads the rows of one table: what kind of file it is, its columns, its dates, its rejects.

import type { Note, Refusal } from './outcome.ts'
import type { ReadContext, ReadSink } from './reading.ts'
import { createColumnNames } from './rows/column-names.ts'
import { ambiguousDate, createDateOrders } from './rows/date-order.ts'
import { createEffectiveDay } from './rows/effective-day.ts'
import { columnName, createHeader, type Header } from './rows/header.ts'
import { createIgnoredValues, UNDATED } from './rows/notes.ts'
import { isRejectColumn } from './rows/reject-columns.ts'
import { createRejects } from './rows/rejects.ts'
import { createRowCheck } from './rows/row-check.ts'
import { createRowCursor, type Frame, type RowCursor } from './rows/row-cursor.ts'
import { knownNames, signsIn } from './sources/kinds.ts'
import { recognise, whyNot } from './sources/recognise.ts'
import { refusalOf } from './sources/refusal-messages.ts'
import type { Table } from './tables/rows.ts'

const MAX_IGNORED_NAMES = 100
const MAX_SIGNS = 5
/** The rejects of a drop may take so many times its bytes, and this much besides: a bad file must not fill a bucket. */
const REJECT_BYTES_PER_BYTE = 20
const MIN_REJECT_BYTES = 32 * 1024 * 1024
const MAX_REJECT_BYTES = 256 * 1024 * 1024

/** Refuses a table that lacks a required column, as far as its columns are known. */
export function createReaderParts(table: Table, context: ReadContext, sink: ReadSink, bytes: number) {
  const { address, settings, known = {} } = context
  const { columns, format } = table
  const isJson = format === 'json' || format === 'ndjson'
  const header = createHeader(columns, { ofFirstRecord: table.ofFirstRecord, recordwise: isJson })
  const names = createColumnNames(columns, knownNames(settings))
  const whyRefused = () => {
    const why = whyNot(header, address, settings)
    return why === null ? null : refusalOf(why, { address, columns: header.columns, names, isJson })
  }
  const refusal = table.isWholeKnown ? whyRefused() : null
  if (refusal !== null) throw refusal

  const { kind, source, columns: asked } = recognise(header, address, settings)
  const frame: Frame = {
    keyCustomer:
      address.customer === null ? null : (settings.customers.get(address.customer) ?? address.customer),
    customers: settings.customers,
    dashIsBlank: address.dataset === 'support',
    recordwise: isJson,
    effectiveDay: address.keyDay,
  }
  const effectiveDay = createEffectiveDay(header, frame)
  const reader = kind.createReader(asked, frame)
  const orders = createDateOrders(settings.timeZone, settings.dateOrder, known.dateOrder ?? null)
  const place = format === 'json' ? 'record' : 'line'
  const ignored = createIgnoredValues(place)
  let ambiguous: Refusal | null = null
  const cursor = createRowCursor({
    frame,
    header,
    dates: orders,
    dateFields: [effectiveDay.field, ...reader.dates],
    onAmbiguous(value, line) {
      if (!orders.isSeeking()) ambiguous ??= ambiguousDate(value, `${place} ${line}`)
    },
    onIgnored: ignored.note,
  })
  const rejects = createRejects(
    {
      header,
      kept: keptColumns(header, kind.signs),
      write: (csv) => sink.rejects(csv),
      maxCharacters: Math.min(MIN_REJECT_BYTES + REJECT_BYTES_PER_BYTE * bytes, MAX_REJECT_BYTES),
    },
    () => ({ ...frame, effectiveDay: effectiveDay.known(), columns: columns.length, place }),
    (column) => names.quoted(column) ?? 'a column',
  )

  return {
    kind,
    source,
    header,
    fold: reader.fold,
    read: reader.read,
    repeated: reader.repeated ?? null,
    skips: (row: RowCursor) => reader.skips?.(row) === true,
    check: createRowCheck(table, header),
    cursor,
    orders,
    effectiveDay,
    rejects,
    ambiguous: () => ambiguous,
    /** Of a table whose columns were not all known at first: what none of its records has named. */
    lacking: (): Refusal | null => (table.isWholeKnown ? null : (whyRefused()?.refusal ?? null)),
    knownBy: () => names.listed(signsIn(header, kind, source), MAX_SIGNS),
    ignoredColumns: () => names.listed(ignoredColumns(header), MAX_IGNORED_NAMES),
    notes: (): Note[] => [
      ...(kind.shape === 'graph' && effectiveDay.field.places.length === 0 ? [UNDATED] : []),
      ...orders.note(),
      ...ignored.notes(),
      ...(reader.notes?.() ?? []),
    ],
  }
}

/** In the order of the file. */
function keptColumns(header: Header, signs: readonly string[]): readonly number[] {
  const shown = header.shown()
  const isSign = new Set(signs.map(columnName))
  return header.columns.flatMap((name, at) => (shown.has(at) || isSign.has(columnName(name)) ? [at] : []))
}

function ignoredColumns(header: Header): string[] {
  const read = header.read()
  return header.columns.filter((name, at) => !read.has(at) && !isRejectColumn(name))
}
