// The weekly points of a customer, read into the figures that rules ask for.

import type { Day } from '../calendar.ts'
import { callsBaseline } from '../metrics/baseline.ts'
import { adjustedUsagePct, callsPer100, deploymentPct, sumFigures, usagePct } from '../metrics/figures.ts'
import type { CustomerPoint, Figures } from '../metrics/point.ts'

/** Flags are a fold over this many weekly points; nothing before them exists. */
export const FLAG_WEEKS = 13

/** One weekly point of a customer. */
export interface SeriesPoint {
  readonly day: Day
  /** null: no entitlement state then. */
  readonly point: CustomerPoint | null
  /** Help and how-to calls then, known without a state too; null: support was not seen. */
  readonly calls: number | null
}

/** What stood at a weekly point with an entitlement state. */
export interface Week {
  readonly day: Day
  readonly point: CustomerPoint
  readonly figures: Figures
  readonly deploymentPct: number | null
  readonly usagePct: number | null
  readonly adjustedUsagePct: number | null
  readonly calls28d: number | null
  readonly callsPer100: number | null
  /** Median of the calls 4, 8 and 12 weeks before; null: support was never seen then. */
  readonly callsBaseline: number | null
}

/** `series`: consecutive weekly points, oldest first. The last ones, oldest first; null: no state. */
export function readWeeks(series: readonly SeriesPoint[]): (Week | null)[] {
  const first = Math.max(0, series.length - FLAG_WEEKS)
  return series.slice(first).map((at, index) => readWeek(at, series.slice(0, first + index)))
}

function readWeek({ day, point, calls }: SeriesPoint, before: readonly SeriesPoint[]): Week | null {
  if (point === null) return null
  const figures = sumFigures(point.products)
  return {
    day,
    point,
    figures,
    deploymentPct: deploymentPct(figures),
    usagePct: usagePct(figures, point.coverageDays),
    adjustedUsagePct: adjustedUsagePct(figures, point.coverageDays),
    calls28d: calls,
    callsPer100: callsPer100(figures, calls),
    callsBaseline: callsBaseline(before.map((earlier) => earlier.calls)),
  }
}
