// What changed in a week, reported only between points that can be compared, and in two parts: activity and seats.

import { adjustedUsagePct, sumFigures } from './figures.ts'
import { percent, tidy } from './percent.ts'
import type { CustomerPoint, Figures } from './point.ts'

/** Why two points cannot be compared; `no_point`: there was no entitlement state a week before. */
export const INCOMPARABLE = ['no_point', 'no_figure', 'coverage', 'window'] as const
export type Incomparable = (typeof INCOMPARABLE)[number]

/** Points of adjusted usage, one decimal; `activity + seats = points`. */
export interface Change {
  readonly comparable: true
  readonly points: number
  /** Entitled changed, at the old total. */
  readonly activity: number
  /** The total changed. */
  readonly seats: number
}

export type Delta = Change | { readonly comparable: false; readonly reason: Incomparable }

/** `coverageDays`: the customer's setting. */
export function customerDelta(now: CustomerPoint, before: CustomerPoint | null, coverageDays: number): Delta {
  if (before === null) return { comparable: false, reason: 'no_point' }
  const reason = incomparable(now, coverageDays) ?? incomparable(before, coverageDays)
  if (reason !== null) return { comparable: false, reason }
  return changeBetween(sumFigures(before.products), sumFigures(now.products))
}

/** What keeps a point from being compared with any other; null: nothing. */
export function incomparable(point: CustomerPoint, coverageDays: number): Incomparable | null {
  if (adjustedUsagePct(sumFigures(point.products), point.coverageDays) === null) return 'no_figure'
  return incomparableReason(point, coverageDays)
}

/** What keeps a point with seats from being compared; null: nothing. */
export function incomparableReason(point: CustomerPoint, coverageDays: number): 'coverage' | 'window' | null {
  if (point.coverageDays < coverageDays) return 'coverage'
  return point.otherWindows.length > 0 ? 'window' : null
}

/** The change between figures of which both have an adjusted usage. */
export function changeBetween(before: Figures, now: Figures): Delta {
  const from = percent(before.entitled, before.sold)
  const atOldTotal = percent(now.entitled, before.sold)
  const to = percent(now.entitled, now.sold)
  if (from === null || atOldTotal === null || to === null) return { comparable: false, reason: 'no_figure' }
  const points = tidy(to - from)
  const activity = tidy(atOldTotal - from)
  return { comparable: true, points, activity, seats: tidy(points - activity) }
}
