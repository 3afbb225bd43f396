// What the figures of a digest rest on, and what they lack.

import * as z from 'zod/mini'
import { DATASETS } from '../drops/drop-key.ts'
import { REFUSAL_CODES } from '../drops/outcome.ts'
import type { Immutable } from '../immutable.ts'
import { namedCustomer } from './named-customer.ts'

const staleCustomer = z.object({
  ...namedCustomer,
  /** The day of the licence data, and the latest day that activity data covers (null: none). */
  stateDate: z.string(),
  activityDate: z.nullable(z.string()),
})

const stoppedDataset = z.object({
  dataset: z.enum(DATASETS),
  /** The latest day with data. */
  lastDay: z.string(),
})

const refusedDrop = z.object({
  key: z.string(),
  code: z.enum(REFUSAL_CODES),
  message: z.string(),
  /** Where the receipt lies in the reports bucket. */
  receiptKey: z.string(),
})

/** Files of one day that state a subscription differently; the last key counts. */
const clash = z.object({
  ...namedCustomer,
  subscriptionId: z.string(),
  /** The last of them, in key order. */
  keys: z.array(z.string()),
  keysMore: z.number(),
})

/** A name of activity that stands for nothing that the customer holds. */
export const unmatchedName = {
  word: z.string(),
  /** Which product it is, that the licence files do not list; null: nobody knows. */
  partNumber: z.nullable(z.string()),
  users: z.number(),
}

/** A word of the help desk, and the calls of the window under it. */
const calledWord = z.object({ word: z.string(), calls: z.number() })

/** A file of the last 7 days of which rows were rejected. */
const rejectedRows = z.object({ key: z.string(), read: z.number(), rejected: z.number() })

/** Why the absence of flags is no good news; all 0: it is. */
const doubts = z.object({
  /** Customers whose activity covers too few days to be judged. */
  customers: z.number(),
  /** Files of the last 7 days that were refused. */
  refusedFiles: z.number(),
  /** Files that had not been read when the figures were made. */
  unreadFiles: z.number(),
  /** Files of the last 7 days whose rejected rows could change a flag. */
  rejectingFiles: z.number(),
})

/** An aggregate of another window than 28 days, which is compared with nothing. */
const otherWindow = z.object({ ...namedCustomer, productSku: z.string(), windowDays: z.number() })

/** Lists for people hold the largest 100; `…More` tells how many entries there are beside them. */
export const dataQualitySchema = z.object({
  /** Of the customer that was seen least; null: there are no customers. */
  coverageDaysMin: z.nullable(z.number()),
  /** Days of the window on which no activity file reports. */
  missingDays: z.array(z.string()),
  staleCustomers: z.array(staleCustomer),
  /** In the portfolio a week ago, without licence data now. */
  left: z.array(z.object(namedCustomer)),
  refusedDrops: z.array(refusedDrop),
  refusedDropsMore: z.number(),
  /** Datasets that have stopped coming: since their last day nothing is known. */
  stopped: z.array(stoppedDataset),
  /** Keys that had not been read when the figures were made, although it was waited for them. */
  unreadDrops: z.array(z.string()),
  unreadDropsMore: z.number(),
  clashes: z.array(clash),
  clashesMore: z.number(),
  /** Names, else ids; `(none)`: calls that name nobody. */
  unmatchedOrganisations: z.array(calledWord),
  unmatchedOrganisationsMore: z.number(),
  unmappedCategories: z.array(calledWord),
  unmappedCategoriesMore: z.number(),
  /** Most users first. */
  unmatchedProducts: z.array(z.object({ ...namedCustomer, ...unmatchedName })),
  unmatchedProductsMore: z.number(),
  /** Part numbers that are held and left out as free. */
  freeProducts: z.array(z.string()),
  /** Most first: the first 20. */
  rejectedRows: z.array(rejectedRows),
  doubts,
  aggregatesOtherWindow: z.array(otherWindow),
})

export type DataQuality = Immutable<z.output<typeof dataQualitySchema>>
export type RejectedRows = DataQuality['rejectedRows'][number]
export type Doubts = DataQuality['doubts']
export type Clash = DataQuality['clashes'][number]
