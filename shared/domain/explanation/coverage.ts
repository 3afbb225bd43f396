// Which days of the window are covered for a customer, and by which drops.

import { addDays, type Day, formatDay, WINDOW_DAYS, windowStart } from '../calendar.ts'
import { byCodePoint, type CustomerId } from '../ids.ts'
import { firstEntries } from '../largest.ts'
import { reportingDrops } from '../metrics/coverage.ts'
import type { ActivityDrop } from '../metrics/point.ts'
import { sheetsInWindow } from '../metrics/precedence.ts'
import type { ActivitySheet, AggregateSheet, Stated } from '../sheets/sheet.ts'
import type { CoveredDays, Explanation } from './explanation.ts'

/** A file a day and a weekly one beside it, with room. */
const MOST_DROPS = 60

type ExplainCoverage = (
  customer: CustomerId,
  sheets: Iterable<Stated<ActivitySheet | AggregateSheet>>,
) => Pick<Explanation, 'coverageDays' | 'missingDays' | 'coverage' | 'coverageMore'>

/**
 * Looks through the partner's drops once for all customers. `sheets`: the customer's own. Drops are listed by their last
 * day, the latest first.
 */
export function explainCoverage(day: Day, drops: Iterable<ActivityDrop>): ExplainCoverage {
  const start = windowStart(day)
  const window = Array.from({ length: WINDOW_DAYS }, (_, index) => addDays(start, index))
  const events = reportingDrops(day, drops).filter(({ covers }) => covers === 'day')
  const byCustomer = Map.groupBy(events, ({ customer }) => customer)
  return (customer, sheets) => {
    const spans = new Map<string, { readonly from: Day; readonly to: Day }>()
    for (const { key, effectiveDay } of [
      ...(byCustomer.get(null) ?? []),
      ...(byCustomer.get(customer) ?? []),
    ]) {
      spans.set(key, { from: effectiveDay, to: effectiveDay })
    }
    for (const { key, sheet } of sheetsInWindow(day, sheets)) {
      const coversAll = sheet.kind === 'aggregates' || sheet.covers === 'days'
      if (coversAll) spans.set(key, { from: start, to: sheet.effectiveDay })
    }
    const all = [...spans.values()]
    const missing = window.filter((each) => !all.some(({ from, to }) => from <= each && each <= to))
    const latestFirst = Array.from(spans)
      .sort(([a, { to: first }], [b, { to: second }]) => second - first || byCodePoint(a, b))
      .map(([key, { from, to }]): CoveredDays => ({ key, from: formatDay(from), to: formatDay(to) }))
    const { entries, more } = firstEntries(latestFirst, MOST_DROPS)
    return {
      coverageDays: WINDOW_DAYS - missing.length,
      missingDays: missing.map(formatDay),
      coverage: entries,
      coverageMore: more,
    }
  }
}
