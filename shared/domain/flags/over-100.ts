// over_100: more active entitlements than were sold; the classes tell why.

import type { RuleDefinition } from './rule.ts'

const EVERYTHING_SOLD = 100

export const over100: RuleDefinition = {
  rule: 'over_100',
  clearsAfter: 1,
  judge({ usagePct, figures: of }) {
    const { transferred, inactiveSubscription, trial, yammer, unlicensed } = of
    const figures = { usagePct, transferred, inactiveSubscription, trial, yammer, unlicensed }
    const thresholds = { over100: EVERYTHING_SOLD }
    if (usagePct === null) return { kind: 'guarded', guard: 'no_figure', figures, thresholds }
    if (usagePct > EVERYTHING_SOLD) return { kind: 'fires', severity: 'info', figures, thresholds }
    return { kind: 'quiet', figures, thresholds }
  },
}
