// stale_data: what the other rules see is old, so their silence means little.

import type { RuleDefinition } from './rule.ts'

export const staleData: RuleDefinition = {
  rule: 'stale_data',
  clearsAfter: 1,
  judge({ day, point }, _before, { staleDays }) {
    const stateAgeDays = day - point.stateDay
    const activityAgeDays = point.activityDay === null ? null : day - point.activityDay
    const grounds = { figures: { stateAgeDays, activityAgeDays }, thresholds: { staleDays } }
    const isStale = stateAgeDays > staleDays || activityAgeDays === null || activityAgeDays > staleDays
    return isStale ? { kind: 'fires', severity: 'info', ...grounds } : { kind: 'quiet', ...grounds }
  },
}
