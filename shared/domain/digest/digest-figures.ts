// The figures of a portfolio and of a customer in a digest, and how they changed in a week.

import * as z from 'zod/mini'
import type { Immutable } from '../immutable.ts'
import { INCOMPARABLE } from '../metrics/delta.ts'
import { shownFigures } from '../metrics/shown-figures.ts'
import { unmatchedName } from './data-quality.ts'
import { namedCustomer } from './named-customer.ts'

const maybe = z.nullable(z.number())

/** Points of adjusted usage since a week ago; `deltaActivity + deltaSeats` is the whole. */
const weekDelta = {
  /** null: not comparable. */
  adjustedUsageDelta7d: maybe,
  deltaActivity: maybe,
  deltaSeats: maybe,
  notComparable: z.nullable(z.enum(INCOMPARABLE)),
}
const weekDeltaSchema = z.object(weekDelta)

/** The digest has no place for whose seats they are; the classes are shown of customers alone. */
const { licensesSoldOwn: _own, over, ...figures } = shownFigures

const sums = {
  ...figures,
  /** null: no support data was seen. */
  calls28d: maybe,
}

/** What unused seats cost by the partner's price list. */
export const listValueSchema = z.object({
  /** A month. */
  amount: z.number(),
  /** ISO 4217. */
  currency: z.string(),
  /** The seats that it speaks for: products without a price are left out. */
  seats: z.number(),
})

/** Like for like: the change of those customers alone that can be compared with a week ago. */
const compared = z.object({
  /** How many these are. */
  customers: z.number(),
  adjustedUsageDelta7d: z.number(),
  deltaActivity: z.number(),
  deltaSeats: z.number(),
})

const unused = z.object({
  seats: z.number(),
  /** Those of whom it is known how many of their seats are used. */
  customers: z.number(),
  /** In order of currency, which are never added up. */
  listValue: z.array(listValueSchema),
})

export const portfolioSchema = z.object({
  customers: z.number(),
  /** Those of them without a day of activity data: nobody knows who uses their seats. */
  customersUnseen: z.number(),
  ...sums,
  ...weekDelta,
  /** How many customers stand in the way of a comparison of the whole portfolio with last week. */
  customersInTheWay: z.number(),
  /** null: none can be compared. */
  compared: z.nullable(compared),
  /** Seats that nobody used in the window; null: known of no customer. */
  unused: z.nullable(unused),
})

export const digestCustomerSchema = z.object({
  ...namedCustomer,
  /** '' when none is stated. */
  accountManager: z.string(),
  ...sums,
  over,
  coverageDays: z.number(),
  callsPer100: maybe,
  callsBaseline: maybe,
  ...weekDelta,
  /** Most users first. */
  unmatchedProducts: z.array(z.object(unmatchedName)),
})

export type DigestPortfolio = Immutable<z.output<typeof portfolioSchema>>
export type DigestCustomer = Immutable<z.output<typeof digestCustomerSchema>>
export type UnmatchedName = DigestCustomer['unmatchedProducts'][number]
export type WeekDelta = Immutable<z.output<typeof weekDeltaSchema>>
export type Over = DigestCustomer['over']
