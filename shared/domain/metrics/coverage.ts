// How much was seen: the days of the window that activity data covers. A day without data is unknown, not zero.

import { addDays, type Day, WINDOW_DAYS, windowStart } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import type { ActivityDrop } from './point.ts'

/** Bit n stands for the window's day n, its first day being 0. */
type Days = number

/** What the drops of a partner cover, before the sheets of one customer are looked at. */
export interface DropDays {
  readonly day: Day
  /** Days of events drops that are bound to no customer. */
  readonly shared: Days
  readonly byCustomer: ReadonlyMap<CustomerId, Days>
  /** Days that no drop of the partner covers. */
  readonly missingDays: readonly Day[]
}

export interface Coverage {
  readonly coverageDays: number
  /** The latest covered day; null: none. */
  readonly activityDay: Day | null
}

/** An events drop covers its own day, whoever is in it, unless its key names another customer. */
export function dropDays(day: Day, drops: Iterable<ActivityDrop>): DropDays {
  const byCustomer = new Map<CustomerId, Days>()
  let shared: Days = 0
  let any: Days = 0
  for (const { effectiveDay, covers, customer } of reportingDrops(day, drops)) {
    any |= covers === 'day' ? only(day, effectiveDay) : upTo(day, effectiveDay)
    if (covers !== 'day') continue
    if (customer === null) shared |= only(day, effectiveDay)
    else byCustomer.set(customer, (byCustomer.get(customer) ?? 0) | only(day, effectiveDay))
  }
  return { day, shared, byCustomer, missingDays: daysOf(day, ~any) }
}

/** The drops that say something of the days of the window. */
export function reportingDrops(day: Day, drops: Iterable<ActivityDrop>): ActivityDrop[] {
  const start = windowStart(day)
  return Array.from(drops).filter(
    ({ accepted, effectiveDay, covers }) =>
      covers !== 'none' && accepted > 0 && effectiveDay >= start && effectiveDay <= day,
  )
}

/** `snapshotDays`: effective days of the customer's sheets that cover all days up to theirs. */
export function coverageOf(drops: DropDays, customer: CustomerId, snapshotDays: Iterable<Day>): Coverage {
  const { day } = drops
  let covered = drops.shared | (drops.byCustomer.get(customer) ?? 0)
  for (const effectiveDay of snapshotDays) {
    if (effectiveDay <= day && effectiveDay >= windowStart(day)) covered |= upTo(day, effectiveDay)
  }
  const days = daysOf(day, covered)
  return { coverageDays: days.length, activityDay: days.at(-1) ?? null }
}

function only(day: Day, effectiveDay: Day): Days {
  return 1 << (effectiveDay - windowStart(day))
}

function upTo(day: Day, effectiveDay: Day): Days {
  return (only(day, effectiveDay) << 1) - 1
}

function daysOf(day: Day, days: Days): Day[] {
  return Array.from({ length: WINDOW_DAYS }, (_, index) => addDays(windowStart(day), index)).filter(
    (_, index) => (days & (1 << index)) !== 0,
  )
}
