// A flag: what a rule says of a customer today, with everything that a sentence about it needs.

import * as z from 'zod/mini'
import type { Immutable } from '../immutable.ts'

/** In the order in which a mail tells them, after severity and state; `at_risk` stands before everything. */
export const RULES = [
  'at_risk',
  'low_usage',
  'high_support',
  'low_deployment',
  'declining',
  'unmatched_products',
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
const GUARDS = [
  'no_figure',
  'few_seats',
  'ramping',
  'coverage',
  'unmatched_products',
  'window',
  'nothing_to_compare',
] as const
export type Guard = (typeof GUARDS)[number]

const number = z.exactOptional(z.number())
const figure = z.exactOptional(z.nullable(z.number()))

/** Figures as shown: percentages with one decimal, counts, ages in days. */
const flagFigures = z.object({
  adjustedUsagePct: figure,
  usagePct: figure,
  deploymentPct: figure,
  /** Adjusted usage a week before; null: not comparable. */
  weekBeforePct: figure,
  /** Mean of the adjusted usage of the four weeks before, unrounded; null: none of them comparable. */
  meanBeforePct: figure,
  calls28d: figure,
  callsPer100: figure,
  /** Only where it plays a part. */
  callsBaseline: number,
  transferred: number,
  inactiveSubscription: number,
  trial: number,
  yammer: number,
  unlicensed: number,
  /** Distinct users behind names that match nothing, of those active in any workload. */
  unmatchedUsers: number,
  activeUsers: number,
  /** Seats of products that nobody uses, of those sold. */
  idleSeats: number,
  licensesSold: number,
  stateAgeDays: number,
  /** null: no activity data at all. */
  activityAgeDays: figure,
})
export type FlagFigures = Immutable<z.output<typeof flagFigures>>

/** The thresholds that decided: those of the severity while the rule fires, else those to be kept. */
const flagThresholds = z.object({
  lowUsage: number,
  lowDeployment: number,
  /** How far above its threshold a figure must stand for two weeks; only while the flag improves or clears. */
  recoveryMargin: number,
  decliningWeek: number,
  decliningMean: number,
  calls: number,
  callsPer100: number,
  timesBaseline: number,
  expansionUsage: number,
  expansionDeployment: number,
  over100: number,
  /** Both of users and of seats. */
  unmatchedPct: number,
  staleDays: number,
})
export type FlagThresholds = Immutable<z.output<typeof flagThresholds>>

export const flagSchema = z.object({
  rule: z.enum(RULES),
  /** `improving` and `cleared` carry the severity of the last time that the rule fired. */
  severity: z.enum(SEVERITIES),
  state: z.enum(FLAG_STATES),
  /** Weekly points at which it has been open, this one included: `new` has 1, `cleared` those before. */
  weeks: z.number(),
  /** Why the rule could not be asked today although the flag is open; null: it was. */
  guard: z.nullable(z.enum(GUARDS)),
  figures: flagFigures,
  thresholds: flagThresholds,
})
export type Flag = Immutable<z.output<typeof flagSchema>>
