// What a rule is: a verdict on one weekly point, and how many quiet points it takes to clear.

import type { Thresholds } from '../settings.ts'
import type { FlagFigures, FlagThresholds, Guard, Rule, Severity } from './flag.ts'
import type { Week } from './week.ts'

interface Grounds {
  readonly figures: FlagFigures
  readonly thresholds: FlagThresholds
}

export type Verdict =
  | (Grounds & { readonly kind: 'fires'; readonly severity: Severity })
  /** Does not fire, but is not far enough from it to count towards clearing. */
  | (Grounds & { readonly kind: 'near' })
  | (Grounds & { readonly kind: 'quiet' })
  /** Cannot be asked at this point. */
  | (Grounds & { readonly kind: 'guarded'; readonly guard: Guard })

export interface RuleDefinition {
  readonly rule: Rule
  /** Consecutive quiet points that clear the flag. */
  readonly clearsAfter: 1 | 2
  /** `before`: the weekly points before it, oldest first; null: no state then. */
  judge(week: Week, before: readonly (Week | null)[], thresholds: Thresholds): Verdict
}
