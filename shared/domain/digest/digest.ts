// What a weekly digest says, in no language yet: sums, flags, changes and gaps of one partner's portfolio, or
// of the part of it that one recipient may see. Nothing in here tells who used what: users have no place.

import * as z from 'zod/mini'
import { flagSchema } from '../flags/flag.ts'
import { flagSnooze } from '../flags/snooze.ts'
import type { Immutable } from '../immutable.ts'
import { dataQualitySchema } from './data-quality.ts'
import { portfolioSchema } from './digest-figures.ts'
import { flaggedCustomerSchema } from './flagged-customer.ts'
import { namedCustomer } from './named-customer.ts'
import { opportunitySchema } from './opportunities.ts'

const maybe = z.nullable(z.number())

const flag = z.object({
  ...namedCustomer,
  ...flagSchema.shape,
  snooze: flagSnooze,
})

const change = z.object({
  ...namedCustomer,
  adjustedUsageDelta7d: z.number(),
  deltaActivity: z.number(),
  deltaSeats: z.number(),
  adjustedUsagePct: maybe,
})

/** What a week says of a customer; of one that it does not know, nothing. */
export const reportedSchema = z.object({
  adjustedUsagePct: maybe,
  /** In order of rule name. */
  flags: z.array(z.pick(flagSchema, { rule: true, severity: true, state: true })),
})

/** A correction of what a week's digest reported of a customer. */
const restatement = z.object({
  ...namedCustomer,
  week: z.string(),
  was: reportedSchema,
  isNow: reportedSchema,
  /**
   * Keys of what was uploaded, replaced, deleted or refused since, in key order: the first of them. Of a digest that is
   * cut, `{partner}/{dataset}/{date}/` where a key does not name a customer of the reader.
   */
  because: z.array(z.string()),
  /** How many more there are. */
  becauseMore: z.number(),
})

/**
 * `not_made`: there was no digest at all. `not_sent`: there was, and it waited. `bounced`: it came back.
 * `unconfirmed`: nobody can say whether it arrived.
 */
const NOT_DELIVERED = ['not_made', 'not_sent', 'refused', 'bounced', 'unconfirmed'] as const
export type NotDelivered = (typeof NOT_DELIVERED)[number]

const undelivered = z.object({
  week: z.string(),
  /** null: everybody. */
  recipient: z.nullable(z.string()),
  how: z.enum(NOT_DELIVERED),
  /** In the words of the ledger; '' when there are none. */
  reason: z.string(),
})

/** Whose week it is, and which. */
export const weekHead = {
  partner: z.object({ id: z.string(), name: z.string() }),
  /** ISO week of `asOf`. */
  week: z.string(),
  asOf: z.string(),
  window: z.object({ start: z.string(), end: z.string() }),
  /** IANA. */
  timezone: z.string(),
  /** The account manager whose customers it covers; null: the whole portfolio. */
  scopedTo: z.nullable(z.string()),
}

export const linksSchema = z.object({
  training: z.nullable(z.string()),
  selfService: z.nullable(z.string()),
  booking: z.nullable(z.string()),
})

/** Plain JSON. Dates are `YYYY-MM-DD`; percentages have one decimal, null where there is none. */
export const digestSchema = z.object({
  ...weekHead,
  /** Every customer that it may name: those of the portfolio, and those that left. */
  scope: z.array(z.string()),
  portfolio: portfolioSchema,
  /** In the order of the mail. */
  flags: z.array(flag),
  /** Whose flags these are, in the order of their first flag. */
  flaggedCustomers: z.array(flaggedCustomerSchema),
  /** The partner's own offers, https alone; null: not set. */
  links: linksSchema,
  /** Where something could be sold; none, if the settings say `opportunities: false`. */
  opportunities: z.array(opportunitySchema),
  /** Adjusted usage rose since a week ago: most first. */
  better: z.array(change),
  /** It fell: most first. */
  worse: z.array(change),
  /** The digest would repeat last week's: every flag is continuing, and no licence or activity data is new. */
  nothingNew: z.boolean(),
  /** Figures of weeks already reported that have changed since: the latest week first, then the greatest move. */
  restatements: z.array(restatement),
  /** To whom the last digest did not go, or may not have gone; and that last week had none. */
  undelivered: z.array(undelivered),
  dataQuality: dataQualitySchema,
})

export type Digest = Immutable<z.output<typeof digestSchema>>
export type WeekHead = Pick<Digest, keyof typeof weekHead>
export type DigestFlag = Digest['flags'][number]
export type DigestChange = Digest['better'][number]
export type Restatement = Digest['restatements'][number]
export type Reported = Restatement['was']
export type Undelivered = Digest['undelivered'][number]
