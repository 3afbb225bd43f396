// Support calls: tickets, in own columns or as Zendesk and Freshdesk export them, and daily counts.

import type { Caller } from '../../sheets/sheet.ts'
import { openSupportFold } from '../../sheets/support-fold.ts'
import {
  type Column,
  customerColumn,
  documentedColumns,
  type Header,
  optional,
  required,
  requiredId,
} from '../rows/header.ts'
import type { Frame, RowCursor } from '../rows/row-cursor.ts'
import type { ShapeDefinition } from './shape.ts'

/** Where help desks write who called: a name, matched to a customer when measuring. */
const NAME_NAMES = ['organization', 'customer']

export const counts: ShapeDefinition = {
  shape: 'counts',
  title: 'support (daily counts)',
  documented: new Set(),
  fits: (header) => header.has('calls') && !header.has('ticket_id'),
  open(header, frame) {
    const customer = header.field(customerColumn(frame.keyCustomer, 'customer_id'))
    const date = header.field(required('date'))
    const category = header.field(required('category'))
    const calls = header.field(required('calls'))
    const fold = openSupportFold(() => frame.effectiveDay)
    return {
      fold,
      read(row) {
        const count = {
          customer: row.customer(customer),
          day: row.neededDay(date),
          category: row.neededText(category).toLowerCase(),
          calls: row.neededCount(calls),
        }
        if (row.fault === null) fold.count(count)
      },
    }
  },
}

/** Subject, body and requester are not asked for, so they never leave the row. */
export const tickets: ShapeDefinition = {
  shape: 'tickets',
  title: 'support (tickets)',
  documented: documentedColumns('product,channel,status'),
  fits: () => true,
  open(header, frame) {
    // Zendesk writes a hyphen where it has nothing to say.
    const dashIsBlank = header.has('id') && !header.has('ticket_id')
    const field = (column: Column) => header.field({ ...column, dashIsBlank })
    const id = field(requiredId('ticket_id', 'id'))
    const readCaller = openCaller(header, frame)
    const openedAt = field(required('opened_at', 'created_at', 'created_time'))
    const category = field(required('category', ['*category_[list]', 'ticket_type'], 'type'))
    const closedAt = field(optional('closed_at', 'solved_at', 'resolved_time'))
    const fold = openSupportFold(() => frame.effectiveDay)
    return {
      fold,
      read(row) {
        const caller = readCaller(row)
        const ticket = {
          ...caller,
          id: row.neededText(id).toLowerCase(),
          openedDay: row.neededDay(openedAt),
          category: row.neededText(category).toLowerCase(),
        }
        row.day(closedAt)
        if (row.fault === null) fold.ticket(ticket)
      },
    }
  },
}

/** The key's customer; else the id, or the name, that the row states. A row may name nobody. */
function openCaller(header: Header, frame: Frame): (row: RowCursor) => Caller {
  const { keyCustomer } = frame
  const byName = !header.has('customer_id') && NAME_NAMES.some(header.has)
  if (byName) {
    const name = header.field({ ...optional(...NAME_NAMES), dashIsBlank: true })
    if (keyCustomer !== null) return () => ({ customer: keyCustomer, byName: false })
    return (row) => ({ customer: row.text(name), byName: true })
  }
  const customer = header.field(customerColumn(keyCustomer, 'customer_id'))
  return (row) => ({ customer: row.customer(customer), byName: false })
}
