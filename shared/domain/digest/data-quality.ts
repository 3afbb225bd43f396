// What was missing, unclear or in disagreement in the data behind a digest.

import { formatDay } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import type { DataQuality, NamedCustomer } from './digest.ts'
import type { DigestInput } from './digest-input.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

export function dataQuality(input: DigestInput): DataQuality {
  const { customers, left, partnerPoint, refusedDrops, stopped, unreadDrops } = input
  const points = customers.map(({ point }) => point).sort(byCustomer)
  return {
    coverageDaysMin: points.reduce(leastCoverage, null),
    missingDays: partnerPoint.missingDays.map(formatDay),
    staleCustomers: customers
      .filter(isStale)
      .map(({ point }) => point)
      .sort(byCustomer)
      .map((point) => ({
        ...named(point),
        stateDate: formatDay(point.stateDay),
        activityDate: point.activityDay === null ? null : formatDay(point.activityDay),
      })),
    left: left.toSorted(byCustomer).map(named),
    refusedDrops: refusedDrops
      .map(({ key, code, message, receiptKey }) => ({ key, code, message, receiptKey }))
      .sort((a, b) => byCodePoint(a.key, b.key)),
    stopped: stopped.map(({ dataset, lastDay }) => ({ dataset, lastDay: formatDay(lastDay) })),
    unreadDrops: unreadDrops.map(({ key }) => key).sort(byCodePoint),
    clashes: points.flatMap((point) =>
      point.clashes.map(({ subscription, keys }) => ({
        ...named(point),
        subscriptionId: subscription,
        keys,
      })),
    ),
    unmatchedOrganisations: partnerPoint.unmatchedOrganisations.map(({ name, tickets }) => ({
      name: name === '' ? null : name,
      tickets,
    })),
    unmappedCategories: partnerPoint.unmappedCategories.map(({ word, calls }) => ({ word, calls })),
    aggregatesOtherWindow: points.flatMap((point) =>
      point.otherWindows.map(({ sku, windowDays }) => ({ ...named(point), productSku: sku, windowDays })),
    ),
  }
}

function isStale({ flags }: MeasuredCustomer): boolean {
  return flags.some(({ rule, state }) => rule === 'stale_data' && state !== 'cleared')
}

function leastCoverage(least: number | null, { coverageDays }: CustomerPoint): number | null {
  return least === null ? coverageDays : Math.min(least, coverageDays)
}

function named({ customer, name }: Pick<CustomerPoint, 'customer' | 'name'>): NamedCustomer {
  return { customerId: customer, customerName: name }
}

function byCustomer(a: Pick<CustomerPoint, 'customer'>, b: Pick<CustomerPoint, 'customer'>): number {
  return byCodePoint(a.customer, b.customer)
}
