// What a language has to say: every sentence of digest and mail. One file per language implements this.

import type {
  DigestCustomer,
  DigestPortfolio,
  Over,
  Reported,
  Undelivered,
} from '../../domain/digest/digest.ts'
import type { Dataset } from '../../domain/drops/drop-key.ts'
import type { FlagState, FlagThresholds, Guard, Rule, Severity } from '../../domain/flags/flag.ts'
import type { Incomparable } from '../../domain/metrics/delta.ts'
import type { Formats } from './formats.ts'

export interface Texts {
  readonly formats: Formats
  readonly severity: Readonly<Record<Severity, string>>
  readonly rule: Readonly<Record<Rule, string>>
  /** The word for a flag that is over. */
  readonly cleared: string
  /** "new", "week 3", "improving". */
  age(state: Exclude<FlagState, 'cleared'>, weeks: number): string
  readonly why: WhyTexts
  readonly advice: Readonly<Record<AdviceTopic, Advice>>
  readonly adviceLabels: Readonly<Record<keyof Advice, string>>
  readonly mail: MailTexts
  readonly changes: ChangeTexts
  readonly corrections: CorrectionTexts
  /** A file without its name; `day` as YYYY-MM-DD. */
  fileOfDay(dataset: Dataset, day: string): string
  readonly gaps: GapTexts
  readonly foot: FootTexts
  readonly notices: NoticeTexts
}

/** `unused`, `calls` and `expansion` are the advice of the source; `over` and `stale` the product's own. */
export type AdviceTopic = 'unused' | 'calls' | 'expansion' | 'over' | 'stale'

export interface Advice {
  readonly problem: string
  readonly consider: string
  readonly try: string
}

/** A percentage and the counts that it comes from; null: there is no figure. */
export interface Ratio {
  readonly part: number
  readonly whole: number
  readonly pct: number
}

/** What a rule comes to today. `limit`: the threshold, or what the figure must reach for two weeks to clear. */
export type Verdict =
  | { readonly is: 'firing' | 'improving' | 'cleared'; readonly limit: number }
  | { readonly is: 'guarded'; readonly guard: Guard; readonly coverageDays: number }

export interface CallFacts {
  readonly calls: number
  readonly per100: number | null
  readonly baseline: number | null
}

/** Adjusted usage now, a week ago, and the mean of the four weeks before. */
export interface DeclineFacts {
  readonly pct: number
  readonly weekBefore: number | null
  readonly mean: number | null
}

/** One sentence or two: the figures, and the thresholds that they are held against. */
export interface WhyTexts {
  lowUsage(ratio: Ratio | null, verdict: Verdict): string
  lowDeployment(ratio: Ratio | null, verdict: Verdict): string
  highSupport(facts: CallFacts | null, verdict: Verdict, limits: FlagThresholds): string
  /** Why at_risk is critical, whatever its parts are alone. */
  readonly bothTogether: string
  /** at_risk stands only while both do. */
  noLongerAtRisk(usage: Ratio | null, calls: CallFacts | null): string
  declining(facts: DeclineFacts | null, verdict: Verdict, limits: FlagThresholds): string
  over100(ratio: Ratio | null, verdict: Verdict): string
  expansion(
    usagePct: number | null,
    deploymentPct: number | null,
    verdict: Verdict,
    limits: FlagThresholds,
  ): string
  staleData(stateDays: number, activityDays: number | null, verdict: Verdict): string
}

export interface Attention {
  /** Customers with an open critical or warning flag. */
  readonly customers: number
  /** Those with a critical one. */
  readonly critical: number
}

export interface MailTexts {
  readonly product: string
  readonly noFigure: string
  subject(attention: Attention, partner: string, week: string): string
  preheader(portfolio: DigestPortfolio, movement: string): string
  week(week: string): string
  greeting(name: string): string
  headline(attention: Attention, portfolio: DigestPortfolio): string
  /** "3 flags are new, 1 is improving", '' for none. */
  movement(counts: Readonly<Record<FlagState, number>>): string
  readonly portfolio: string
  portfolioSize(portfolio: DigestPortfolio): string
  readonly figure: Readonly<Record<'adjustedUsage' | 'deployment' | 'usage' | 'calls', string>>
  inUse(entitled: number, sold: number): string
  assigned(assigned: number | null, sold: number): string
  active(active: number): string
  /** Calls for every 100 seats; null: not told here. */
  callRate(per100: number | null): string
  /** Points of adjusted usage, and the parts that they come from. */
  sinceLastWeek(points: number, activity: number, seats: number): string
  /** `customers`: how many stand in the way; 0 where the sentence is about one customer. */
  notComparable(reason: Incomparable, customers: number): string
  readonly attention: string
  readonly alsoFlagged: string
  accountManager(email: string): string
  /** Why usage and adjusted usage differ; the classes are counted, none of them 0. */
  whyOver(over: Over): string
  readonly advice: string
  readonly moreFlagged: string
  /** A flagged customer's figures in a few words. */
  brief(customer: DigestCustomer): string
  moreCustomers(customers: number): string
  /** `reader`: the recipient is who reads this. `lastWeek`: it is last week's digest, not an earlier one. */
  undelivered(what: Undelivered, is: { readonly reader: boolean; readonly lastWeek: boolean }): string
  moreUndelivered(recipients: number): string
}

export interface ChangeTexts {
  readonly title: string
  readonly cleared: string
  readonly improving: string
  readonly up: string
  readonly down: string
  readonly none: string
  /** Adjusted usage now, the change, and its parts. */
  usage(pct: number | null, points: number, activity: number, seats: number): string
  more(items: number): string
}

/** What late files changed of weeks already reported. */
export interface CorrectionTexts {
  readonly title: string
  readonly lead: string
  readonly week: (week: string) => string
  /** One sentence: it was, it is now, because of which files (`more` others). */
  said(was: Reported, isNow: Reported, because: readonly string[], more: number): string
}

/** What was missing or unclear in the data. */
export interface GapTexts {
  readonly title: string
  received(days: number, missing: string): string
  coverage(leastDays: number): string
  readonly stopped: string
  stoppedSince(dataset: Dataset, lastDay: string): string
  readonly unread: string
  readonly stale: string
  staleSince(stateDate: string, activityDate: string | null): string
  readonly left: string
  readonly refused: string
  /** Files that are refused for the same reason: the first of their keys. */
  refusedAlike(keys: readonly string[], more: number, message: string): string
  readonly unmatched: string
  tickets(name: string | null, tickets: number): string
  readonly unmapped: string
  category(word: string, calls: number): string
  readonly clashes: string
  clash(subscription: string, key: string): string
  readonly otherWindow: string
  window(sku: string, days: number): string
}

export interface FootTexts {
  readonly title: string
  readonly terms: readonly (readonly [term: string, meaning: string])[]
  readonly source: string
  window(start: string, end: string, timezone: string): string
  /** All days are days of the partner's zone. */
  days(window: string): string
  recipient(email: string, partner: string): string
  cutTo(email: string): string
}

/** Mails beside the digest, about files. */
export interface NoticeTexts {
  readonly gap: GapNoticeTexts
  readonly refusal: RefusalNoticeTexts
  readonly advice: string
  moreFiles(files: number): string
  recipient(email: string, partner: string): string
}

interface GapNoticeTexts {
  readonly title: string
  readonly mark: string
  readonly dataset: Readonly<Record<Dataset, string>>
  /** What the absence of it means for the figures. */
  readonly meaning: Readonly<Record<Dataset, string>>
  /** `lastDay`: of the only one. */
  subject(datasets: readonly Dataset[], lastDay: string, partner: string): string
  headline(datasets: readonly Dataset[]): string
  last(lastDay: string, ageDays: number): string
  /** `folders`: where such files are put. */
  advice(folders: readonly string[]): readonly string[]
  readonly once: string
}

interface Replaced {
  readonly rows: number
  readonly customers: number
}

interface RefusalNoticeTexts {
  readonly title: string
  readonly mark: string
  subject(files: number, partner: string): string
  headline(files: number): string
  /** What the key said before and no longer says; null: nothing. */
  before(replaced: Replaced | null): string
  receipt(key: string): string
  /** Files that are refused for the same reason. */
  alike(files: number): string
  /** One of them, with what its key said before. */
  one(key: string, replaced: Replaced | null): string
  /** Where the receipts of several lie. */
  readonly receipts: string
  readonly advice: readonly string[]
  readonly once: string
}
