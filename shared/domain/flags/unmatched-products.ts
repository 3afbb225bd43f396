// unmatched_products: people use products under names that match nothing held, while seats seem unused. Then the names may
// be all that is wrong, and the rules about usage wait.

import type { RuleDefinition } from './rule.ts'
import type { Week } from './week.ts'

/** One in ten, of the seats and of the users. */
const UNMATCHED_PCT = 10

export const unmatchedProducts: RuleDefinition = {
  rule: 'unmatched_products',
  clearsAfter: 1,
  judge(week) {
    const { unmatchedUsers, activeUsers, idleSeats } = week.point.matching
    const grounds = {
      figures: { unmatchedUsers, activeUsers, idleSeats, licensesSold: week.figures.sold },
      thresholds: { unmatchedPct: UNMATCHED_PCT },
    }
    return isUnmatched(week) ? { kind: 'fires', severity: 'info', ...grounds } : { kind: 'quiet', ...grounds }
  },
}

/** Are a zero or a low figure not to be believed? */
export function isUnmatched({ point: { matching }, figures }: Week): boolean {
  const { unmatchedUsers, activeUsers, idleSeats } = matching
  return reaches(idleSeats, figures.sold) && reaches(unmatchedUsers, activeUsers)
}

function reaches(part: number, whole: number): boolean {
  return part > 0 && 100 * part >= UNMATCHED_PCT * whole
}
