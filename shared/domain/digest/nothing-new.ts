// A week that would only repeat the one before: every open flag stands as it stood, and no new data came.

import { addDays, type Day } from '../calendar.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import type { DigestInput } from './digest-input.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

const WEEK_DAYS = 7

/**
 * No licence or activity data of the last 7 days, and none of these: a flag that is new, improving or cleared; a customer
 * that came or left; a trial that comes near its end; a correction.
 */
export function isNothingNew({ asOf, customers, before, restatements }: DigestInput): boolean {
  const known = new Map(before.map((point) => [point.customer, point]))
  const weekBefore = addDays(asOf, -WEEK_DAYS)
  const isSame = (measured: MeasuredCustomer) => {
    const then = known.get(measured.point.customer)
    return then !== undefined && !hasNews(measured, then, weekBefore)
  }
  if (customers.length === 0 || restatements.length > 0) return false
  return known.size === customers.length && customers.every(isSame)
}

function hasNews({ point, flags }: MeasuredCustomer, then: CustomerPoint, weekBefore: Day): boolean {
  const { stateDay, activityDay, endingTrials } = point
  const endedThen = new Set(then.endingTrials.map(({ sku }) => sku))
  return (
    stateDay > weekBefore ||
    (activityDay !== null && activityDay > weekBefore) ||
    flags.some(({ state }) => state !== 'continuing') ||
    endingTrials.some(({ sku }) => !endedThen.has(sku))
  )
}
