// A flag: what a rule says of a customer today, with everything that a sentence about it needs.

/** In the order in which a mail tells them, after severity and state; `at_risk` stands before everything. */
export const RULES = [
  'at_risk',
  'low_usage',
  'high_support',
  'low_deployment',
  'declining',
  'stale_data',
  'over_100',
  'expansion',
] as const
export type Rule = (typeof RULES)[number]

/** Worst first. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** In the order in which a mail tells them. */
export const FLAG_STATES = ['new', 'continuing', 'improving', 'cleared'] as const
export type FlagState = (typeof FLAG_STATES)[number]

/** Why a rule could not be asked at a point: an open flag stays open there, a closed one closed. */
export type Guard = 'no_figure' | 'few_seats' | 'ramping' | 'coverage' | 'window' | 'nothing_to_compare'

/** Figures as shown: percentages with one decimal, counts, ages in days. */
export interface FlagFigures {
  readonly adjustedUsagePct?: number | null
  readonly usagePct?: number | null
  readonly deploymentPct?: number | null
  /** Adjusted usage a week before; null: not comparable. */
  readonly weekBeforePct?: number | null
  /** Mean of the adjusted usage of the four weeks before, unrounded; null: none of them comparable. */
  readonly meanBeforePct?: number | null
  readonly calls28d?: number | null
  readonly callsPer100?: number | null
  /** Only where it plays a part. */
  readonly callsBaseline?: number
  readonly transferred?: number
  readonly inactiveSubscription?: number
  readonly trial?: number
  readonly yammer?: number
  readonly unlicensed?: number
  readonly stateAgeDays?: number
  /** null: no activity data at all. */
  readonly activityAgeDays?: number | null
}

/** The thresholds that decided: those of the severity while the rule fires, else those to be kept. */
export interface FlagThresholds {
  readonly lowUsage?: number
  readonly lowDeployment?: number
  /** How far above its threshold a figure must stand for two weeks; only while the flag improves or clears. */
  readonly recoveryMargin?: number
  readonly decliningWeek?: number
  readonly decliningMean?: number
  readonly calls?: number
  readonly callsPer100?: number
  readonly timesBaseline?: number
  readonly expansionUsage?: number
  readonly expansionDeployment?: number
  readonly over100?: number
  readonly staleDays?: number
}

export interface Flag {
  readonly rule: Rule
  /** `improving` and `cleared` carry the severity of the last time that the rule fired. */
  readonly severity: Severity
  readonly state: FlagState
  /** Weekly points at which it has been open, this one included: `new` has 1, `cleared` those before. */
  readonly weeks: number
  /** Why the rule could not be asked today although the flag is open; null: it was. */
  readonly guard: Guard | null
  readonly figures: FlagFigures
  readonly thresholds: FlagThresholds
}
