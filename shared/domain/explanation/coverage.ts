// Which days of the window are covered for a customer, and by which drops.

import { addDays, type Day, formatDay, WINDOW_DAYS, windowStart } from '../calendar.ts'
import { byCodePoint, type CustomerId } from '../ids.ts'
import { reportingDrops } from '../metrics/coverage.ts'
import type { ActivityDrop } from '../metrics/point.ts'
import { sheetsInWindow } from '../metrics/precedence.ts'
import type { ActivitySheet, AggregateSheet, Stated } from '../sheets/sheet.ts'
import type { CoveredDays, Explanation } from './explanation.ts'

/** `sheets`: the customer's own. Drops are listed by their last day, the latest first. */
export function explainCoverage(
  day: Day,
  customer: CustomerId,
  drops: Iterable<ActivityDrop>,
  sheets: Iterable<Stated<ActivitySheet | AggregateSheet>>,
): Pick<Explanation, 'coverageDays' | 'missingDays' | 'coverage'> {
  const start = windowStart(day)
  const spans = new Map<string, { readonly from: Day; readonly to: Day }>()
  for (const drop of reportingDrops(day, drops)) {
    const isAboutOthers = drop.customer !== null && drop.customer !== customer
    if (drop.covers !== 'day' || isAboutOthers) continue
    spans.set(drop.key, { from: drop.effectiveDay, to: drop.effectiveDay })
  }
  for (const { key, sheet } of sheetsInWindow(day, sheets)) {
    const coversAll = sheet.kind === 'aggregates' || sheet.covers === 'days'
    if (coversAll) spans.set(key, { from: start, to: sheet.effectiveDay })
  }
  const all = [...spans.values()]
  const window = Array.from({ length: WINDOW_DAYS }, (_, index) => addDays(start, index))
  const missing = window.filter((each) => !all.some(({ from, to }) => from <= each && each <= to))
  return {
    coverageDays: WINDOW_DAYS - missing.length,
    missingDays: missing.map(formatDay),
    coverage: Array.from(spans)
      .sort(([a, { to: first }], [b, { to: second }]) => second - first || byCodePoint(a, b))
      .map(([key, { from, to }]): CoveredDays => ({ key, from: formatDay(from), to: formatDay(to) })),
  }
}
