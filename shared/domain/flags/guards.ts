// When not to ask: few seats, a customer that only just started, too little seen, or names that match nothing.

import { incomparable } from '../metrics/delta.ts'
import type { Thresholds } from '../settings.ts'
import type { Guard } from './flag.ts'
import { isUnmatched } from './unmatched-products.ts'
import type { Week } from './week.ts'

/** For rules about how seats are assigned and used. */
export function seatGuard(
  { day, point, figures }: Week,
  { minSeats, rampingDays }: Thresholds,
): Guard | null {
  if (figures.sold < minSeats) return 'few_seats'
  const isRamping = point.firstStartDay !== null && day - point.firstStartDay < rampingDays
  return isRamping ? 'ramping' : null
}

/** For rules about how seats are used. */
export function usageGuard(week: Week, thresholds: Thresholds): Guard | null {
  if (week.adjustedUsagePct === null) return 'no_figure'
  const guard = seatGuard(week, thresholds)
  if (guard !== null) return guard
  if (week.point.coverageDays < thresholds.coverageDays) return 'coverage'
  return isUnmatched(week) ? 'unmatched_products' : null
}

/** A week's adjusted usage where it may be compared with other weeks, else null. */
export function comparableUsage(week: Week | null | undefined, thresholds: Thresholds): number | null {
  if (week === null || week === undefined) return null
  return incomparable(week.point, thresholds.coverageDays) === null ? week.adjustedUsagePct : null
}
