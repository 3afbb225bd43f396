// Builds the portfolio that reports are rendered from: field by field, so that nothing gets in that it has no place for.

import { formatDay } from '../calendar.ts'
import { dataQuality } from '../digest/build-data-quality.ts'
import { headOf } from '../digest/build-digest.ts'
import { digestCustomer } from '../digest/digest-customer.ts'
import type { DigestInput } from '../digest/digest-input.ts'
import { digestPortfolio } from '../digest/digest-portfolio.ts'
import type { MeasuredCustomer, MeasuredWeek } from '../digest/measured-customer.ts'
import type { Evidence } from '../explanation/explanation.ts'
import { shownFlag } from '../flags/shown-flag.ts'
import { snoozedFlags } from '../flags/snooze.ts'
import { byCodePoint } from '../ids.ts'
import { activeUsers } from '../metrics/active-users.ts'
import { sumFigures } from '../metrics/figures.ts'
import { showFigures, showSum } from '../metrics/shown-figures.ts'
import type { Branding, CustomerWeek, Portfolio, PortfolioCustomer, PortfolioWeek } from './portfolio.ts'

export function buildPortfolio(input: DigestInput, branding: Branding): Portfolio {
  const { partner, customers, left, evidence } = input
  const snoozeOf = snoozedFlags(input.snoozes, input.asOf)
  return {
    ...headOf(input),
    locale: partner.locale,
    branding,
    portfolio: digestPortfolio(input),
    weeks: portfolioWeeks([...customers, ...left]),
    dataQuality: dataQuality(input),
    customers: customers
      .toSorted((a, b) => byCodePoint(a.point.customer, b.point.customer))
      .map((customer) => ({
        ...portfolioCustomer(customer, evidence.get(customer.point.customer) ?? null),
        flags: customer.flags
          .toSorted((a, b) => byCodePoint(a.rule, b.rule))
          .map((flag) => ({ ...shownFlag(flag), snooze: snoozeOf(customer.point.customer, flag) })),
        locale: partner.customerLocales.get(customer.point.customer) ?? partner.locale,
      })),
  }
}

function portfolioCustomer(
  measured: MeasuredCustomer,
  evidence: Evidence | null,
): Omit<PortfolioCustomer, 'locale' | 'flags'> {
  const { point, weeks } = measured
  const { stateDay, activityDay, coverageDays, products, workloads, freeProducts } = point
  return {
    ...digestCustomer(measured),
    licensesSoldOwn: sumFigures(products).soldOwn,
    activeUsers: activeUsers(point),
    stateDate: formatDay(stateDay),
    activityDate: activityDay === null ? null : formatDay(activityDay),
    weeks: weeks.map(customerWeek),
    products: products
      .toSorted((a, b) => byCodePoint(a.sku, b.sku))
      .map(({ sku, name, service, ...figures }) => ({
        sku,
        name,
        service,
        ...showFigures(figures, coverageDays),
      })),
    workloads: workloads
      .toSorted((a, b) => byCodePoint(a.workload, b.workload))
      .map(({ workload, users }) => ({ workload, users })),
    freeProducts,
    evidence,
  }
}

function customerWeek({ day, figures, coverageDays, calls28d, flags }: MeasuredWeek): CustomerWeek {
  return {
    asOf: formatDay(day),
    figures: figures === null ? null : showFigures(figures, coverageDays),
    coverageDays,
    calls28d,
    flags,
  }
}

/** Sums first, then the division, as for the portfolio today. */
function portfolioWeeks(all: readonly { readonly weeks: readonly MeasuredWeek[] }[]): PortfolioWeek[] {
  const byDay = Map.groupBy(
    all.flatMap(({ weeks }) => weeks),
    ({ day }) => day,
  )
  return Array.from(byDay)
    .sort(([a], [b]) => a - b)
    .map(([day, weeks]) => {
      const stated = weeks.filter(({ figures }) => figures !== null)
      const coverageDays = stated.reduce((most, week) => Math.max(most, week.coverageDays), 0)
      const calls = stated.flatMap(({ calls28d }) => calls28d ?? [])
      return {
        asOf: formatDay(day),
        customers: stated.length,
        ...showSum(
          stated.flatMap(({ figures }) => figures ?? []),
          coverageDays,
        ),
        calls28d: calls.length === 0 ? null : calls.reduce((sum, each) => sum + each, 0),
      }
    })
}
