// A customer on the day that is reported on: what was measured, what changed in a week, and what is to be told.

import type { Day } from '../calendar.ts'
import type { Flag } from '../flags/flag.ts'
import { FLAG_WEEKS, type SeriesPoint } from '../flags/week.ts'
import type { Delta } from '../metrics/delta.ts'
import { sumFigures } from '../metrics/figures.ts'
import type { CustomerPoint, Figures } from '../metrics/point.ts'

export interface MeasuredCustomer {
  readonly point: CustomerPoint
  readonly flags: readonly Flag[]
  /** Help and how-to calls of the window; null: no support data was seen. */
  readonly calls28d: number | null
  /** null: support was never seen in the windows before. */
  readonly callsBaseline: number | null
  /** Against the point a week before. */
  readonly delta: Delta
  /** The last 13 weekly points, oldest first. */
  readonly weeks: readonly MeasuredWeek[]
}

export interface MeasuredWeek {
  readonly day: Day
  /** null: no entitlement state then. */
  readonly figures: Figures | null
  readonly coverageDays: number
  readonly calls28d: number | null
  /** As today's data and thresholds have it. */
  readonly flags: readonly Pick<Flag, 'rule' | 'severity' | 'state'>[]
}

/** `history`: the flags of the last 13 points, oldest first; none of a customer that has left. */
export function measuredWeeks(
  series: readonly SeriesPoint[],
  history: readonly (readonly Flag[])[],
): MeasuredWeek[] {
  return series.slice(-FLAG_WEEKS).map(({ day, point, calls }, index) => ({
    day,
    figures: point === null ? null : sumFigures(point.products),
    coverageDays: point?.coverageDays ?? 0,
    calls28d: calls,
    flags: (history[index] ?? []).map(({ rule, severity, state }) => ({ rule, severity, state })),
  }))
}
