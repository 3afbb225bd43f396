// A portfolio: the sums over its customers, then the division; and what changed in a week.

import type { CustomerId } from '../ids.ts'
import { type Change, changeBetween, type Incomparable, incomparableReason } from './delta.ts'
import { activeEntitlements, adjustedUsagePct, deploymentPct, sumFigures, usagePct } from './figures.ts'
import type { CustomerPoint, Figures } from './point.ts'

export interface Portfolio {
  readonly customers: number
  readonly figures: Figures
  readonly active: number
  readonly deploymentPct: number | null
  /** null where no customer is covered by a day of activity data. */
  readonly usagePct: number | null
  readonly adjustedUsagePct: number | null
}

export function portfolioOf(points: readonly CustomerPoint[]): Portfolio {
  const figures = sumFigures(points.flatMap(({ products }) => products))
  const coverageDays = points.reduce((most, point) => Math.max(most, point.coverageDays), 0)
  return {
    customers: points.length,
    figures,
    active: activeEntitlements(figures),
    deploymentPct: deploymentPct(figures),
    usagePct: usagePct(figures, coverageDays),
    adjustedUsagePct: adjustedUsagePct(figures, coverageDays),
  }
}

export type PortfolioDelta =
  | Change
  /** `customers`: those that stand in the way of a comparison. */
  | { readonly comparable: false; readonly reason: Incomparable; readonly customers: readonly CustomerId[] }

/** Like for like: what customers that can be compared with a week ago, and no others, come to together. */
export interface ComparedDelta extends Change {
  /** How many these are. */
  readonly customers: number
}

/** `compared`: those that can be, now; null: there are none. */
export function comparedDelta(
  compared: readonly CustomerPoint[],
  before: readonly CustomerPoint[],
): ComparedDelta | null {
  const customers = new Set(compared.map(({ customer }) => customer))
  const then = before.filter(({ customer }) => customers.has(customer))
  const change = changeBetween(portfolioOf(then).figures, portfolioOf(compared).figures)
  return change.comparable ? { ...change, customers: customers.size } : null
}

/**
 * A portfolio is compared as a whole or not at all, because data of one customer that comes or goes would pass
 * for a change in use. Customers unseen at both points and those without seats move nothing and stand in
 * nobody's way; customers that joined or left count as what they brought or took.
 * `coverageDaysOf`: each customer's setting.
 */
export function portfolioDelta(
  now: readonly CustomerPoint[],
  before: readonly CustomerPoint[],
  coverageDaysOf: (customer: CustomerId) => number,
): PortfolioDelta {
  if (before.length === 0) return { comparable: false, reason: 'no_point', customers: [] }
  if (portfolioOf(now).adjustedUsagePct === null || portfolioOf(before).adjustedUsagePct === null) {
    return { comparable: false, reason: 'no_figure', customers: [] }
  }
  const seated = [...now, ...before].filter(({ products }) => sumFigures(products).sold > 0)
  const inTheWay = { coverage: new Set<CustomerId>(), window: new Set<CustomerId>() }
  for (const [customer, points] of Map.groupBy(seated, (point) => point.customer)) {
    if (points.every(({ coverageDays }) => coverageDays === 0)) continue
    for (const point of points) {
      const reason = incomparableReason(point, coverageDaysOf(customer))
      if (reason !== null) inTheWay[reason].add(customer)
    }
  }
  for (const reason of ['coverage', 'window'] as const) {
    const customers = [...inTheWay[reason]]
    if (customers.length > 0) return { comparable: false, reason, customers }
  }
  const change = changeBetween(portfolioOf(before).figures, portfolioOf(now).figures)
  return change.comparable ? change : { ...change, customers: [] }
}
