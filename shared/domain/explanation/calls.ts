// Which calls of the window are whose, by drop and by the help desk's category.

import type { Day } from '../calendar.ts'
import { byCodePoint, type CustomerId, customerId } from '../ids.ts'
import { callerFinder, type KnownCustomer } from '../metrics/callers.ts'
import { callsInWindow } from '../metrics/calls.ts'
import { asksForHelp, categoryOf } from '../metrics/categories.ts'
import { sheetsInWindow } from '../metrics/precedence.ts'
import type { SupportSettings } from '../metrics/support.ts'
import type { Stated, SupportSheet } from '../sheets/sheet.ts'
import type { ExplainedCalls, Explanation } from './explanation.ts'

/**
 * Reads the calls once for all customers. `sheets`: the partner's. `known`: the customers of the day, by which callers
 * are known.
 */
export function explainCalls(
  day: Day,
  sheets: Iterable<Stated<SupportSheet>>,
  known: Iterable<KnownCustomer>,
  { categories, callers }: SupportSettings,
): (customer: CustomerId) => Pick<Explanation, 'calls28d' | 'calls'> {
  const inWindow = sheetsInWindow(day, sheets)
  const seen = new Set(inWindow.map(({ sheet: { keyCustomer } }) => keyCustomer))
  const findCaller = callerFinder(known, callers)
  const byCustomer = new Map<CustomerId, Map<string, ExplainedCalls>>()
  for (const call of callsInWindow(day, inWindow, (word) => categoryOf(word, categories) ?? 'other')) {
    const customer = findCaller(call) ?? customerId(call.customer)
    const bySource = byCustomer.get(customer) ?? new Map<string, ExplainedCalls>()
    byCustomer.set(customer, bySource)
    const { key, category } = call
    const source = JSON.stringify([key, category])
    bySource.set(source, {
      key,
      category,
      countsAs: categoryOf(category, categories),
      calls: (bySource.get(source)?.calls ?? 0) + call.calls,
      isHelp: asksForHelp(category, categories),
    })
  }
  return (customer) => {
    const calls = [...(byCustomer.get(customer)?.values() ?? [])].sort(
      (a, b) => byCodePoint(a.key, b.key) || byCodePoint(a.category, b.category),
    )
    const help = calls.reduce((sum, { calls: count, isHelp }) => sum + (isHelp ? count : 0), 0)
    const isSeen = seen.has(null) || seen.has(customer)
    return { calls28d: isSeen || help > 0 ? help : null, calls }
  }
}
