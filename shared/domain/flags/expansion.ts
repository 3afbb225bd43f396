// expansion: nearly everything that was sold is assigned and used, so there is something to talk about.

import { usageGuard } from './guards.ts'
import type { RuleDefinition } from './rule.ts'

export const expansion: RuleDefinition = {
  rule: 'expansion',
  clearsAfter: 1,
  judge(week, _before, thresholds) {
    const { adjustedUsagePct, deploymentPct } = week
    const limits = thresholds.expansion
    const grounds = {
      figures: { adjustedUsagePct, deploymentPct },
      thresholds: { expansionUsage: limits.usage, expansionDeployment: limits.deployment },
    }
    if (adjustedUsagePct === null || deploymentPct === null) {
      return { kind: 'guarded', guard: 'no_figure', ...grounds }
    }
    const guard = usageGuard(week, thresholds)
    if (guard !== null) return { kind: 'guarded', guard, ...grounds }
    const isFull = adjustedUsagePct >= limits.usage && deploymentPct >= limits.deployment
    return isFull ? { kind: 'fires', severity: 'info', ...grounds } : { kind: 'quiet', ...grounds }
  },
}
