// Support calls: who asked for help how often in the window, from the last words on each ticket and count.

import { type Day, windowStart } from '../calendar.ts'
import { byCodePoint, type CustomerId } from '../ids.ts'
import { largest } from '../largest.ts'
import type { CallCount, Stated, SupportSheet, Ticket } from '../sheets/sheet.ts'
import { callerFinder, type KnownCustomer } from './callers.ts'
import { asksForHelp, type CategoryMap, categoryOf } from './categories.ts'
import { sheetsInWindow } from './last-word.ts'
import type { PartnerPoint } from './point.ts'

type Support = Omit<PartnerPoint, 'day' | 'withoutLicences' | 'missingDays'>

/** Only drops with an effective day in W(day) are known. `customers`: those with a state on that day. */
export function supportAt(
  day: Day,
  sheets: Iterable<Stated<SupportSheet>>,
  customers: Iterable<KnownCustomer>,
  categories: CategoryMap,
): Support {
  const known = sheetsInWindow(day, sheets)
  const tickets = lastTickets(known)
  const counts = lastCounts(known, ({ category }) => categoryOf(category, categories) ?? 'other')
  const inWindow = (opened: Day) => opened >= windowStart(day) && opened <= day
  const calls = new Map<string, number>()
  const unmatched: string[] = []
  const findCaller = callerFinder(customers)

  for (const ticket of tickets) {
    const caller = findCaller(ticket)
    if (caller === null) unmatched.push(ticket.customerName)
    else if (asksForHelp(ticket.category, categories) && inWindow(ticket.openedDay)) add(calls, caller, 1)
  }
  for (const count of counts) {
    const caller = findCaller(count)
    if (caller !== null && asksForHelp(count.category, categories) && inWindow(count.day))
      add(calls, caller, count.calls)
  }
  const organisations = largest(countNames(unmatched), ({ tickets: count }) => count)
  const words = unmappedWords(
    tickets,
    lastCounts(known, ({ category }) => category),
    categories,
  )
  const unmapped = largest(words, ({ calls: count }) => count)
  return {
    supportSeen: known.some(({ sheet }) => sheet.tickets.length + sheet.counts.length > 0),
    calls: Object.fromEntries(inOrder(calls).filter(([, count]) => count > 0)),
    unmatchedOrganisations: organisations.entries,
    unmatchedOrganisationsMore: organisations.more,
    unmappedCategories: unmapped.entries,
    unmappedCategoriesMore: unmapped.more,
  }
}

/** A customer's calls at a point; null: support was not seen. */
export function callsOf(
  { supportSeen, calls }: Pick<PartnerPoint, 'supportSeen' | 'calls'>,
  customer: CustomerId,
): number | null {
  if (!supportSeen) return null
  return Object.hasOwn(calls, customer) ? (calls[customer] ?? 0) : 0
}

type OpenedTicket = Ticket & { readonly openedDay: Day }

/** Under a key that names a customer a ticket id is that customer's own. */
function lastTickets(sheets: readonly Stated<SupportSheet>[]): OpenedTicket[] {
  const last = new Map<string, Ticket>()
  for (const { sheet } of sheets) {
    for (const ticket of sheet.tickets) last.set(JSON.stringify([sheet.keyCustomer, ticket.id]), ticket)
  }
  return [...last.values()].filter((ticket): ticket is OpenedTicket => ticket.openedDay !== null)
}

/** The last words on each customer, day and category. */
function lastCounts(
  sheets: readonly Stated<SupportSheet>[],
  category: (count: CallCount) => string,
): CallCount[] {
  const last = new Map<string, CallCount>()
  for (const { sheet } of sheets) {
    for (const count of sheet.counts) {
      const { customer, customerName, day } = count
      last.set(JSON.stringify([customer, customerName.toLowerCase(), day, category(count)]), count)
    }
  }
  return [...last.values()]
}

/** `counts` by the words as they are written: two unmapped words are two things to map. */
function unmappedWords(
  tickets: readonly OpenedTicket[],
  counts: readonly CallCount[],
  categories: CategoryMap,
): PartnerPoint['unmappedCategories'] {
  const words = new Map<string, number>()
  for (const { category } of tickets) add(words, category, 1)
  for (const { category, calls } of counts) add(words, category, calls)
  return inOrder(words)
    .filter(([word]) => categoryOf(word, categories) === null)
    .map(([word, calls]) => ({ word, calls }))
}

/** Spellings that are compared as one are one; the first one stands for them. */
function countNames(names: readonly string[]): PartnerPoint['unmatchedOrganisations'] {
  const spelt = new Map<string, string>()
  const tickets = new Map<string, number>()
  for (const name of names) {
    const key = name.toLowerCase()
    spelt.set(key, spelt.get(key) ?? name)
    add(tickets, key, 1)
  }
  return inOrder(tickets).map(([key, count]) => ({ name: spelt.get(key) ?? key, tickets: count }))
}

function add(to: Map<string, number>, name: string, count: number): void {
  to.set(name, (to.get(name) ?? 0) + count)
}

function inOrder(counts: ReadonlyMap<string, number>): [string, number][] {
  return Array.from(counts).sort(([a], [b]) => byCodePoint(a, b))
}
