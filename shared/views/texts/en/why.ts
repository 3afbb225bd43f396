// Why a flag stands: one sentence or two with the figures, and the thresholds that they are held against.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { FlagThresholds, Guard } from '../../../domain/flags/flag.ts'
import type { CallFacts, DeclineFacts, Ratio, UnmatchedFacts, Verdict } from '../facts.ts'
import { adviceOn } from './unmatched-name.ts'
import { type EnglishFormats, upperFirst } from './with-nouns.ts'

/** A figure that is null is unknown; the verdict is then that the rule was guarded. */
export function why(f: EnglishFormats) {
  return {
    lowUsage: (ratio: Ratio | null, verdict: Verdict) => low(ratio && inUse(ratio), verdict),
    lowDeployment: (ratio: Ratio | null, verdict: Verdict) =>
      low(ratio && share(ratio, 'sold seats assigned'), verdict),
    /** Why at_risk is critical, whatever its parts are alone. */
    bothTogether: (usage: string, calls: string) => `${usage} ${calls} Both together are critical.`,
    noLongerAtRisk(usage: Ratio | null, calls: CallFacts | null) {
      const facts = [usage && inUse(usage), calls && callFigures(calls)]
      return `No longer both at once: ${facts.filter((fact) => fact !== null).join('; ')}.`
    },
    highSupport(facts: CallFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figures = facts && callFigures(facts)
      switch (verdict.kind) {
        case 'guarded':
          return notEvaluated(figures, verdict)
        case 'improving':
          return `${figures}. Clears if next week stays within the limits.`
        case 'cleared':
          return `${figures}, within the limits for two weeks.`
        case 'firing':
          return `${figures} (${callLimits(limits)}).`
      }
    },
    declining(facts: DeclineFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figure = facts && `Adjusted usage is ${f.percent(facts.pct)}`
      if (facts === null || verdict.kind !== 'firing') {
        return judged(figure, verdict, ' and no longer falling.', '.')
      }
      return `${figure}, ${falls(facts, limits).join(' and ')}.`
    },
    unmatchedProducts(
      { users, active, idle, sold }: UnmatchedFacts,
      names: readonly UnmatchedName[],
      verdict: Verdict,
    ) {
      const facts = `${f.count(users)} of ${f.counted(active, 'active user')} have products assigned that match no licence, and nobody is seen on ${f.count(idle)} of ${f.counted(sold, 'seat')} sold`
      if (verdict.kind !== 'firing') return judged(facts, verdict, ': no longer both one in ten.', '.')
      return [`${facts}.`, ...names.map((name) => adviceOn(f, name))].join(' ')
    },
    over100: (ratio: Ratio | null, verdict: Verdict) =>
      judged(
        ratio &&
          `${f.counted(ratio.part, 'active entitlement')} for ${f.counted(ratio.whole, 'licence')} sold (${f.percent(ratio.pct)})`,
        verdict,
        ', no longer above 100%.',
        ', above 100%.',
      ),
    expansion(
      usagePct: number | null,
      deploymentPct: number | null,
      verdict: Verdict,
      { expansionUsage, expansionDeployment }: FlagThresholds,
    ) {
      const limits = `${f.limit(expansionUsage ?? 0)} and ${f.limit(expansionDeployment ?? 0)}`
      const figures = [
        usagePct === null ? '' : `adjusted usage ${f.percent(usagePct)}`,
        deploymentPct === null ? '' : `deployment ${f.percent(deploymentPct)}`,
      ].filter((figure) => figure !== '')
      const facts = figures.length === 0 ? null : upperFirst(figures.join(', '))
      return judged(facts, verdict, `, no longer at or above ${limits}.`, `, at or above ${limits}.`)
    },
    staleData(stateDays: number, activityDays: number | null, verdict: Verdict) {
      const activity =
        activityDays === null ? 'no activity data' : `activity data ${f.counted(activityDays, 'day')}`
      const limit = verdict.kind === 'guarded' ? '' : ` (limit: ${f.counted(verdict.limit, 'day')})`
      const ages = `Licence data is ${f.counted(stateDays, 'day')} old, ${activity}`
      return judged(ages, verdict, ': up to date again.', `${limit}.`)
    },
  }

  function low(facts: string | null, verdict: Verdict): string {
    switch (verdict.kind) {
      case 'guarded':
        return notEvaluated(facts, verdict)
      case 'firing':
        return `${facts}, below ${f.limit(verdict.limit)}.`
      case 'improving':
        return `${facts}. Clears after two weeks at ${f.limit(verdict.limit)} or more.`
      case 'cleared':
        return `${facts}, at ${f.limit(verdict.limit)} or more for two weeks.`
    }
  }

  function judged(facts: string | null, verdict: Verdict, cleared: string, firing: string): string {
    if (verdict.kind === 'guarded') return notEvaluated(facts, verdict)
    return verdict.kind === 'cleared' ? `${facts}${cleared}` : `${facts}${firing}`
  }

  function inUse(ratio: Ratio): string {
    return share(ratio, 'entitled seats in use')
  }

  function share({ part, whole, pct }: Ratio, what: string): string {
    return `${f.count(part)} of ${f.count(whole)} ${what} (${f.percent(pct)})`
  }

  function callFigures({ calls, per100, baseline }: CallFacts): string {
    const usual = baseline === null ? '' : ` (usually ${f.loose(baseline)})`
    const rate = per100 === null ? '' : `, ${f.decimal(per100)} per 100 seats`
    return `${f.counted(calls, 'help and how-to call')} in 28 days${usual}${rate}`
  }

  function callLimits({ callsPer100, timesBaseline }: FlagThresholds): string {
    const limits = [
      callsPer100 === undefined ? '' : `${f.loose(callsPer100)} per 100 seats`,
      timesBaseline === undefined ? '' : `${f.loose(timesBaseline)} times the usual`,
    ].filter((limit) => limit !== '')
    return `${limits.length === 1 ? 'limit' : 'limits'}: ${f.list(limits)}`
  }

  function falls({ pct, weekBefore, mean }: DeclineFacts, limits: FlagThresholds): string[] {
    const fall = (from: number | null, what: string, limit: number | undefined) =>
      from === null || limit === undefined
        ? ''
        : `${f.decimal(from - pct)} points below ${what} (${f.percent(from)}; limit: ${f.loose(limit)})`
    return [
      fall(weekBefore, 'last week', limits.decliningWeek),
      fall(mean, 'the average of the four weeks before', limits.decliningMean),
    ].filter((part) => part !== '')
  }
}

function notEvaluated(facts: string | null, { guard, coverageDays }: Verdict & { kind: 'guarded' }): string {
  const start = facts === null ? '' : `${facts}. `
  return `${start}Not evaluated this week because ${GUARDS[guard](coverageDays)}; the flag stays open.`
}

const GUARDS: Readonly<Record<Guard, (coverageDays: number) => string>> = {
  no_figure: () => 'there is no figure',
  few_seats: () => 'too few seats are sold',
  ramping: () => 'all subscriptions have only just started',
  coverage: (days) => `activity data covers only ${days} of 28 days`,
  unmatched_products: () => 'product names match no licence, and may be all that is wrong',
  window: () => 'the counts cover a window other than 28 days',
  nothing_to_compare: () => 'there is no earlier week to compare with',
}
