// Weekly points in a few words: percentages are given as they should be shown, of a thousand seats.

import { addDays, type Day, dayOf } from '../../../../shared/domain/calendar.ts'
import { evaluateFlags } from '../../../../shared/domain/flags/evaluate.ts'
import type { Flag, Rule } from '../../../../shared/domain/flags/flag.ts'
import type { SeriesPoint } from '../../../../shared/domain/flags/week.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import type { CustomerPoint, ProductPoint } from '../../../../shared/domain/metrics/point.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../../../shared/domain/settings.ts'

const TODAY: Day = dayOf('2026-11-22')

export interface WeekSpec {
  readonly usage?: number
  readonly deployment?: number | null
  readonly seats?: number
  readonly coverage?: number
  readonly calls?: number | null
  /** How old the state, the activity data and the first subscription are, in days. */
  readonly stateAge?: number
  readonly activityAge?: number | null
  readonly startAge?: number | null
  readonly otherWindow?: boolean
  /** Active entitlements that are not entitled ones, as points of usage. */
  readonly trial?: number
  readonly matching?: CustomerPoint['matching']
}

/** A week; null: no entitlement state; a number: calls seen although there was no state. */
export type WeekWords = WeekSpec | null | { readonly onlyCalls: number }

/** Weekly points that end today, oldest first. */
export function series(...weeks: readonly WeekWords[]): SeriesPoint[] {
  return weeks.map((words, index) => {
    const day = addDays(TODAY, -7 * (weeks.length - 1 - index))
    if (words === null) return { day, point: null, calls: null }
    if ('onlyCalls' in words) return { day, point: null, calls: words.onlyCalls }
    return { day, point: customerPoint(words, day), calls: words.calls === undefined ? 0 : words.calls }
  })
}

export function flagsAfter(weeks: readonly WeekWords[], thresholds: Partial<Thresholds> = {}): Flag[] {
  return evaluateFlags(series(...weeks), { ...DEFAULT_THRESHOLDS, ...thresholds })
}

/** What each week's mail says of a rule, as `severity:state`, or '-'. */
export function timeline(
  rule: Rule,
  weeks: readonly WeekWords[],
  thresholds: Partial<Thresholds> = {},
): string[] {
  return weeks.map((_, index) => {
    const flag = flagOf(rule, weeks.slice(0, index + 1), thresholds)
    return flag === undefined ? '-' : `${flag.severity}:${flag.state}`
  })
}

export function flagOf(
  rule: Rule,
  weeks: readonly WeekWords[],
  thresholds: Partial<Thresholds> = {},
): Flag | undefined {
  return flagsAfter(weeks, thresholds).find((flag) => flag.rule === rule)
}

function customerPoint(spec: WeekSpec = {}, day: Day = TODAY): CustomerPoint {
  const { coverage = 28, stateAge = 0, activityAge = coverage === 0 ? null : 0, startAge = 400 } = spec
  return {
    customer: customerId('contoso'),
    name: 'Contoso',
    accountManager: '',
    stateDay: addDays(day, -stateAge),
    activityDay: activityAge === null ? null : addDays(day, -activityAge),
    coverageDays: coverage,
    firstStartDay: startAge === null ? null : addDays(day, -startAge),
    products: [productPoint(spec)],
    workloads: [],
    otherWindows: spec.otherWindow ? [{ sku: 'E3', windowDays: 30 }] : [],
    endingTrials: [],
    freeProducts: [],
    unmatchedProducts: [],
    unmatchedProductsMore: 0,
    matching: spec.matching ?? { unmatchedUsers: 0, activeUsers: 0, idleSeats: 0 },
    clashes: [],
    clashesMore: 0,
  }
}

function productPoint({ usage = 75, deployment = 90, seats = 1000, trial = 0 }: WeekSpec): ProductPoint {
  const share = (percentage: number) => Math.round((percentage * seats) / 100)
  return {
    sku: 'E3',
    name: 'Office 365 E3',
    service: 'office365',
    sold: seats,
    soldOwn: seats,
    assigned: deployment === null ? null : share(deployment),
    entitled: share(usage),
    transferred: 0,
    inactiveSubscription: 0,
    trial: share(trial),
    yammer: 0,
    unlicensed: 0,
    inferred: 0,
  }
}
