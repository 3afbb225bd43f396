// Why a flag stands and what to do about it: turns a flag into the facts that a language makes sentences of.

import type { DigestCustomer, UnmatchedName } from '../domain/digest/digest-figures.ts'
import type { Flag, Guard, Rule } from '../domain/flags/flag.ts'
import { clipped, visibleLine } from '../domain/untrusted-text.ts'
import type { AdviceTopic, CallFacts, Ratio, Verdict } from './texts/facts.ts'
import type { Texts } from './texts/texts.ts'

type WhyTexts = Texts['why']

/** `customer`: the one that the flag is about. */
export function whyFlagged(flag: Flag, customer: DigestCustomer, { why }: Texts): string {
  return REASONS[flag.rule](flag, customer, why)
}

/** The topics of the advice for a rule. */
export const ADVICE_TOPICS: Readonly<Record<Rule, readonly AdviceTopic[]>> = {
  at_risk: ['unused', 'calls'],
  low_usage: ['unused'],
  high_support: ['calls'],
  low_deployment: ['unused'],
  declining: ['unused'],
  unmatched_products: ['unmatched'],
  stale_data: ['stale'],
  over_100: ['over'],
  expansion: ['expansion'],
}

/** The advice as plain sentences, for programs that show it to people. */
export function adviceLines(rule: Rule, { advice: { labels, topics }, formats }: Texts): string[] {
  return ADVICE_TOPICS[rule].flatMap((topic) => [
    topics[topic].problem,
    formats.labelled(labels.consider, topics[topic].consider),
    formats.labelled(labels.try, topics[topic].try),
  ])
}

/** Of the names that match nothing; the data quality of the digest has all of them. */
const MOST_NAMES = 3
const MAX_WORD = 80

function shownName({ word, partNumber, users }: UnmatchedName): UnmatchedName {
  return { word: clipped(visibleLine(word), MAX_WORD), partNumber, users }
}

type Reason = (flag: Flag, customer: DigestCustomer, why: WhyTexts) => string

const REASONS: Readonly<Record<Rule, Reason>> = {
  at_risk: (flag, customer, why) =>
    flag.state === 'cleared'
      ? why.noLongerAtRisk(usageRatio(flag, customer), callFacts(flag))
      : why.bothTogether(lowUsage(flag, customer, why), highSupport(flag, customer, why)),
  low_usage: lowUsage,
  high_support: highSupport,
  low_deployment(flag, customer, why) {
    const { figures, thresholds, guard } = flag
    const ratio = ratioOf(customer.licensesAssigned ?? 0, customer.licensesSold, figures.deploymentPct)
    return why.lowDeployment(ratio, lowVerdict(flag, customer, thresholds.lowDeployment, guard))
  },
  declining(flag, customer, why) {
    const { adjustedUsagePct: pct = null, weekBeforePct, meanBeforePct } = flag.figures
    const facts =
      pct === null ? null : { pct, weekBefore: weekBeforePct ?? null, mean: meanBeforePct ?? null }
    return why.declining(facts, verdictOf(flag, customer, 0), flag.thresholds)
  },
  unmatched_products(flag, customer, why) {
    const { unmatchedUsers = 0, activeUsers = 0, idleSeats = 0, licensesSold = 0 } = flag.figures
    const facts = { users: unmatchedUsers, active: activeUsers, idle: idleSeats, sold: licensesSold }
    const names = customer.unmatchedProducts.slice(0, MOST_NAMES).map(shownName)
    return why.unmatchedProducts(facts, names, verdictOf(flag, customer, 0))
  },
  over_100(flag, customer, why) {
    const ratio = ratioOf(customer.entitlementsActive, customer.licensesSold, flag.figures.usagePct)
    return why.over100(ratio, verdictOf(flag, customer, flag.thresholds.over100))
  },
  expansion(flag, customer, why) {
    const { adjustedUsagePct = null, deploymentPct = null } = flag.figures
    return why.expansion(adjustedUsagePct, deploymentPct, verdictOf(flag, customer, 0), flag.thresholds)
  },
  stale_data(flag, customer, why) {
    const { stateAgeDays = 0, activityAgeDays = null } = flag.figures
    return why.staleData(stateAgeDays, activityAgeDays, verdictOf(flag, customer, flag.thresholds.staleDays))
  },
}

/** On its own or as a part of at_risk, whose guard may come from the other part. */
function lowUsage(flag: Flag, customer: DigestCustomer, why: WhyTexts): string {
  const ratio = usageRatio(flag, customer)
  const guard = flag.guard === 'no_figure' && ratio !== null ? null : flag.guard
  return why.lowUsage(ratio, lowVerdict(flag, customer, flag.thresholds.lowUsage, guard))
}

function highSupport(flag: Flag, customer: DigestCustomer, why: WhyTexts): string {
  const facts = callFacts(flag)
  const guard = facts === null ? 'no_figure' : null
  // A threshold for the number of calls is there only while the calls stay within their limits.
  const isFiring = flag.thresholds.calls === undefined
  return why.highSupport(facts, verdict(flag, customer, { guard, isFiring, limit: 0 }), flag.thresholds)
}

function usageRatio({ figures }: Flag, { entitledActive, licensesSold }: DigestCustomer): Ratio | null {
  return ratioOf(entitledActive, licensesSold, figures.adjustedUsagePct)
}

function ratioOf(part: number, whole: number, pct: number | null | undefined): Ratio | null {
  return pct === null || pct === undefined ? null : { part, whole, pct }
}

function callFacts({ figures }: Flag): CallFacts | null {
  const { calls28d, callsPer100 = null, callsBaseline = null } = figures
  if (calls28d === null || calls28d === undefined) return null
  return { calls: calls28d, per100: callsPer100, baseline: callsBaseline }
}

/** While a low figure recovers, its limit is the threshold plus the recovery margin. */
function lowVerdict(flag: Flag, customer: DigestCustomer, threshold = 0, guard: Guard | null): Verdict {
  const { recoveryMargin } = flag.thresholds
  const isFiring = recoveryMargin === undefined
  return verdict(flag, customer, { guard, isFiring, limit: threshold + (recoveryMargin ?? 0) })
}

function verdictOf(flag: Flag, customer: DigestCustomer, limit = 0): Verdict {
  return verdict(flag, customer, { guard: flag.guard, isFiring: flag.state !== 'cleared', limit })
}

function verdict(
  { state }: Flag,
  { coverageDays }: DigestCustomer,
  { guard, isFiring, limit }: { guard: Guard | null; isFiring: boolean; limit: number },
): Verdict {
  if (guard !== null) return { kind: 'guarded', guard, coverageDays }
  if (isFiring) return { kind: 'firing', limit }
  return { kind: state === 'cleared' ? 'cleared' : 'improving', limit }
}
