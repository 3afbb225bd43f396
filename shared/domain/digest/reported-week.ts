// What a week's digest reported, kept so that a later correction of its data can be reported: "was, is now".

import * as z from 'zod/mini'
import { type Day, formatDay, isoWeek } from '../calendar.ts'
import { byCodePoint, type CustomerId, type DropId } from '../ids.ts'
import type { Immutable } from '../immutable.ts'
import { adjustedUsagePct, sumFigures } from '../metrics/figures.ts'
import { date } from '../record-fields.ts'
import { type Partner, thresholdsSchema } from '../settings.ts'
import { type Reported, reportedSchema } from './digest.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

const customer = z.custom<CustomerId>((value) => typeof value === 'string')
const drop = z.custom<DropId>((value) => typeof value === 'string')

/** Plain JSON. */
export const reportedWeekSchema = z.object({
  week: z.string(),
  asOf: date,
  /** Those that its flags were judged by: other ones later are no correction. */
  thresholds: thresholdsSchema,
  customerThresholds: z.array(z.tuple([customer, thresholdsSchema])),
  /** What else of the settings its figures came from: a hash for each file. */
  settings: z.record(z.string(), z.string()),
  customers: z.array(
    z.object({ customer, name: z.string(), accountManager: z.string(), ...reportedSchema.shape }),
  ),
  /** Drops that have changed since without anything to tell yet. */
  changed: z.array(drop),
})
export type ReportedWeek = Immutable<z.output<typeof reportedWeekSchema>>
export type ReportedCustomer = ReportedWeek['customers'][number]

/** A customer of whom the week now says something else. */
export interface CustomerChange {
  readonly customer: CustomerId
  readonly name: string
  readonly accountManager: string
  readonly was: Reported
  readonly isNow: Reported
}

/** `settings`: what they depend on besides thresholds. */
export function reportedWeek(
  { thresholds, customerThresholds }: Partner,
  asOf: Day,
  settings: ReportedWeek['settings'],
  customers: readonly MeasuredCustomer[],
): ReportedWeek {
  return {
    week: isoWeek(asOf),
    asOf: formatDay(asOf),
    thresholds,
    customerThresholds: [...customerThresholds],
    settings,
    customers: customers.map(reportedCustomer),
    changed: [],
  }
}

/** The partner under the thresholds of that week. */
export function withThresholdsOf(
  partner: Partner,
  { thresholds, customerThresholds }: ReportedWeek,
): Partner {
  return { ...partner, thresholds, customerThresholds: new Map(customerThresholds) }
}

/** Whose flags changed, or whose adjusted usage moved by a point or more; `now`: the same day, measured anew. */
export function changesSince(
  { customers }: ReportedWeek,
  now: readonly MeasuredCustomer[],
): CustomerChange[] {
  const before = new Map(customers.map((customer) => [customer.customer, customer]))
  const after = new Map(now.map(reportedCustomer).map((customer) => [customer.customer, customer]))
  return [...new Set([...before.keys(), ...after.keys()])].sort(byCodePoint).flatMap((customer) => {
    const [was, isNow] = [before.get(customer) ?? NOTHING, after.get(customer) ?? NOTHING]
    if (saysSame(was, isNow)) return []
    const { name, accountManager } = after.get(customer) ?? before.get(customer) ?? NOBODY
    return [{ customer, name, accountManager, was: reported(was), isNow: reported(isNow) }]
  })
}

/** The week as it stands once `moved` is reported; what moved too little to be reported stays as it was reported. */
export function afterReporting(week: ReportedWeek, moved: readonly CustomerChange[]): ReportedWeek {
  const customers = new Map(week.customers.map((customer) => [customer.customer, customer]))
  for (const { customer, name, accountManager, isNow } of moved) {
    customers.set(customer, { customer, name, accountManager, ...isNow })
  }
  return { ...week, customers: [...customers.values()], changed: [] }
}

/** How far a customer moved; a figure that came or went is the farthest. */
export function changeSize({ was, isNow }: Pick<CustomerChange, 'was' | 'isNow'>): number {
  if (was.adjustedUsagePct === null && isNow.adjustedUsagePct === null) return 0
  if (was.adjustedUsagePct === null || isNow.adjustedUsagePct === null) return Number.POSITIVE_INFINITY
  return Math.abs(isNow.adjustedUsagePct - was.adjustedUsagePct)
}

/** That and nothing else of it. */
export function reported({ adjustedUsagePct: pct, flags }: Reported): Reported {
  return {
    adjustedUsagePct: pct,
    flags: flags
      .map(({ rule, severity, state }) => ({ rule, severity, state }))
      .sort((a, b) => byCodePoint(a.rule, b.rule)),
  }
}

const NOTHING: Reported = { adjustedUsagePct: null, flags: [] }
const NOBODY = { name: '', accountManager: '' }

/** In tenths, since figures have one decimal. */
const REPORTED_TENTHS = 10

function reportedCustomer({ point, flags }: MeasuredCustomer): ReportedCustomer {
  const pct = adjustedUsagePct(sumFigures(point.products), point.coverageDays)
  const { customer, name, accountManager } = point
  return { customer, name, accountManager, ...reported({ adjustedUsagePct: pct, flags }) }
}

function saysSame(was: Reported, isNow: Reported): boolean {
  const flags = (week: Reported) => JSON.stringify(reported(week).flags)
  return Math.round(changeSize({ was, isNow }) * 10) < REPORTED_TENTHS && flags(was) === flags(isNow)
}
