// Folds rows of user-level activity into sheets: a mask of 28 days and the last stated values, per user and use.

import { type Day, WINDOW_DAYS } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import { packParts } from './activity-parts.ts'
import { createPartCounter, type Fold } from './fold.ts'
import { HeldActivity } from './held-activity.ts'
import type { ActivitySheet } from './sheet.ts'

/** Customers, uses and users go by numbers, which hold until the fold is drained. */
export interface ActivityFold extends Fold {
  /** How often it has been drained. */
  drains(): number
  customer(id: CustomerId): number
  use(product: string, workload: string, subscription: string): number
  /** Begins a row about a user, even one that states nothing more. The name is UTF-8, in its stored form. */
  user(customer: number, name: Uint8Array, start: number, end: number): number
  /** Records what that row states about a use. `activeDay`: not after the effective day; null: never active. */
  state(
    user: number,
    use: number,
    activeDay: Day | null,
    licensed: boolean | null,
    deleted: boolean | null,
  ): void
}

export function createActivityFold(
  { shape, covers }: Pick<ActivitySheet, 'shape' | 'covers'>,
  effectiveDay: () => Day,
): ActivityFold {
  const parts = createPartCounter()
  let held = new HeldActivity()
  let drains = 0

  return {
    customer: (id) => held.customer(id),
    use: (product, workload, subscription) => held.use(product, workload, subscription),
    user: (customer, name, start, end) => held.user(customer, name, start, end),
    state(user, use, activeDay, licensed, deleted) {
      const entry = held.entry(user, use)
      const daysAgo = activeDay === null ? WINDOW_DAYS : effectiveDay() - activeDay
      if (daysAgo < WINDOW_DAYS) held.days.set(entry, held.days.get(entry) | (1 << daysAgo))
      if (licensed !== null) held.stateLicensed(user, entry, licensed)
      if (deleted !== null) held.stateDeleted(user, entry, deleted)
    },
    heldBytes: () => held.bytes,
    customers: parts.customers,
    drains: () => drains,
    *drain() {
      drains += 1
      const drained = held
      held = new HeldActivity()
      for (const { customer, packed } of packParts(drained)) {
        const day = effectiveDay()
        const sheet = { kind: 'activity', customer, effectiveDay: day, shape, covers, packed } as const
        yield { sheet, part: parts.next(customer) }
      }
    },
  }
}

/** The same for who has strings. */
export function userNamed(fold: ActivityFold, customer: CustomerId, name: string): number {
  const bytes = Buffer.from(name)
  return fold.user(fold.customer(customer), bytes, 0, bytes.length)
}
