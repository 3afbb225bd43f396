// Where each figure of one customer on one day comes from: the licence rows, product names, days and calls behind it,
// each with the drop that states it. Nothing in here tells who used what: users have no place.

import * as z from 'zod/mini'
import type { Immutable } from '../immutable.ts'
import { shownFigures } from '../metrics/shown-figures.ts'
import { CATEGORIES } from '../settings.ts'
import { SUBSCRIPTION_STATUSES } from '../sheets/sheet.ts'

const maybe = z.nullable(z.number())

const product = z.object({
  sku: z.string(),
  name: z.string(),
  /** '' where nobody knows it. */
  service: z.enum(['', 'office365', 'dynamics365']),
  ...shownFigures,
})

/**
 * `counted`: its seats are entitlements. `trial`, `inactive`: they are not, by the subscription's kind and status.
 * `summary`: subscriptions state the product too, and only the seats beyond theirs count. `free`, `excluded`, `ignored`:
 * the product takes part in nothing.
 */
export const LICENCE_TREATMENTS = [
  'counted',
  'trial',
  'inactive',
  'summary',
  'free',
  'excluded',
  'ignored',
] as const
export type LicenceTreatment = (typeof LICENCE_TREATMENTS)[number]

/** A row of the entitlement state. */
const licence = z.object({
  key: z.string(),
  /** '' for a row of a summary. */
  subscriptionId: z.string(),
  /** As stated; '' where it is not. */
  partNumber: z.string(),
  productName: z.string(),
  /** The product that it stands for; null: it is ignored. */
  sku: z.nullable(z.string()),
  sold: z.number(),
  assigned: maybe,
  status: z.enum(SUBSCRIPTION_STATUSES),
  seller: z.enum(['own', 'other']),
  treatment: z.enum(LICENCE_TREATMENTS),
  /** How many of its seats are entitlements: over all rows they add up to `licensesSold`. */
  seatsCounted: z.number(),
})

/**
 * `held`: it stands for products of the state. `not_held`: for a product that no licence file lists, whose activity is
 * beyond what was sold. `unmatched`: for nothing that the customer holds. `left_out`: for nothing that counts. `unnamed`:
 * the rows name no product, and count for workloads alone.
 */
export const MATCHES = ['held', 'not_held', 'unmatched', 'left_out', 'unnamed'] as const
export type Match = (typeof MATCHES)[number]

const matched = {
  /** As compared; '' where the rows name no product. */
  name: z.string(),
  match: z.enum(MATCHES),
  /** What it stands for; of an unmatched name what the catalogue knows of it, of an unmatched part number itself. */
  skus: z.array(z.string()),
}

/** A product as rows of activity name it. */
const name = z.object({
  ...matched,
  /** Distinct users that the rows list, and those of them who were active. */
  users: z.number(),
  activeUsers: z.number(),
  /** The last drops that use it, in key order. */
  keys: z.array(z.string()),
  /** How many come before them. */
  keysMore: z.number(),
})

/** The count of a product's users by a file that does not say who. */
const count = z.object({
  ...matched,
  /** Of the latest day, in the workload with most. */
  activeUsers: z.number(),
  windowDays: z.number(),
  /** False: rows that name users speak of the product, and those count; or it is the count of nothing that counts. */
  isUsed: z.boolean(),
  key: z.string(),
})

/** Days of the window that a drop covers for the customer. */
const coveredDays = z.object({ key: z.string(), from: z.string(), to: z.string() })

/** Calls of one drop in one of the help desk's categories. */
const calls = z.object({
  key: z.string(),
  category: z.string(),
  /** null: the category is not mapped, and counts as `other`. */
  countsAs: z.nullable(z.enum(CATEGORIES)),
  calls: z.number(),
  /** Help and how-to calls are what `calls28d` counts. */
  isHelp: z.boolean(),
})

/** The files behind a customer's figures. */
export const evidenceSchema = z.object({
  licences: z.array(licence),
  /** Most active users first. */
  names: z.array(name),
  counts: z.array(count),
  missingDays: z.array(z.string()),
  /** The latest ones: enough for a file a day and a weekly one beside it. */
  coverage: z.array(coveredDays),
  /** How many more there are. */
  coverageMore: z.number(),
  calls: z.array(calls),
})
export type Evidence = Immutable<z.output<typeof evidenceSchema>>

/** Plain JSON. Dates are `YYYY-MM-DD`. */
export const explanationSchema = z.object({
  customerId: z.string(),
  /** '' where no drop of the window states one. */
  customerName: z.string(),
  asOf: z.string(),
  windowStart: z.string(),
  /** Of the entitlement state; null: no licence file of the window lists the customer, so it is in no report. */
  stateDate: z.nullable(z.string()),
  figures: z.nullable(z.object(shownFigures)),
  products: z.array(product),
  coverageDays: z.number(),
  /** null: no support data was seen. */
  calls28d: maybe,
  ...evidenceSchema.shape,
})

export type Explanation = Immutable<z.output<typeof explanationSchema>>
export type ExplainedLicence = Explanation['licences'][number]
export type ExplainedName = Explanation['names'][number]
export type ExplainedCount = Explanation['counts'][number]
export type CoveredDays = Explanation['coverage'][number]
export type ExplainedCalls = Explanation['calls'][number]

/** The same, with other words for the drops. */
export function withKeys(evidence: Evidence, rename: (key: string) => string): Evidence {
  const renamed = <Row extends { readonly key: string }>(row: Row): Row => ({ ...row, key: rename(row.key) })
  return {
    licences: evidence.licences.map(renamed),
    names: evidence.names.map((name) => ({ ...name, keys: Array.from(new Set(name.keys.map(rename))) })),
    counts: evidence.counts.map(renamed),
    missingDays: evidence.missingDays,
    coverage: evidence.coverage.map(renamed),
    coverageMore: evidence.coverageMore,
    calls: evidence.calls.map(renamed),
  }
}

/** Some file of the window names the customer. */
export function isKnown({ stateDate, names, counts, calls }: Explanation): boolean {
  return stateDate !== null || names.length > 0 || counts.length > 0 || calls.length > 0
}
