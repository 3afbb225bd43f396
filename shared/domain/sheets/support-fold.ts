// Folds support calls into the one sheet that a drop makes of a whole partner, in the order of its lines.

import type { Day } from '../calendar.ts'
import { type Fold, intoRuns, jsonBytes, openPartCounter } from './fold.ts'
import { ownCopies } from './own-copy.ts'
import type { CallCount, SupportSheet, Ticket } from './sheet.ts'

export interface SupportFold extends Fold {
  ticket(ticket: Ticket): void
  count(count: CallCount): void
}

/** A row weighs about so many times its JSON. */
const MEMORY_FACTOR = 4

/** Of two lines of one ticket, or of one customer's day and category, the later counts. */
export function openSupportFold(effectiveDay: () => Day): SupportFold {
  const parts = openPartCounter()
  const callers = new Set<string>()
  const tickets = new Map<string, Ticket>()
  const counts = new Map<string, CallCount>()
  let heldBytes = 0

  function hold<T extends Ticket | CallCount>(rows: Map<string, T>, place: string, stated: T): void {
    const row = ownCopies(stated)
    // Deleted first, so that it takes its place among the later rows.
    rows.delete(place)
    rows.set(place, row)
    const caller = row.customer.toLowerCase()
    if (caller !== '') callers.add(caller)
    heldBytes += MEMORY_FACTOR * jsonBytes(row)
  }

  return {
    ticket: (ticket) => hold(tickets, ticket.id, ticket),
    count: (count) => hold(counts, JSON.stringify([count.customer, count.day, count.category]), count),
    heldBytes: () => heldBytes,
    customers: () => callers.size,
    *drain() {
      for (const run of runsOf(tickets.values())) yield part({ tickets: run, counts: [] })
      for (const run of runsOf(counts.values())) yield part({ tickets: [], counts: run })
      tickets.clear()
      counts.clear()
      heldBytes = 0
    },
  }

  function part(rows: Pick<SupportSheet, 'tickets' | 'counts'>) {
    const sheet: SupportSheet = { kind: 'support', effectiveDay: effectiveDay(), ...rows }
    return { sheet, part: parts.next('') }
  }
}

function runsOf<T>(rows: Iterable<T>): T[][] {
  return intoRuns(rows, jsonBytes).filter((run) => run.length > 0)
}
