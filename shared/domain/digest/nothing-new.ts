// A week that would only repeat the one before: every open flag stands as it stood, and no new data came.

import { addDays, type Day } from '../calendar.ts'
import { snoozedFlags } from '../flags/snooze.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import type { DigestInput } from './digest-input.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

const WEEK_DAYS = 7

/**
 * No licence or activity data of the last 7 days, and none of these: a flag that is new, improving, cleared, of another
 * severity or no longer snoozed; more help calls; a customer that came or left; a trial that comes near its end; a
 * correction.
 */
export function isNothingNew({ asOf, customers, before, restatements, snoozes }: DigestInput): boolean {
  const known = new Map(before.map((point) => [point.customer, point]))
  const weekBefore = addDays(asOf, -WEEK_DAYS)
  const [wasSnoozed, isSnoozed] = [snoozedFlags(snoozes, weekBefore), snoozedFlags(snoozes, asOf)]
  const isToldAgain = ({ point: { customer }, flags }: MeasuredCustomer) =>
    flags.some((flag) => wasSnoozed(customer, flag) !== null && isSnoozed(customer, flag) === null)
  const isSame = (measured: MeasuredCustomer) => {
    const then = known.get(measured.point.customer)
    return then !== undefined && !hasNews(measured, then, weekBefore) && !isToldAgain(measured)
  }
  if (customers.length === 0 || restatements.length > 0) return false
  return known.size === customers.length && customers.every(isSame)
}

function hasNews(measured: MeasuredCustomer, then: CustomerPoint, weekBefore: Day): boolean {
  const { point, flags, calls28d, weeks } = measured
  const severityThen = new Map(weeks.at(-2)?.flags.map(({ rule, severity }) => [rule, severity]))
  const { stateDay, activityDay, endingTrials } = point
  const endedThen = new Set(then.endingTrials.map(({ sku }) => sku))
  return (
    stateDay > weekBefore ||
    (activityDay !== null && activityDay > weekBefore) ||
    flags.some(
      ({ rule, state, severity }) => state !== 'continuing' || severity !== severityThen.get(rule),
    ) ||
    (calls28d ?? 0) > (weeks.at(-2)?.calls28d ?? 0) ||
    endingTrials.some(({ sku }) => !endedThen.has(sku))
  )
}
