// Builds a digest: field by field, so that nothing gets in that the digest has no place for.

import { formatDay, isoWeek, windowStart } from '../calendar.ts'
import type { Flag } from '../flags/flag.ts'
import { byMailOrder } from '../flags/order.ts'
import { shownFlag } from '../flags/shown-flag.ts'
import { type ShownSnooze, snoozedFlags } from '../flags/snooze.ts'
import { byCodePoint } from '../ids.ts'
import { sumFigures } from '../metrics/figures.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import { thresholdsFor } from '../settings.ts'
import { dataQuality } from './build-data-quality.ts'
import type { Digest, DigestChange, DigestFlag, Restatement, WeekHead } from './digest.ts'
import { digestCustomer } from './digest-customer.ts'
import type { DigestInput } from './digest-input.ts'
import { digestPortfolio, priceListOf } from './digest-portfolio.ts'
import { flaggedCustomer } from './flagged-customer.ts'
import type { MeasuredCustomer } from './measured-customer.ts'
import { isNothingNew } from './nothing-new.ts'
import { opportunitiesOf } from './opportunities.ts'
import { reported } from './reported-week.ts'

export function buildDigest(input: DigestInput): Digest {
  const { customers, partner } = input
  const priceOf = priceListOf(partner)
  const flags = flagsInMailOrder(customers)
  const snoozeOf = snoozedFlags(input.snoozes, input.asOf)
  const changes = customers.flatMap(changeOf)
  return {
    ...headOf(input),
    scope: scopeOf(input),
    portfolio: digestPortfolio(input),
    flags: flags.map(({ measured: { point }, flag }) =>
      digestFlag(point, flag, snoozeOf(point.customer, flag)),
    ),
    flaggedCustomers: Array.from(new Set(flags.map(({ measured }) => measured)), (measured) => {
      const { point } = measured
      const told = measured.flags.filter((flag) => snoozeOf(point.customer, flag) === null)
      const { coverageDays } = thresholdsFor(partner, point.customer)
      return flaggedCustomer(measured, told, { coverageDays, priceOf })
    }),
    links: partner.links,
    opportunities: partner.opportunities ? opportunitiesOf(customers) : [],
    better: changes.filter(({ adjustedUsageDelta7d: points }) => points > 0).sort(byDistance),
    worse: changes.filter(({ adjustedUsageDelta7d: points }) => points < 0).sort(byDistance),
    nothingNew: isNothingNew(input),
    restatements: input.restatements.map(restatement),
    undelivered: input.undelivered.map(({ week, recipient, how, reason }) => ({
      week,
      recipient,
      how,
      reason,
    })),
    dataQuality: dataQuality(input),
  }
}

/** Whose week it is, and which. */
export function headOf({ partner, asOf, scopedTo }: DigestInput): WeekHead {
  return {
    partner: { id: partner.id, name: partner.name },
    week: isoWeek(asOf),
    asOf: formatDay(asOf),
    window: { start: formatDay(windowStart(asOf)), end: formatDay(asOf) },
    timezone: partner.timeZone,
    scopedTo,
  }
}

/** Everybody whom the digest may name. */
function scopeOf({ customers, before, left, restatements }: DigestInput): string[] {
  const ids = [
    ...customers.map(({ point }) => point.customer),
    ...before.map(({ customer }) => customer),
    ...left.map(({ customer }) => customer),
    ...restatements.map(({ customerId }) => customerId),
  ]
  return Array.from(new Set(ids)).sort(byCodePoint)
}

function flagsInMailOrder(customers: readonly MeasuredCustomer[]) {
  const all = customers.flatMap((measured) => {
    const { customer, products } = measured.point
    const { sold } = sumFigures(products)
    return measured.flags.map((flag) => ({ measured, flag, place: { ...flag, customer, sold } }))
  })
  return all.sort((a, b) => byMailOrder(a.place, b.place))
}

function digestFlag({ customer, name }: CustomerPoint, flag: Flag, snooze: ShownSnooze | null): DigestFlag {
  const { rule, severity, state, weeks, guard, figures, thresholds } = shownFlag(flag)
  return {
    customerId: customer,
    customerName: name,
    rule,
    severity,
    state,
    weeks,
    guard,
    figures,
    thresholds,
    snooze,
  }
}

function changeOf(measured: MeasuredCustomer): DigestChange[] {
  const { delta, point } = measured
  if (!delta.comparable) return []
  return [
    {
      customerId: point.customer,
      customerName: point.name,
      adjustedUsageDelta7d: delta.points,
      deltaActivity: delta.activity,
      deltaSeats: delta.seats,
      adjustedUsagePct: digestCustomer(measured).adjustedUsagePct,
    },
  ]
}

function restatement(restated: Restatement): Restatement {
  const { week, customerId, customerName, was, isNow, because, becauseMore } = restated
  return { week, customerId, customerName, was: reported(was), isNow: reported(isNow), because, becauseMore }
}

function byDistance(a: DigestChange, b: DigestChange): number {
  const changeSize = Math.abs(b.adjustedUsageDelta7d) - Math.abs(a.adjustedUsageDelta7d)
  return changeSize || byCodePoint(a.customerId, b.customerId)
}
