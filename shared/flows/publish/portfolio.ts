// Reads a partner's measured weekly points and folds them into what a digest reports on each customer.

import type { Day } from '../../domain/calendar.ts'
import type { LeftCustomer } from '../../domain/digest/digest-input.ts'
import { type MeasuredCustomer, measuredWeeks } from '../../domain/digest/measured-customer.ts'
import { Transient } from '../../domain/errors.ts'
import { flagsByWeek } from '../../domain/flags/evaluate.ts'
import { FLAG_WEEKS, readWeeks, type SeriesPoint } from '../../domain/flags/week.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { callsBaseline } from '../../domain/metrics/baseline.ts'
import { customerDelta } from '../../domain/metrics/delta.ts'
import type { CustomerPoint, PartnerPoint } from '../../domain/metrics/point.ts'
import { callsOf } from '../../domain/metrics/support.ts'
import { type Partner, thresholdsFor } from '../../domain/settings.ts'
import type { MetricStore } from '../../ports/metrics.ts'
import { mapOrdered } from '../map-ordered.ts'
import type { CountingDrop } from '../measure/inputs.ts'
import { measuredPoints, type Point, repairedPoints } from '../measure/measure.ts'
import type { MeasurePorts } from '../measure/ports.ts'

const DAYS_AT_ONCE = 8

export interface Portfolio {
  readonly customers: readonly MeasuredCustomer[]
  /** The customers' points a week before. */
  readonly before: readonly CustomerPoint[]
  readonly left: readonly LeftCustomer[]
  readonly partnerPoint: PartnerPoint
  /** The hash of the inputs that the day was measured from. */
  readonly inputsHash: string
}

interface ReadDay extends Point {
  readonly partner: PartnerPoint
  readonly customers: ReadonlyMap<CustomerId, CustomerPoint>
}

/**
 * `thresholdsFrom`: the partner whose thresholds decide the flags. `listed`: the drops a moment ago, of which points
 * that are measured need no listing of their own. Throws Transient when points are measured again while they are read.
 */
export async function measuredPortfolio(
  partner: Partner,
  asOf: Day,
  ports: MeasurePorts,
  thresholdsFrom: Partner = partner,
  listed: readonly CountingDrop[] | null = null,
): Promise<Portfolio> {
  for (const points of [measuredPoints, repairedPoints]) {
    const days = await readDays(partner, await points(partner, asOf, ports, listed), ports.metrics)
    if (days !== null) return portfolioOf(thresholdsFrom, days)
  }
  throw new Transient(`The points of ${partner.id} were measured again while they were read.`)
}

/** The latest day first; null: a point has missing parts. */
async function readDays(
  partner: Partner,
  points: readonly Point[],
  metrics: MetricStore,
): Promise<ReadDay[] | null> {
  const days: ReadDay[] = []
  const read = mapOrdered(points, DAYS_AT_ONCE, async (point) => ({
    ...point,
    measured: await metrics.get(partner.id, point.day, point.inputsHash),
  }))
  for await (const { day, inputsHash, measured } of read) {
    if (measured === null) return null
    const customers = new Map(measured.customers.map((point) => [point.customer, point]))
    days.push({ day, inputsHash, partner: measured.partner, customers })
  }
  return days
}

function portfolioOf(partner: Partner, days: readonly ReadDay[]): Portfolio {
  const [today, weekBefore] = days
  if (today === undefined) throw new RangeError('a portfolio without a point')
  const oldestFirst = days.toReversed()
  const customers = Array.from(today.customers.values(), (point) =>
    measuredCustomer(partner, point, oldestFirst, weekBefore?.customers.get(point.customer) ?? null),
  )
  return {
    customers,
    before: [...(weekBefore?.customers.values() ?? [])],
    left: leftCustomers(today, oldestFirst),
    partnerPoint: today.partner,
    inputsHash: today.inputsHash,
  }
}

/** The latest known value of each: a state from an earlier point, or activity without licence data today. */
function leftCustomers({ customers, partner }: ReadDay, oldestFirst: readonly ReadDay[]): LeftCustomer[] {
  const left = new Map<CustomerId, LeftCustomer>()
  for (const customer of partner.withoutLicences)
    left.set(customer, { customer, name: '', accountManager: '', weeks: [] })
  for (const { customers: earlier } of oldestFirst.slice(-FLAG_WEEKS)) {
    for (const { customer, name, accountManager } of earlier.values()) {
      if (customers.has(customer)) continue
      left.set(customer, { customer, name, accountManager, weeks: [] })
    }
  }
  return Array.from(left.values(), (one) => ({
    ...one,
    weeks: measuredWeeks(seriesOf(one.customer, oldestFirst), []),
  }))
}

function seriesOf(customer: CustomerId, oldestFirst: readonly ReadDay[]): SeriesPoint[] {
  return oldestFirst.map((at) => ({
    day: at.day,
    point: at.customers.get(customer) ?? null,
    calls: callsOf(at.partner, customer),
  }))
}

function measuredCustomer(
  partner: Partner,
  point: CustomerPoint,
  oldestFirst: readonly ReadDay[],
  weekBefore: CustomerPoint | null,
): MeasuredCustomer {
  const { customer } = point
  const thresholds = thresholdsFor(partner, customer)
  const series = seriesOf(customer, oldestFirst)
  const history = flagsByWeek(readWeeks(series), thresholds)
  return {
    point,
    flags: history.at(-1) ?? [],
    calls28d: series.at(-1)?.calls ?? null,
    callsBaseline: callsBaseline(series.slice(0, -1).map(({ calls }) => calls)),
    delta: customerDelta(point, weekBefore, thresholds.coverageDays),
    weeks: measuredWeeks(series, history),
  }
}
