// The calls of a window: what was last stated of each ticket and count, and the drop that states it.

import { type Day, windowStart } from '../calendar.ts'
import type { CallCount, Stated, SupportSheet, Ticket } from '../sheets/sheet.ts'
import { sheetsInWindow } from './precedence.ts'

export interface Call extends CallCount {
  /** The drop. */
  readonly key: string
}

/**
 * Tickets are a call each. Counts of one customer and day replace each other where `categoryOf` says the same of their
 * words.
 */
export function callsInWindow(
  day: Day,
  sheets: Iterable<Stated<SupportSheet>>,
  categoryOf: (word: string) => string,
): Call[] {
  const known = sheetsInWindow(day, sheets)
  return [...lastTickets(known), ...lastCounts(known, categoryOf)].filter(
    (call) => call.day >= windowStart(day) && call.day <= day,
  )
}

/** Under a key that names a customer a ticket id is that customer's own. */
function lastTickets(sheets: readonly Stated<SupportSheet>[]): Call[] {
  const last = new Map<string, readonly [Ticket, key: string]>()
  for (const { key, sheet } of sheets) {
    for (const ticket of sheet.tickets)
      last.set(JSON.stringify([sheet.keyCustomer, ticket.id]), [ticket, key])
  }
  return Array.from(last.values()).flatMap(([{ customer, customerName, category, openedDay }, key]) =>
    openedDay === null ? [] : [{ key, customer, customerName, category, day: openedDay, calls: 1 }],
  )
}

function lastCounts(sheets: readonly Stated<SupportSheet>[], categoryOf: (word: string) => string): Call[] {
  const last = new Map<string, Call>()
  for (const { key, sheet } of sheets) {
    for (const count of sheet.counts) {
      const { customer, customerName, day, category } = count
      const identity = [customer, customerName.toLowerCase(), day, categoryOf(category)]
      last.set(JSON.stringify(identity), { key, ...count })
    }
  }
  return [...last.values()]
}
