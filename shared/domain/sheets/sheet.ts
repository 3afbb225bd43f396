// A sheet holds what one drop states about one customer (support: about a partner's calls). Readers merge the
// parts of a sheet in order; in a conflict the later part, then the later entry wins.

import type { Day } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'

export const SUBSCRIPTION_STATUSES = ['active', 'in_grace_period', 'disabled', 'deprovisioned'] as const
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

export interface Subscription {
  /** Lower-case. */
  readonly id: string
  /** Upper-case, '' when not stated. */
  readonly sku: string
  /** As stated; null: not stated. One of both is. */
  readonly productName: string | null
  readonly service: 'office365' | 'dynamics365' | null
  readonly sold: number
  /** null: not stated. */
  readonly assigned: number | null
  readonly status: SubscriptionStatus
  readonly isTrial: boolean
  readonly seller: 'own' | 'other'
  readonly startDay: Day | null
  readonly endDay: Day | null
}

/** Rows of subscriptions, or of a summary by product, to which the reader has given ids. */
export type EntitlementShape = 'subscriptions' | 'summary'

export interface EntitlementSheet {
  readonly kind: 'entitlements'
  readonly customer: CustomerId
  readonly effectiveDay: Day
  readonly shape: EntitlementShape
  readonly customerName: string | null
  readonly accountManager: string | null
  readonly subscriptions: readonly Subscription[]
}

export type UserShape = 'events' | 'snapshot' | 'graph'

/** User-level activity; `packed` is written by activity-packer.ts and read by activity-reader.ts. */
export interface ActivitySheet {
  readonly kind: 'activity'
  readonly customer: CustomerId
  readonly effectiveDay: Day
  readonly shape: UserShape
  /** The days that it covers: its own, all up to its own, or none, where other sheets cover them. */
  readonly covers: 'day' | 'days' | 'none'
  readonly packed: Uint8Array
}

export interface Use {
  /** Upper-case SKU, '' when not stated; in a `graph` sheet product names, lower-case (product-names.ts). */
  readonly product: string
  /** Lower-case, '' when not stated. */
  readonly subscription: string
  /** As stated, lower-case; `onedrive` is kept apart because it has a licence flag of its own. */
  readonly workload: string
}

/** One user's use of one workload under one product and subscription, as one drop states it. */
export interface ActivityEntry extends Use {
  /** Lower-case. */
  readonly user: string
  /** Bit n is set when the user was active n days before the effective day (n = 0 … 27). */
  readonly days: number
  /** The last stated value and its row; the rows of one user and part are counted from 0. */
  readonly licensed: boolean | null
  readonly licensedRow: number
  readonly deleted: boolean | null
  readonly deletedRow: number
}

/** Counts of users, from a file that does not identify them. */
export interface AggregateSheet {
  readonly kind: 'aggregates'
  readonly customer: CustomerId
  readonly effectiveDay: Day
  readonly rows: readonly AggregateRow[]
}

export interface AggregateRow {
  /** Upper-case SKU, or a product's name, lower-case, when `byName`. */
  readonly product: string
  readonly byName: boolean
  readonly workload: string
  /** The sales channel, lower-case, '' when not stated: channels add up. */
  readonly channel: string
  readonly active: number
  readonly windowDays: number
}

/** Support calls of a whole partner; ticket and count rows in the order of their lines. */
export interface SupportSheet {
  readonly kind: 'support'
  readonly effectiveDay: Day
  /** The customer that the key names: its ticket ids are its own. */
  readonly keyCustomer: CustomerId | null
  readonly tickets: readonly Ticket[]
  readonly counts: readonly CallCount[]
}

/** The customer, as the file names it; matched when measuring. Both are '' where it names none. */
export interface Caller {
  /** An id, lower-case. */
  readonly customer: string
  /** As written. */
  readonly customerName: string
}

export interface Ticket extends Caller {
  /** Lower-case. */
  readonly id: string
  /** null: not a call (deleted, spam, merged). */
  readonly openedDay: Day | null
  /** The help desk's own category, lower-case; `(none)` where it states none. */
  readonly category: string
}

export interface CallCount extends Caller {
  readonly day: Day
  /** As for tickets. */
  readonly category: string
  readonly calls: number
}

export type Sheet = EntitlementSheet | ActivitySheet | AggregateSheet | SupportSheet

/** A sheet with the position of its drop for conflicts: effective day, key, part. */
export interface Stated<S extends Sheet> {
  readonly key: string
  readonly part: number
  readonly sheet: S
}
