// Reads a partner's measured weekly points and folds them into what is told of each customer.

import type { Day } from '../../domain/calendar.ts'
import type { MeasuredCustomer } from '../../domain/digest/measured-customer.ts'
import { Transient } from '../../domain/errors.ts'
import { evaluateFlags } from '../../domain/flags/evaluate.ts'
import type { SeriesPoint } from '../../domain/flags/week.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { callsBaseline } from '../../domain/metrics/baseline.ts'
import { customerDelta } from '../../domain/metrics/delta.ts'
import type { CustomerPoint, PartnerPoint } from '../../domain/metrics/point.ts'
import { callsOf } from '../../domain/metrics/support.ts'
import { type Partner, thresholdsFor } from '../../domain/settings.ts'
import type { MetricStore } from '../../ports.ts'
import type { Point } from '../measure/measure.ts'

export interface Portfolio {
  readonly customers: readonly MeasuredCustomer[]
  /** The customers' points a week before. */
  readonly before: readonly CustomerPoint[]
  readonly partnerPoint: PartnerPoint
}

interface ReadDay {
  readonly day: Day
  readonly partner: PartnerPoint
  readonly customers: ReadonlyMap<CustomerId, CustomerPoint>
}

/** `points`: measured, the last day first. Throws Transient when one was measured anew meanwhile. */
export async function readPortfolio(
  partner: Partner,
  points: readonly Point[],
  metrics: MetricStore,
): Promise<Portfolio> {
  const days: ReadDay[] = []
  for (const point of points) days.push(await readDay(partner, point, metrics))
  const [today, weekBefore] = days
  if (today === undefined) throw new RangeError('a portfolio without a point')
  const oldestFirst = days.toReversed()
  const customers = Array.from(today.customers.values(), (point) =>
    measuredCustomer(partner, point, oldestFirst, weekBefore?.customers.get(point.customer) ?? null),
  )
  return { customers, before: [...(weekBefore?.customers.values() ?? [])], partnerPoint: today.partner }
}

async function readDay(partner: Partner, { day, inputsHash }: Point, metrics: MetricStore): Promise<ReadDay> {
  const measured = await metrics.get(partner.id, day, inputsHash)
  if (measured === null)
    throw new Transient(`The points of ${partner.id} were measured anew while they were read.`)
  const customers = new Map(measured.customers.map((point) => [point.customer, point]))
  return { day, partner: measured.partner, customers }
}

function measuredCustomer(
  partner: Partner,
  point: CustomerPoint,
  oldestFirst: readonly ReadDay[],
  weekBefore: CustomerPoint | null,
): MeasuredCustomer {
  const { customer } = point
  const thresholds = thresholdsFor(partner, customer)
  const series = oldestFirst.map(
    (at): SeriesPoint => ({
      day: at.day,
      point: at.customers.get(customer) ?? null,
      calls: callsOf(at.partner, customer),
    }),
  )
  return {
    point,
    flags: evaluateFlags(series, thresholds),
    calls28d: series.at(-1)?.calls ?? null,
    callsBaseline: callsBaseline(series.slice(0, -1).map(({ calls }) => calls)),
    delta: customerDelta(point, weekBefore, thresholds.coverageDays),
  }
}
