// high_support: many calls for help, for the customer's size or against what is usual for it.

import { tidy } from '../metrics/percent.ts'
import type { Thresholds } from '../settings.ts'
import type { FlagThresholds } from './flag.ts'
import type { RuleDefinition } from './rule.ts'

/** A smaller baseline plays no part: twice next to nothing is not many. */
const MIN_BASELINE = 1

export const highSupport: RuleDefinition = {
  rule: 'high_support',
  clearsAfter: 2,
  judge(week, _before, { highSupport: limits }) {
    const { calls28d, callsPer100 } = week
    const baseline =
      week.callsBaseline !== null && week.callsBaseline >= MIN_BASELINE ? week.callsBaseline : null
    const figures = { calls28d, callsPer100, ...(baseline === null ? {} : { callsBaseline: baseline }) }
    const toKeep = { calls: limits.calls, ...warningLimits(limits, baseline) }
    if (calls28d === null) {
      return { kind: 'guarded', guard: 'no_figure', figures, thresholds: toKeep }
    }
    const met = { calls: calls28d, per100: callsPer100, baseline }
    const warning = limitsMet(met, limits.per100, limits.timesBaseline)
    if (calls28d < limits.calls || warning === null) return { kind: 'quiet', figures, thresholds: toKeep }
    const critical = limitsMet(met, limits.criticalPer100, limits.criticalTimesBaseline)
    if (critical !== null) return { kind: 'fires', severity: 'critical', figures, thresholds: critical }
    return { kind: 'fires', severity: 'warning', figures, thresholds: warning }
  },
}

function warningLimits(limits: Thresholds['highSupport'], baseline: number | null): FlagThresholds {
  return { callsPer100: limits.per100, ...(baseline === null ? {} : { timesBaseline: limits.timesBaseline }) }
}

/** Those of the two limits that are reached; null: neither. */
function limitsMet(
  { calls, per100, baseline }: { calls: number; per100: number | null; baseline: number | null },
  per100Limit: number,
  timesLimit: number,
): FlagThresholds | null {
  // Where nothing is sold there is no rate, and the usual number of calls decides alone.
  const isPer100 = per100 !== null && per100 >= per100Limit
  const isTimes = baseline !== null && calls >= tidy(timesLimit * baseline)
  if (!isPer100 && !isTimes) return null
  return {
    ...(isPer100 ? { callsPer100: per100Limit } : {}),
    ...(isTimes ? { timesBaseline: timesLimit } : {}),
  }
}
