// A published portfolio: everything that reports are rendered from, of one partner or of the part of it that one
// recipient may see. Users have no place in it.

import * as z from 'zod/mini'
import { dataQualitySchema } from '../digest/data-quality.ts'
import { linksSchema, weekHead } from '../digest/digest.ts'
import { digestCustomerSchema, portfolioSchema } from '../digest/digest-figures.ts'
import { evidenceSchema } from '../explanation/explanation.ts'
import { flagSchema } from '../flags/flag.ts'
import { flagSnooze } from '../flags/snooze.ts'
import type { Immutable } from '../immutable.ts'
import { shownFigures } from '../metrics/shown-figures.ts'

const maybe = z.nullable(z.number())

/** How the partner's reports look, and where they lead. */
const branding = z.object({
  /** `#rrggbb`; null: the product's own. */
  color: z.nullable(z.string()),
  /** Whom a customer may write to; null: nobody is named. */
  contact: z.nullable(z.string()),
  /** Of the logo, which is kept under this hash; null: there is none. */
  logoSha256: z.nullable(z.string()),
  /** Of the partner's own offers, https alone. */
  links: linksSchema,
})

/** A weekly point of the whole portfolio. */
const portfolioWeek = z.object({
  asOf: z.string(),
  customers: z.number(),
  ...shownFigures,
  /** null: support was seen for nobody. */
  calls28d: maybe,
})

/** A weekly point of a customer; `figures` null: no entitlement state then. */
const customerWeek = z.object({
  asOf: z.string(),
  figures: z.nullable(z.object(shownFigures)),
  coverageDays: z.number(),
  calls28d: maybe,
  /** As today's data and thresholds have it. */
  flags: z.array(z.pick(flagSchema, { rule: true, severity: true, state: true })),
})

const product = z.object({ sku: z.string(), name: z.string(), service: z.string(), ...shownFigures })

export const portfolioCustomerSchema = z.object({
  ...digestCustomerSchema.shape,
  licensesSoldOwn: z.number(),
  /** BCP 47: the language of its own report. */
  locale: z.string(),
  /** Distinct users active in any workload; null: no file says who was active. */
  activeUsers: maybe,
  /** Days of the licence data, and the latest that activity data covers; null: none. */
  stateDate: z.string(),
  activityDate: z.nullable(z.string()),
  /** In order of rule name. */
  flags: z.array(z.object({ ...flagSchema.shape, snooze: flagSnooze })),
  /** The last 13, oldest first. */
  weeks: z.array(customerWeek),
  /** In order of SKU. */
  products: z.array(product),
  /** In order of workload. */
  workloads: z.array(z.object({ workload: z.string(), users: z.number() })),
  /** Part numbers that are held and left out as free. */
  freeProducts: z.array(z.string()),
  /** The files behind the figures; null: kept for flagged customers, and then for those with most seats. */
  evidence: z.nullable(evidenceSchema),
})

/** What is said of all customers together. */
export const portfolioHeadSchema = z.object({
  ...weekHead,
  /** BCP 47. */
  locale: z.string(),
  branding,
  portfolio: portfolioSchema,
  /** The last 13, oldest first; customers that have left meanwhile included. */
  weeks: z.array(portfolioWeek),
  dataQuality: dataQualitySchema,
})

export type PortfolioHead = Immutable<z.output<typeof portfolioHeadSchema>>
export type PortfolioWeek = PortfolioHead['weeks'][number]
export type PortfolioCustomer = Immutable<z.output<typeof portfolioCustomerSchema>>
export type CustomerWeek = PortfolioCustomer['weeks'][number]
export type PortfolioProduct = PortfolioCustomer['products'][number]
export type Branding = PortfolioHead['branding']

/** Plain JSON. Dates are `YYYY-MM-DD`; percentages have one decimal, null where there is none. */
export interface Portfolio extends PortfolioHead {
  /** In order of customer id. */
  readonly customers: readonly PortfolioCustomer[]
}
