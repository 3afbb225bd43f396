// Folds rows of user-level activity into sheets: a mask of 28 days and the last stated values, per user and use.

import { type Day, WINDOW_DAYS } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import { createActivityPacker } from './activity-packer.ts'
import { packParts } from './activity-parts.ts'
import { ByteKey } from './byte-key.ts'
import { createPartCounter, type Fold } from './fold.ts'
import { HeldActivity } from './held-activity.ts'
import type { ActivitySheet, Use } from './sheet.ts'

/** Customers, texts, uses and users go by numbers, which hold until the fold is drained. */
export interface ActivityFold extends Fold {
  /** How often it has been drained. */
  drains(): number
  customer(id: CustomerId): number
  text(text: string): number
  /** Of three texts. */
  use(product: number, workload: number, subscription: number): number
  /** Begins a row about a user, even one that states nothing more. The name is UTF-8, in its stored form. */
  user(customer: number, name: ByteKey): number
  /** Begins another one about the same user. */
  row(user: number): void
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
  const packer = createActivityPacker()
  let held = new HeldActivity()
  let drains = 0
  let isMixed = false

  return {
    customer: (id) => held.customer(id),
    text: (text) => held.uses.text(text),
    use: (product, workload, subscription) => held.uses.use(product, workload, subscription),
    user: (customer, name) => held.user(customer, name),
    row: (user) => held.row(user),
    state(user, use, activeDay, licensed, deleted) {
      const daysAgo = activeDay === null ? WINDOW_DAYS : effectiveDay() - activeDay
      held.state(user, use, daysAgo < WINDOW_DAYS ? 1 << daysAgo : 0, licensed, deleted)
    },
    heldBytes: () => held.bytes,
    isBetweenCustomers: () => held.isBeginning && !held.isMixed && !isMixed,
    customers: parts.customers,
    drains: () => drains,
    *drain() {
      drains += 1
      const drained = held
      held = new HeldActivity()
      let cameBack = 0
      let latest: CustomerId | null = null
      for (const { customer, packed } of packParts(drained, packer)) {
        const part = parts.next(customer)
        if (part > 0 && customer !== latest) cameBack += 1
        latest = customer
        const day = effectiveDay()
        const sheet = { kind: 'activity', customer, effectiveDay: day, shape, covers, packed } as const
        yield { sheet, part }
      }
      // One began before the latest drain, and went on after it.
      isMixed ||= drained.isMixed || cameBack > 1
    },
  }
}

const scratch = new ByteKey()

/** Begins a row about the user of that name. */
export function userNamed(fold: ActivityFold, customer: CustomerId, name: string): number {
  const bytes = Buffer.from(name)
  scratch.set(bytes, 0, bytes.length)
  return fold.user(fold.customer(customer), scratch)
}

export function useNamed(fold: ActivityFold, { product, workload, subscription }: Use): number {
  return fold.use(fold.text(product), fold.text(workload), fold.text(subscription))
}
