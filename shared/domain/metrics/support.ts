// Support calls: who asked for help how often in the window.

import type { Day } from '../calendar.ts'
import { byCodePoint, type CustomerId, customerId } from '../ids.ts'
import { largest } from '../largest.ts'
import type { CallCount, Stated, SupportSheet } from '../sheets/sheet.ts'
import { type CallerMap, callerFinder, type KnownCustomer } from './callers.ts'
import { callsInWindow } from './calls.ts'
import { asksForHelp, type CategoryMap, categoryOf } from './categories.ts'
import type { CalledWord, PartnerPoint } from './point.ts'
import { sheetsInWindow } from './precedence.ts'

type Support = Omit<PartnerPoint, 'day' | 'withoutLicences' | 'missingDays'>

export interface SupportSettings {
  readonly categories: CategoryMap
  readonly callers: CallerMap
}

/** Only drops with an effective day in W(day) are known. `customers`: those with a state on that day. */
export function supportAt(
  day: Day,
  sheets: Iterable<Stated<SupportSheet>>,
  customers: Iterable<KnownCustomer>,
  { categories, callers }: SupportSettings,
): Support {
  const known = sheetsInWindow(day, sheets)
  const supportSeen = known.some(({ sheet }) => sheet.keyCustomer === null)
  const calls = new Map(
    known.flatMap(({ sheet }) => (sheet.keyCustomer === null ? [] : [[sheet.keyCustomer, 0]])),
  )
  const unmatched: CalledWord[] = []
  const findCaller = callerFinder(customers, callers)
  for (const call of callsInWindow(day, known, (word) => categoryOf(word, categories) ?? 'other')) {
    const caller = findCaller(call)
    if (caller === null) unmatched.push({ word: call.customerName || call.customer, calls: call.calls })
    // An id without licence data is counted all the same: once that comes, these calls are what was usual before.
    const id = caller ?? customerId(call.customer)
    if (id !== '' && asksForHelp(call.category, categories)) add(calls, id, call.calls)
  }
  const organisations = largest(countCallers(unmatched), ({ calls: count }) => count)
  const words = unmappedWords(
    callsInWindow(day, known, (word) => word),
    categories,
  )
  const unmapped = largest(words, ({ calls: count }) => count)
  return {
    supportSeen,
    calls: Object.fromEntries(inOrder(calls).filter(([, count]) => count > 0 || !supportSeen)),
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
  const known = Object.hasOwn(calls, customer) ? calls[customer] : undefined
  return known ?? (supportSeen ? 0 : null)
}

/** `counts` by the words as they are written: two unmapped words are two things to map. */
function unmappedWords(counts: readonly CallCount[], categories: CategoryMap): CalledWord[] {
  const words = new Map<string, number>()
  for (const { category, calls } of counts) add(words, category, calls)
  return inOrder(words)
    .filter(([word]) => categoryOf(word, categories) === null)
    .map(([word, calls]) => ({ word, calls }))
}

/** Spellings that are compared as one are one; the first one stands for them. */
function countCallers(unmatched: readonly CalledWord[]): CalledWord[] {
  const spelt = new Map<string, string>()
  const calls = new Map<string, number>()
  for (const { word, calls: count } of unmatched) {
    const key = word.toLowerCase()
    spelt.set(key, spelt.get(key) ?? word)
    add(calls, key, count)
  }
  return inOrder(calls)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => ({ word: key === '' ? NOBODY : (spelt.get(key) ?? key), calls: count }))
}

/** What stands for calls that name nobody. */
const NOBODY = '(none)'

function add(to: Map<string, number>, name: string, count: number): void {
  to.set(name, (to.get(name) ?? 0) + count)
}

function inOrder(counts: ReadonlyMap<string, number>): [string, number][] {
  return Array.from(counts).sort(([a], [b]) => byCodePoint(a, b))
}
