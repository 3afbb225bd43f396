// A portfolio's figures as the digest and the reports tell them.

import type { CustomerId } from '../ids.ts'
import { createPriceList, type PriceList } from '../metrics/list-value.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import { comparedDelta, portfolioDelta, portfolioOf } from '../metrics/portfolio.ts'
import { type Partner, thresholdsFor } from '../settings.ts'
import { weekDelta } from './digest-customer.ts'
import type { DigestPortfolio } from './digest-figures.ts'
import type { DigestInput } from './digest-input.ts'
import type { MeasuredCustomer } from './measured-customer.ts'
import { portfolioUnused } from './unused.ts'

export function digestPortfolio({ partner, customers, before, partnerPoint }: DigestInput): DigestPortfolio {
  const points = customers.map(({ point }) => point)
  const { figures, ...portfolio } = portfolioOf(points)
  const coverageDaysOf = (customer: CustomerId) => thresholdsFor(partner, customer).coverageDays
  const delta = portfolioDelta(points, before, coverageDaysOf)
  return {
    customers: portfolio.customers,
    customersUnseen: points.filter(({ coverageDays }) => coverageDays === 0).length,
    licensesSold: figures.sold,
    licensesAssigned: figures.assigned,
    deploymentPct: portfolio.deploymentPct,
    entitlementsActive: portfolio.active,
    usagePct: portfolio.usagePct,
    entitledActive: figures.entitled,
    adjustedUsagePct: portfolio.adjustedUsagePct,
    ...weekDelta(delta),
    customersInTheWay: delta.comparable ? 0 : delta.customers.length,
    compared: comparedOf(customers, before),
    unused: portfolioUnused(customers, coverageDaysOf, priceListOf(partner)),
    calls28d: callsOfAll(customers, partnerPoint.supportSeen),
  }
}

function comparedOf(
  customers: readonly MeasuredCustomer[],
  before: readonly CustomerPoint[],
): DigestPortfolio['compared'] {
  const comparable = customers.filter(({ delta }) => delta.comparable).map(({ point }) => point)
  const delta = comparedDelta(comparable, before)
  if (delta === null) return null
  const { points, activity, seats } = delta
  return {
    customers: delta.customers,
    adjustedUsageDelta7d: points,
    deltaActivity: activity,
    deltaSeats: seats,
  }
}

/** No prices, where commercial parts are switched off. */
export function priceListOf(partner: Partner): PriceList {
  return createPriceList(partner.opportunities ? partner.prices : new Map(), partner)
}

/** Of those for whom support was seen; null: for none. */
function callsOfAll(customers: readonly MeasuredCustomer[], supportSeen: boolean): number | null {
  const seen = customers.flatMap(({ calls28d }) => calls28d ?? [])
  if (seen.length === 0 && !supportSeen) return null
  return seen.reduce((calls, each) => calls + each, 0)
}
