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
import { readWeeks, type SeriesPoint, type Week } from './week.ts'

const SINGLE_RULES: readonly RuleDefinition[] = [
  lowDeployment,
  declining,
  unmatchedProducts,
  staleData,
  over100,
  expansion,
]

/**
 * Today's flags. `series`: consecutive weekly points, oldest first, the last one being today's. Flags are reported of
 * the last 13; with 12 more before them every baseline is known. `thresholds`: today's, for every point.
 * None where there is no entitlement state today. While `at_risk` stands its two parts are not reported.
 */
export function evaluateFlags(series: readonly SeriesPoint[], thresholds: Thresholds): Flag[] {
  return flagsByWeek(readWeeks(series), thresholds).at(-1) ?? []
}

/** The flags of each week, as they are judged by today's thresholds and data. */
export function flagsByWeek(weeks: readonly (Week | null)[], thresholds: Thresholds): Flag[][] {
  const usage = remember(lowUsage, weeks, thresholds)
  const support = remember(highSupport, weeks, thresholds)
  const both = atRisk(usage, support)
  const single = SINGLE_RULES.map((definition) => ({
    rule: definition.rule,
    steps: remember(definition, weeks, thresholds),
  }))
  return weeks.map((week, index) => {
    if (week === null) return []
    const status = both[index] ?? null
    const parts = isOpen(status)
      ? []
      : [toFlag('low_usage', usage[index]), toFlag('high_support', support[index])]
    return [
      atRiskFlag(status, usage[index], support[index]),
      ...parts,
      ...single.map(({ rule, steps }) => toFlag(rule, steps[index])),
    ].filter((flag) => flag !== null)
  })
}

function toFlag(rule: Rule, step: Step | undefined): Flag | null {
  const { status, verdict } = step ?? { status: null, verdict: null }
  if (status === null || verdict === null) return null
  return flagOf(rule, status, verdict)
}

function atRiskFlag(
  status: FlagStatus | null,
  usage: Step | undefined,
  support: Step | undefined,
): Flag | null {
  const [a, b] = [usage?.verdict ?? null, support?.verdict ?? null]
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
