// A sheet is what one drop says about one customer (support: about a partner's calls).
// Readers merge the parts of a sheet in order; on a clash the later part, then the later entry wins.

import type { Day } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'

export const SUBSCRIPTION_STATUSES = ['active', 'in_grace_period', 'disabled', 'deprovisioned'] as const
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

export interface Subscription {
  /** Lower-case. */
  readonly id: string
  /** Upper-case. */
  readonly sku: string
  readonly sold: number
  /** null: not stated. */
  readonly assigned: number | null
  readonly status: SubscriptionStatus
  readonly isTrial: boolean
  readonly seller: 'own' | 'other'
  readonly startDay: Day | null
  readonly endDay: Day | null
}

/** The latest words that a drop states about a product. */
export interface ProductWords {
  readonly name: string | null
  readonly service: 'office365' | 'dynamics365' | null
}

export interface EntitlementSheet {
  readonly kind: 'entitlements'
  readonly customer: CustomerId
  readonly effectiveDay: Day
  readonly customerName: string | null
  readonly accountManager: string | null
  /** By SKU. */
  readonly products: Readonly<Record<string, ProductWords>>
  readonly subscriptions: readonly Subscription[]
}

export type UserShape = 'events' | 'snapshot' | 'graph'

/** User-level activity; `packed` holds entries (activity-codec.ts), decoded when they are needed. */
export interface ActivitySheet {
  readonly kind: 'activity'
  readonly customer: CustomerId
  readonly effectiveDay: Day
  readonly shape: UserShape
  readonly packed: Uint8Array
}

/** One user's use of one workload under one product and subscription, as one drop tells it. */
export interface ActivityEntry {
  /** Lower-case. */
  readonly user: string
  /** Upper-case SKU, '' when not stated; in a `graph` sheet the `+`-joined product names, lower-case. */
  readonly product: string
  /** As stated, lower-case; `onedrive` stays apart here because it has a licence flag of its own. */
  readonly workload: string
  /** Lower-case, '' when not stated. */
  readonly subscription: string
  /** Bit n is set when the user was active n days before the effective day (n = 0 … 27). */
  readonly days: number
  /** The last stated value and the row that stated it: rows of one user and part count up from 0. */
  readonly licensed: boolean | null
  readonly licensedRow: number
  readonly deleted: boolean | null
  readonly deletedRow: number
}

/** Counts where nobody can say who. */
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
  readonly active: number
  readonly windowDays: number
}

/** Support calls of a whole partner; ticket and count rows in the order of their lines. */
export interface SupportSheet {
  readonly kind: 'support'
  readonly effectiveDay: Day
  readonly tickets: readonly Ticket[]
  readonly counts: readonly CallCount[]
}

/** Who called: an id, or a name that is matched when measuring ('' when the export names nobody). */
export interface Caller {
  readonly customer: string
  readonly byName: boolean
}

export interface Ticket extends Caller {
  /** Lower-case. */
  readonly id: string
  readonly openedDay: Day
  /** The help desk's own word, lower-case. */
  readonly category: string
}

export interface CallCount {
  readonly customer: CustomerId
  readonly day: Day
  /** The help desk's own word, lower-case. */
  readonly category: string
  readonly calls: number
}

export type Sheet = EntitlementSheet | ActivitySheet | AggregateSheet | SupportSheet

/** A sheet with the place that its drop has in the order of last words: effective day, key, part. */
export interface Stated<S extends Sheet> {
  readonly key: string
  readonly part: number
  readonly sheet: S
}
