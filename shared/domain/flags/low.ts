// low_usage and low_deployment: a figure below its threshold, until it has stood well above it for two weeks.

import { tidy } from '../metrics/percent.ts'
import type { FlagFigures, FlagThresholds, Guard } from './flag.ts'
import { seatGuard, usageGuard } from './guards.ts'
import type { RuleDefinition, Verdict } from './rule.ts'

export const lowUsage: RuleDefinition = {
  rule: 'low_usage',
  clearsAfter: 2,
  judge(week, _before, thresholds) {
    return judgeFigure({
      figure: week.adjustedUsagePct,
      guard: usageGuard(week, thresholds),
      limits: thresholds.lowUsage,
      margin: thresholds.recoveryMargin,
      figures: { adjustedUsagePct: week.adjustedUsagePct },
      named: (lowUsage) => ({ lowUsage }),
    })
  },
}

export const lowDeployment: RuleDefinition = {
  rule: 'low_deployment',
  clearsAfter: 2,
  judge(week, _before, thresholds) {
    return judgeFigure({
      figure: week.deploymentPct,
      guard: seatGuard(week, thresholds),
      limits: thresholds.lowDeployment,
      margin: thresholds.recoveryMargin,
      figures: { deploymentPct: week.deploymentPct },
      named: (lowDeployment) => ({ lowDeployment }),
    })
  },
}

interface Question {
  readonly figure: number | null
  readonly guard: Guard | null
  readonly limits: { readonly warning: number; readonly critical: number }
  readonly margin: number
  readonly figures: FlagFigures
  /** A threshold under its name. */
  named(threshold: number): FlagThresholds
}

function judgeFigure({ figure, guard, limits, margin, figures, named }: Question): Verdict {
  const { warning, critical } = limits
  const toKeep = { ...named(warning), recoveryMargin: margin }
  if (figure === null) return { kind: 'guarded', guard: 'no_figure', figures, thresholds: toKeep }
  if (guard !== null) return { kind: 'guarded', guard, figures, thresholds: toKeep }
  if (figure < warning) {
    const isCritical = figure < critical
    const severity = isCritical ? 'critical' : 'warning'
    return { kind: 'fires', severity, figures, thresholds: named(isCritical ? critical : warning) }
  }
  return { kind: figure < tidy(warning + margin) ? 'near' : 'quiet', figures, thresholds: toKeep }
}
