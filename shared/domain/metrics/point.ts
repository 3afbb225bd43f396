// A point: everything measured of one customer, or of a whole partner, on one day. Plain JSON when stored.

import type { Day } from '../calendar.ts'
import type { Service } from '../catalogue/product-index.ts'
import type { Covers } from '../drops/outcome.ts'
import type { CustomerId, GenerationId } from '../ids.ts'

/** The line for active entitlements that belong to no product. */
export const NO_PRODUCT = '(none)'

/** Counts that add up over products and customers; percentages come from their sums. */
export interface Figures {
  /** Total entitlements: seats of counted subscriptions, of all sellers. */
  readonly sold: number
  /** The part of `sold` that this partner sold. */
  readonly soldOwn: number
  /** null: no counted subscription states it. */
  readonly assigned: number | null
  /** The classes of active entitlements; `active` is their sum. */
  readonly entitled: number
  readonly transferred: number
  readonly inactiveSubscription: number
  readonly trial: number
  readonly yammer: number
  readonly unlicensed: number
  /** How many active entitlements got their class by the excess rule. */
  readonly inferred: number
}

export interface ProductPoint extends Figures {
  readonly sku: string
  readonly name: string
  /** '' for a product that the state does not hold and the catalogue does not know. */
  readonly service: Service | ''
}

export interface CustomerPoint {
  readonly customer: CustomerId
  readonly name: string
  /** E-mail as stated, '' when there is none. */
  readonly accountManager: string
  /** Effective day of the entitlement state. */
  readonly stateDay: Day
  /** The latest day that activity data covers, within the window. */
  readonly activityDay: Day | null
  readonly coverageDays: number
  /** Earliest start of the counted subscriptions; null when there is none or one states no start. */
  readonly firstStartDay: Day | null
  readonly products: readonly ProductPoint[]
  readonly workloads: readonly { readonly workload: string; readonly users: number }[]
  /** Aggregates of another window than 28 days that stand in here: comparable with nothing. */
  readonly otherWindows: readonly { readonly sku: string; readonly windowDays: number }[]
  readonly endingTrials: readonly EndingTrial[]
  /** Held products that are left out as free, in order. */
  readonly freeProducts: readonly string[]
  /** Names for which the customer holds nothing, most users first. */
  readonly unmatchedProducts: readonly UnmatchedProduct[]
  /** How many more there are. */
  readonly unmatchedProductsMore: number
  /** Of the rows that name users. */
  readonly matching: Matching
  /** Subscriptions that drops of the state's day state differently: those that most drops state. */
  readonly clashes: readonly Clash[]
  /** How many more there are. */
  readonly clashesMore: number
}

/** The trials of a product that end within 28 days, as one. */
export interface EndingTrial {
  readonly sku: string
  readonly name: string
  readonly seats: number
  /** The earliest of their ends. */
  readonly endDay: Day
}

/** A name of activity, as compared, that stands for nothing that the customer holds. */
export interface UnmatchedProduct {
  readonly word: string
  /** Which product it is that the licence files do not list; null: nobody knows. */
  readonly partNumber: string | null
  /** Distinct users, or as many as counts say. */
  readonly users: number
}

/** How well the names of activity meet the products held. */
export interface Matching {
  /** Distinct users behind all unmatched names. */
  readonly unmatchedUsers: number
  /** Distinct users active in any workload. */
  readonly activeUsers: number
  /** Seats of counted products without any active entitlement, for which no counts stand in either. */
  readonly idleSeats: number
}

/** A subscription, or a product of summaries, that drops of one day state differently; the last key wins. */
export interface Clash {
  readonly subscription: string
  /** The last of them, in their order. */
  readonly keys: readonly string[]
  /** How many come before them. */
  readonly keysMore: number
}

export interface PartnerPoint {
  readonly day: Day
  /** For all customers: in a drop whose key names none. */
  readonly supportSeen: boolean
  /** Help and how-to calls opened in the window, by customer; absent means 0 where support was seen for all, else unknown. */
  readonly calls: Readonly<Record<string, number>>
  /** Names (else ids) of callers that match no customer, most calls first; `(none)`: they name nobody. */
  readonly unmatchedOrganisations: readonly CalledWord[]
  /** How many more there are. */
  readonly unmatchedOrganisationsMore: number
  /** Words of the help desk outside the six categories and the partner's map, most calls first. */
  readonly unmappedCategories: readonly CalledWord[]
  /** How many more there are. */
  readonly unmappedCategoriesMore: number
  /** Customers that activity of the window speaks of, without an entitlement state: not in the portfolio. */
  readonly withoutLicences: readonly CustomerId[]
  /** Days of the window on which no activity drop of the partner reports. */
  readonly missingDays: readonly Day[]
}

/** A word of the help desk, and the calls of the window under it. */
export interface CalledWord {
  readonly word: string
  readonly calls: number
}

/** One measured day of a partner. */
export interface MeasuredDay {
  readonly partner: PartnerPoint
  readonly customers: readonly CustomerPoint[]
}

/** One committed activity drop, as far as coverage needs it. */
export interface ActivityDrop {
  readonly key: string
  readonly generation: GenerationId
  readonly effectiveDay: Day
  readonly covers: Covers
  /** The customer that its key names. */
  readonly customer: CustomerId | null
  readonly accepted: number
}
