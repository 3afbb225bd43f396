// What a weekly digest says, in no language yet: sums, flags, changes and gaps of one partner's portfolio, or
// of the part of it that one recipient may see. Nothing in here tells who used what: users have no place.

import type { Dataset } from '../drops/drop-key.ts'
import type { RefusalCode } from '../drops/outcome.ts'
import type { Flag } from '../flags/flag.ts'
import type { Incomparable } from '../metrics/delta.ts'

/** Plain JSON. Dates are `YYYY-MM-DD`; percentages have one decimal, null where there is none. */
export interface Digest {
  readonly partner: { readonly id: string; readonly name: string }
  /** ISO week of `asOf`. */
  readonly week: string
  readonly asOf: string
  readonly window: { readonly start: string; readonly end: string }
  /** IANA. */
  readonly timezone: string
  /** The account manager to whose customers it is cut; null: the whole portfolio. */
  readonly cutTo: string | null
  /** Every customer that it may name: those of the portfolio, and those that left. */
  readonly scope: readonly string[]
  readonly portfolio: DigestPortfolio
  /** In the order of the mail. */
  readonly flags: readonly DigestFlag[]
  /** Whose flags these are, in the order of their first flag. */
  readonly flaggedCustomers: readonly DigestCustomer[]
  /** Adjusted usage rose since a week ago: most first. */
  readonly better: readonly DigestChange[]
  /** It fell: most first. */
  readonly worse: readonly DigestChange[]
  /** Figures of weeks already reported that have changed since: the latest week first, then the greatest move. */
  readonly restatements: readonly Restatement[]
  /** To whom the last digest did not go, or may not have gone; and that last week had none. */
  readonly undelivered: readonly Undelivered[]
  readonly dataQuality: DataQuality
}

/** Points of adjusted usage since a week ago; `deltaActivity + deltaSeats` is the whole. */
export interface WeekDelta {
  /** null: not comparable. */
  readonly adjustedUsageDelta7d: number | null
  readonly deltaActivity: number | null
  readonly deltaSeats: number | null
  readonly notComparable: Incomparable | null
}

export interface DigestPortfolio extends WeekDelta {
  readonly customers: number
  readonly licensesSold: number
  readonly licensesAssigned: number | null
  readonly deploymentPct: number | null
  readonly entitlementsActive: number
  readonly entitledActive: number
  readonly usagePct: number | null
  readonly adjustedUsagePct: number | null
  /** null: no support data was seen. */
  readonly calls28d: number | null
  /** How many customers stand in the way of a comparison with last week. */
  readonly customersInTheWay: number
}

export interface NamedCustomer {
  readonly customerId: string
  readonly customerName: string
}

export interface DigestFlag extends NamedCustomer, Flag {}

export interface DigestCustomer extends NamedCustomer, WeekDelta {
  /** '' when none is stated. */
  readonly accountManager: string
  readonly licensesSold: number
  readonly licensesAssigned: number | null
  readonly deploymentPct: number | null
  readonly entitlementsActive: number
  readonly usagePct: number | null
  readonly entitledActive: number
  readonly adjustedUsagePct: number | null
  /** The classes of active entitlements beyond what was sold. */
  readonly over: Over
  readonly coverageDays: number
  readonly calls28d: number | null
  readonly callsPer100: number | null
  readonly callsBaseline: number | null
}

export interface Over {
  readonly transferred: number
  readonly inactiveSubscription: number
  readonly trial: number
  readonly yammer: number
  readonly unlicensed: number
  /** How many of these got their class because more were active than sold. */
  readonly inferred: number
}

export interface DigestChange extends NamedCustomer {
  readonly adjustedUsageDelta7d: number
  readonly deltaActivity: number
  readonly deltaSeats: number
  readonly adjustedUsagePct: number | null
}

/** A correction of what a week's digest reported of a customer. */
export interface Restatement extends NamedCustomer {
  readonly week: string
  readonly was: Reported
  readonly isNow: Reported
  /**
   * Keys of what was uploaded, replaced, deleted or refused since, in key order: the first of them. Of a digest that is
   * cut, `{partner}/{dataset}/{date}/` where a key does not name a customer of the reader.
   */
  readonly because: readonly string[]
  /** How many more there are. */
  readonly becauseMore: number
}

/** What a week says of a customer; of one that it does not know, nothing. */
export interface Reported {
  readonly adjustedUsagePct: number | null
  /** In order of rule name. */
  readonly flags: readonly Pick<Flag, 'rule' | 'severity' | 'state'>[]
}

/**
 * `not_made`: there was no digest at all. `not_sent`: there was, and it waited. `bounced`: it came back.
 * `unconfirmed`: nobody can say whether it arrived.
 */
export type NotDelivered = 'not_made' | 'not_sent' | 'refused' | 'bounced' | 'unconfirmed'

export interface Undelivered {
  readonly week: string
  /** null: everybody. */
  readonly recipient: string | null
  readonly how: NotDelivered
  /** In the words of the ledger; '' when there are none. */
  readonly reason: string
}

/** Lists for people hold the largest 100; `…More` tells how many entries there are beside them. */
export interface DataQuality {
  /** Of the customer that was seen least; null: there are no customers. */
  readonly coverageDaysMin: number | null
  /** Days of the window on which no activity file reports. */
  readonly missingDays: readonly string[]
  readonly staleCustomers: readonly StaleCustomer[]
  /** In the portfolio a week ago, without licence data now. */
  readonly left: readonly NamedCustomer[]
  readonly refusedDrops: readonly RefusedDrop[]
  readonly refusedDropsMore: number
  /** Datasets that have stopped coming: since their last day nothing is known. */
  readonly stopped: readonly StoppedDataset[]
  /** Keys that had not been read when the figures were made, although it was waited for them. */
  readonly unreadDrops: readonly string[]
  readonly unreadDropsMore: number
  readonly clashes: readonly Clash[]
  readonly clashesMore: number
  /** `name` null: tickets that name nobody. */
  readonly unmatchedOrganisations: readonly { readonly name: string | null; readonly tickets: number }[]
  readonly unmatchedOrganisationsMore: number
  readonly unmappedCategories: readonly { readonly word: string; readonly calls: number }[]
  readonly unmappedCategoriesMore: number
  readonly aggregatesOtherWindow: readonly OtherWindow[]
}

export interface StaleCustomer extends NamedCustomer {
  /** The day of the licence data, and the latest day that activity data covers (null: none). */
  readonly stateDate: string
  readonly activityDate: string | null
}

export interface StoppedDataset {
  readonly dataset: Dataset
  /** The latest day with data. */
  readonly lastDay: string
}

export interface RefusedDrop {
  readonly key: string
  readonly code: RefusalCode
  readonly message: string
  /** Where the receipt lies in the reports bucket. */
  readonly receiptKey: string
}

/** Files of one day that state a subscription differently; the last key counts. */
export interface Clash extends NamedCustomer {
  readonly subscriptionId: string
  /** The last of them, in key order. */
  readonly keys: readonly string[]
  readonly keysMore: number
}

/** An aggregate of another window than 28 days, which is compared with nothing. */
export interface OtherWindow extends NamedCustomer {
  readonly productSku: string
  readonly windowDays: number
}
