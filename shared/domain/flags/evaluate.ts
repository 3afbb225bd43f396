// The flags of a customer: every rule folded over the weekly points, and those that are to be reported today.

import type { Thresholds } from '../settings.ts'
import { atRisk } from './at-risk.ts'
import { declining } from './declining.ts'
import { expansion } from './expansion.ts'
import type { Flag, Rule } from './flag.ts'
import { highSupport } from './high-support.ts'
import { lowDeployment, lowUsage } from './low.ts'
import { type FlagStatus, isOpen, remember, type Step } from './memory.ts'
import { over100 } from './over-100.ts'
import type { RuleDefinition, Verdict } from './rule.ts'
import { staleData } from './stale-data.ts'
import { unmatchedProducts } from './unmatched-products.ts'
import { readWeeks, type SeriesPoint } from './week.ts'

const SINGLE_RULES: readonly RuleDefinition[] = [
  lowDeployment,
  declining,
  unmatchedProducts,
  staleData,
  over100,
  expansion,
]

/**
 * `series`: consecutive weekly points, oldest first, the last one being today's. Flags are reported of the last 13;
 * with 12 more before them every baseline is known. `thresholds`: today's, for every point.
 * None where there is no entitlement state today. While `at_risk` stands its two parts are not reported.
 */
export function evaluateFlags(series: readonly SeriesPoint[], thresholds: Thresholds): Flag[] {
  const weeks = readWeeks(series)
  if ((weeks.at(-1) ?? null) === null) return []
  const usage = remember(lowUsage, weeks, thresholds)
  const support = remember(highSupport, weeks, thresholds)
  const both = atRisk(usage, support).at(-1) ?? null
  const parts = isOpen(both) ? [] : [toFlag('low_usage', usage), toFlag('high_support', support)]
  const single = SINGLE_RULES.map((rule) => toFlag(rule.rule, remember(rule, weeks, thresholds)))
  return [atRiskFlag(both, usage, support), ...parts, ...single].filter((flag) => flag !== null)
}

function toFlag(rule: Rule, steps: readonly Step[]): Flag | null {
  const { status, verdict } = steps.at(-1) ?? { status: null, verdict: null }
  if (status === null || verdict === null) return null
  return flagOf(rule, status, verdict)
}

function atRiskFlag(
  status: FlagStatus | null,
  usage: readonly Step[],
  support: readonly Step[],
): Flag | null {
  const [a, b] = [usage.at(-1)?.verdict ?? null, support.at(-1)?.verdict ?? null]
  if (status === null || a === null || b === null) return null
  const guard = guardOf(a) ?? guardOf(b)
  return {
    ...flagOf('at_risk', status, a),
    guard,
    figures: { ...a.figures, ...b.figures },
    thresholds: { ...a.thresholds, ...b.thresholds },
  }
}

function flagOf(rule: Rule, { state, severity, weeks }: FlagStatus, verdict: Verdict): Flag {
  const { figures, thresholds } = verdict
  return { rule, severity, state, weeks, guard: guardOf(verdict), figures, thresholds }
}

function guardOf(verdict: Verdict) {
  return verdict.kind === 'guarded' ? verdict.guard : null
}
