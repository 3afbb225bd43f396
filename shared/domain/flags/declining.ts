// declining: adjusted usage fell in a week, or stands below the mean of the four weeks before.

import { tidy } from '../metrics/percent.ts'
import { comparableUsage, usageGuard } from './guards.ts'
import type { RuleDefinition } from './rule.ts'

const MEAN_WEEKS = 4

export const declining: RuleDefinition = {
  rule: 'declining',
  clearsAfter: 1,
  judge(week, before, thresholds) {
    const { week: weekLimit, mean: meanLimit } = thresholds.declining
    const usage = comparableUsage(week, thresholds)
    const weekBefore = comparableUsage(before.at(-1), thresholds)
    const meanBefore = mean(
      before.slice(-MEAN_WEEKS).flatMap((past) => comparableUsage(past, thresholds) ?? []),
    )
    const figures = {
      adjustedUsagePct: week.adjustedUsagePct,
      weekBeforePct: weekBefore,
      meanBeforePct: meanBefore,
    }
    const both = { decliningWeek: weekLimit, decliningMean: meanLimit }

    const guard = usageGuard(week, thresholds)
    if (guard !== null) return { kind: 'guarded', guard, figures, thresholds: both }
    if (usage === null) return { kind: 'guarded', guard: 'window', figures, thresholds: both }
    // A week before that is comparable is one of the four, so without a mean neither test can be made.
    if (meanBefore === null)
      return { kind: 'guarded', guard: 'nothing_to_compare', figures, thresholds: both }

    const fellInWeek = weekBefore !== null && tidy(weekBefore - usage) >= weekLimit
    const fellBelowMean = tidy(meanBefore - usage) >= meanLimit
    if (!fellInWeek && !fellBelowMean) return { kind: 'quiet', figures, thresholds: both }
    const thresholdsMet = {
      ...(fellInWeek ? { decliningWeek: weekLimit } : {}),
      ...(fellBelowMean ? { decliningMean: meanLimit } : {}),
    }
    return { kind: 'fires', severity: 'warning', figures, thresholds: thresholdsMet }
  },
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
