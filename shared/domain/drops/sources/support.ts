// Support calls: tickets as help desks and PSAs export them, and counts by day. Subject, body and requester are not asked
// for, so they never leave the row.

import type { Caller } from '../../sheets/sheet.ts'
import { createSupportFold } from '../../sheets/support-fold.ts'
import type { Note } from '../outcome.ts'
import { ID } from '../rows/header.ts'
import type { Frame, RowCursor } from '../rows/row-cursor.ts'
import type { Columns, Kind } from './source.ts'
import { NO_CALL_NAMES, NO_CALL_STATUSES, SUPPORT_NAMES } from './support-names.ts'

const CALLER = ['customer_id', 'customer_name'] as const

export function ticketsKind(skip: SkipSettings): Kind {
  return {
    dataset: 'support',
    shape: 'tickets',
    title: 'tickets',
    covers: null,
    names: SUPPORT_NAMES,
    required: [['ticket_id'], CALLER, ['opened_at']],
    signs: [],
    createReader(columns, frame) {
      const id = columns.field('ticket_id', ID)
      const readCaller = createCallerReader(columns, frame)
      const openedAt = columns.field('opened_at')
      const { readCategory, notes } = createCategoryReader(columns)
      const isNoCall = createNoCallTest(columns, skip)
      const fold = createSupportFold(frame.keyCustomer, () => frame.effectiveDay)
      return {
        fold,
        notes,
        dates: [openedAt],
        skips(row) {
          const skips = isNoCall(row)
          if (skips) fold.noCall(knownId(row.looseText(id)))
          return skips
        },
        read(row) {
          const ticketId = row.neededText(id).toLowerCase()
          const caller = readCaller(row)
          const openedDay = row.neededDay(openedAt)
          const category = readCategory(row)
          if (row.fault === null) fold.ticket({ id: ticketId, ...caller, openedDay, category })
        },
      }
    },
  }
}

export function countsKind(skip: SkipSettings): Kind {
  return {
    dataset: 'support',
    shape: 'counts',
    title: 'counts',
    covers: null,
    names: SUPPORT_NAMES,
    required: [['date'], ['calls'], CALLER],
    signs: [],
    createReader(columns, frame) {
      const readCaller = createCallerReader(columns, frame)
      const { readCategory, notes } = createCategoryReader(columns)
      const date = columns.field('date')
      const calls = columns.field('calls')
      const isNoCall = createNoCallTest(columns, skip)
      const fold = createSupportFold(frame.keyCustomer, () => frame.effectiveDay)
      return {
        fold,
        notes,
        dates: [date],
        skips(row) {
          const skips = isNoCall(row)
          if (skips) fold.noCall('')
          return skips
        },
        read(row) {
          const caller = readCaller(row)
          const category = readCategory(row)
          const count = { ...caller, day: row.neededDay(date), category, calls: row.neededCount(calls) }
          if (row.fault === null) fold.count(count)
        },
      }
    },
  }
}

/** Of a row that is not looked at for what is wrong with it. */
function knownId(stated: string): string {
  return Buffer.byteLength(stated) > ID.bytes ? '' : stated
}

/** Columns of the partner's help desk, and the values (lower-case) that make a row no call. */
export type SkipSettings = ReadonlyMap<string, ReadonlySet<string>>

/** The key's customer; else what the row states. A row may name nobody. */
function createCallerReader(columns: Columns, { keyCustomer }: Frame): (row: RowCursor) => Caller {
  if (keyCustomer !== null) return () => ({ customer: keyCustomer, customerName: '' })
  const id = columns.field('customer_id', ID)
  const name = columns.field('customer_name')
  return (row) => ({ customer: row.text(id).toLowerCase(), customerName: row.text(name) })
}

/** The word for calls of which nobody says what kind they are. */
const NO_CATEGORY = '(none)'

function createCategoryReader(columns: Columns) {
  const category = columns.field('category')
  return {
    readCategory: (row: RowCursor) => row.text(category).toLowerCase() || NO_CATEGORY,
    notes(): Note[] {
      if (category.places.length > 0) return []
      const message = `the file has no column for the category: its calls are "${NO_CATEGORY}", which support_categories in partners.json can map`
      return [{ code: 'no_category', message }]
    },
  }
}

/** Deleted, spam, merged, or what the partner's settings say: compared, and never stored nor shown. */
function createNoCallTest(columns: Columns, skip: SkipSettings): (row: RowCursor) => boolean {
  const flags = NO_CALL_NAMES.map((name) => columns.named(name, [name], null))
  const status = columns.field('status', null)
  const own = Array.from(skip, ([name, values]) => ({ field: columns.named(name, [name], null), values }))
  return (row) =>
    flags.some((flag) => row.looseFlag(flag) === true) ||
    NO_CALL_STATUSES.has(row.looseText(status)) ||
    own.some(({ field, values }) => values.has(row.looseText(field)))
}
