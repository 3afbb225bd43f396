// Folds support calls into a single sheet for the whole partner, in the order of the file's lines.

import type { Day } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import { ownCopies } from './detach-string.ts'
import { createPartCounter, type Fold, intoRuns, jsonBytes } from './fold.ts'
import type { CallCount, SupportSheet, Ticket } from './sheet.ts'

export interface SupportFold extends Fold {
  ticket(ticket: Ticket): void
  /** A row that is not a call; '': its ticket is unknown. */
  noCall(ticketId: string): void
  count(count: CallCount): void
}

/** Memory of a row, as a multiple of its JSON. */
const MEMORY_FACTOR = 4

/** Of two lines of one ticket, or of one customer's day and category, the later counts. */
export function createSupportFold(keyCustomer: CustomerId | null, effectiveDay: () => Day): SupportFold {
  const parts = createPartCounter()
  const callers = new Set<string>()
  const tickets = new Map<string, Ticket>()
  const counts = new Map<string, CallCount>()
  let heldBytes = 0
  /** The file covers support, even if none of its rows is a call. */
  let isEmptySheetDue = false

  function hold<T extends Ticket | CallCount>(rows: Map<string, T>, place: string, stated: T): void {
    const row = ownCopies(stated)
    // Deleted first, so that it takes its place among the later rows.
    rows.delete(place)
    rows.set(place, row)
    const caller = row.customer || row.customerName.toLowerCase()
    if (caller !== '') callers.add(caller)
    heldBytes += MEMORY_FACTOR * jsonBytes(row)
  }

  return {
    ticket: (ticket) => hold(tickets, ticket.id, ticket),
    noCall(id) {
      isEmptySheetDue = true
      if (id !== '') hold(tickets, id, { ...NO_CALL, id })
    },
    count(count) {
      const { customer, customerName, day, category } = count
      hold(counts, JSON.stringify([customer, customerName.toLowerCase(), day, category]), count)
    },
    heldBytes: () => heldBytes,
    customers: () => callers.size,
    *drain() {
      for (const run of runsOf(tickets.values())) yield part({ tickets: run, counts: [] })
      for (const run of runsOf(counts.values())) yield part({ tickets: [], counts: run })
      if (isEmptySheetDue && tickets.size + counts.size === 0) yield part({ tickets: [], counts: [] })
      isEmptySheetDue = false
      tickets.clear()
      counts.clear()
      heldBytes = 0
    },
  }

  function part(rows: Pick<SupportSheet, 'tickets' | 'counts'>) {
    const sheet: SupportSheet = { kind: 'support', effectiveDay: effectiveDay(), keyCustomer, ...rows }
    return { sheet, part: parts.next('') }
  }
}

const NO_CALL: Omit<Ticket, 'id'> = { customer: '', customerName: '', openedDay: null, category: '' }

function runsOf<T>(rows: Iterable<T>): T[][] {
  return intoRuns(rows, jsonBytes).filter((run) => run.length > 0)
}
