// The memory of a flag: a pure fold over the weekly points, so a correction of old data gives the same answer
// as if the data had been right from the start.

import type { Thresholds } from '../settings.ts'
import type { FlagState, Severity } from './flag.ts'
import type { RuleDefinition, Verdict } from './rule.ts'
import type { Week } from './week.ts'

/** How a flag stands at a point. */
export interface FlagStatus {
  readonly state: FlagState
  /** Of the last time that the rule fired. */
  readonly severity: Severity
  /** Weekly points at which it has been open. */
  readonly weeks: number
  /** Quiet points in a row; guarded points neither add to them nor interrupt them. */
  readonly quiet: number
}

/** What a rule comes to at one weekly point. */
export interface Step {
  /** null: there was no state. */
  readonly verdict: Verdict | null
  /** null: no flag. */
  readonly status: FlagStatus | null
}

/** One step for each weekly point, oldest first. */
export function remember(
  definition: RuleDefinition,
  weeks: readonly (Week | null)[],
  thresholds: Thresholds,
): Step[] {
  const steps: Step[] = []
  for (const [index, week] of weeks.entries()) {
    const verdict = week === null ? null : definition.judge(week, weeks.slice(0, index), thresholds)
    const before = steps.at(-1)?.status ?? null
    steps.push({ verdict, status: stand(before, verdict, definition.clearsAfter) })
  }
  return steps
}

export function isOpen(status: FlagStatus | null | undefined): status is FlagStatus {
  return status !== null && status !== undefined && status.state !== 'cleared'
}

function stand(before: FlagStatus | null, verdict: Verdict | null, clearsAfter: number): FlagStatus | null {
  if (!isOpen(before)) {
    if (verdict?.kind !== 'fires') return null
    return { state: 'new', severity: verdict.severity, weeks: 1, quiet: 0 }
  }
  const { severity, quiet } = before
  const weeks = before.weeks + 1
  switch (verdict?.kind) {
    case 'fires':
      return { state: 'continuing', severity: verdict.severity, weeks, quiet: 0 }
    case 'near':
      return { state: 'improving', severity, weeks, quiet: 0 }
    case 'quiet':
      if (quiet + 1 >= clearsAfter) return { ...before, state: 'cleared', quiet: 0 }
      return { state: 'improving', severity, weeks, quiet: quiet + 1 }
    default:
      return { state: before.state === 'improving' ? 'improving' : 'continuing', severity, weeks, quiet }
  }
}
