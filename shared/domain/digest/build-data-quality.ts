// What was missing, unclear or in disagreement in the data behind a digest.

import { addDays, type Day, formatDay } from '../calendar.ts'
import { parseDropKey } from '../drops/drop-key.ts'
import { byCodePoint } from '../ids.ts'
import { firstEntries, largest } from '../largest.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import { thresholdsFor } from '../settings.ts'
import type { Clash, DataQuality, Doubts } from './data-quality.ts'
import type { DigestInput } from './digest-input.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

const MOST_REJECTING = 20
const WEEK_DAYS = 7
/** So few rejected rows of a file change no flag where other files speak of the same customers. */
const HARMLESS_SHARE = 0.01

export function dataQuality(input: DigestInput): DataQuality {
  const { customers, left, partnerPoint, refusedDrops, stopped, unreadDrops } = input
  const points = customers.map(({ point }) => point).sort(byCustomer)
  const refused = firstEntries(refusedDrops.toSorted((a, b) => byCodePoint(a.key, b.key)))
  const unread = firstEntries(unreadDrops.map(({ key }) => key).sort(byCodePoint))
  const unmatched = largest(points.flatMap(unmatchedOf), ({ users }) => users)
  const clashes = largest(points.flatMap(clashesOf), ({ keys, keysMore }) => keys.length + keysMore)
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
    refusedDrops: refused.entries.map(({ key, code, message, receiptKey }) => ({
      key,
      code,
      message,
      receiptKey,
    })),
    refusedDropsMore: refused.more,
    stopped: stopped.map(({ dataset, lastDay }) => ({ dataset, lastDay: formatDay(lastDay) })),
    unreadDrops: unread.entries,
    unreadDropsMore: unread.more,
    clashes: clashes.entries,
    clashesMore: points.reduce((more, { clashesMore }) => more + clashesMore, clashes.more),
    unmatchedOrganisations: partnerPoint.unmatchedOrganisations.map(({ word, calls }) => ({ word, calls })),
    unmatchedOrganisationsMore: partnerPoint.unmatchedOrganisationsMore,
    unmappedCategories: partnerPoint.unmappedCategories.map(({ word, calls }) => ({ word, calls })),
    unmappedCategoriesMore: partnerPoint.unmappedCategoriesMore,
    unmatchedProducts: unmatched.entries,
    unmatchedProductsMore: points.reduce((more, point) => more + point.unmatchedProductsMore, unmatched.more),
    freeProducts: Array.from(new Set(points.flatMap(({ freeProducts }) => freeProducts))).sort(byCodePoint),
    rejectedRows: largest(
      input.rejectedRows.toSorted((a, b) => byCodePoint(a.key, b.key)),
      ({ rejected }) => rejected,
      MOST_REJECTING,
    ).entries.map(({ key, read, rejected }) => ({ key, read, rejected })),
    doubts: doubtsOf(input),
    aggregatesOtherWindow: points.flatMap((point) =>
      point.otherWindows.map(({ sku, windowDays }) => ({ ...named(point), productSku: sku, windowDays })),
    ),
  }
}

function unmatchedOf(point: CustomerPoint): DataQuality['unmatchedProducts'] {
  return point.unmatchedProducts.map(({ word, partNumber, users }) => ({
    ...named(point),
    word,
    partNumber,
    users,
  }))
}

function doubtsOf(input: DigestInput): Doubts {
  const { partner, asOf, customers, unnamed } = input
  const isUnseen = ({ customer, coverageDays }: CustomerPoint) =>
    coverageDays < thresholdsFor(partner, customer).coverageDays
  const refused = [...input.refusedDrops, ...unnamed.refusedDrops]
  const rejecting = [...input.rejectedRows, ...unnamed.rejectedRows]
  return {
    customers: customers.filter(({ point }) => isUnseen(point)).length,
    refusedFiles: refused.filter(({ key }) => isOfWeek(key, asOf)).length,
    unreadFiles: input.unreadDrops.length + unnamed.unreadDrops.length,
    rejectingFiles: rejecting.filter(
      ({ read, rejected, isAlone }) => isAlone || rejected > read * HARMLESS_SHARE,
    ).length,
  }
}

function isOfWeek(key: string, asOf: Day): boolean {
  const address = parseDropKey(key)
  return address.kind !== 'invalid' && address.keyDay > addDays(asOf, -WEEK_DAYS)
}

function clashesOf(point: CustomerPoint): Clash[] {
  return point.clashes.map(({ subscription, keys, keysMore }) => ({
    ...named(point),
    subscriptionId: subscription,
    keys,
    keysMore,
  }))
}

function isStale({ flags }: MeasuredCustomer): boolean {
  return flags.some(({ rule, state }) => rule === 'stale_data' && state !== 'cleared')
}

function leastCoverage(least: number | null, { coverageDays }: CustomerPoint): number | null {
  return least === null ? coverageDays : Math.min(least, coverageDays)
}

function named({ customer, name }: Pick<CustomerPoint, 'customer' | 'name'>): DataQuality['left'][number] {
  return { customerId: customer, customerName: name }
}

function byCustomer(a: Pick<CustomerPoint, 'customer'>, b: Pick<CustomerPoint, 'customer'>): number {
  return byCodePoint(a.customer, b.customer)
}
