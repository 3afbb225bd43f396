// The settings of partners.json, complete: with every default filled in, and ids in their stored form.

import * as z from 'zod/mini'
import type { CatalogueSettings } from './catalogue/catalogue.ts'
import type { Dataset } from './drops/drop-key.ts'
import type { ReadingSettings } from './drops/reading.ts'
import type { DateOrder } from './drops/rows/dates.ts'
import type { CustomerId, PartnerId } from './ids.ts'
import type { Immutable } from './immutable.ts'
import type { EmailAddress } from './mail/email-address.ts'
import type { Prices } from './metrics/list-value.ts'

export const CATEGORIES = ['help', 'how-to', 'incident', 'request', 'billing', 'other'] as const
export type Category = (typeof CATEGORIES)[number]

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** A BCP 47 tag as given, e.g. `zh-TW`; a language without texts of its own gets English. */
export type Locale = string

const bySeverity = z.object({ warning: z.number(), critical: z.number() })

/** Percentages, points, counts and days as partners.json names them. */
export const thresholdsSchema = z.object({
  lowUsage: bySeverity,
  lowDeployment: bySeverity,
  declining: z.object({ week: z.number(), mean: z.number() }),
  expansion: z.object({ usage: z.number(), deployment: z.number() }),
  highSupport: z.object({
    calls: z.number(),
    per100: z.number(),
    timesBaseline: z.number(),
    criticalPer100: z.number(),
    criticalTimesBaseline: z.number(),
  }),
  minSeats: z.number(),
  rampingDays: z.number(),
  coverageDays: z.number(),
  recoveryMargin: z.number(),
  staleDays: z.number(),
})
export type Thresholds = Immutable<z.output<typeof thresholdsSchema>>

export const DEFAULT_THRESHOLDS: Thresholds = {
  lowUsage: { warning: 60, critical: 40 },
  lowDeployment: { warning: 85, critical: 50 },
  declining: { week: 10, mean: 15 },
  expansion: { usage: 90, deployment: 95 },
  highSupport: { calls: 5, per100: 10, timesBaseline: 2, criticalPer100: 20, criticalTimesBaseline: 3 },
  minSeats: 11,
  rampingDays: 28,
  coverageDays: 21,
  recoveryMargin: 5,
  staleDays: 3,
}

export interface Recipient {
  readonly email: EmailAddress
  /** '' when none is given. */
  readonly name: string
  /** `own`: the customers whose account manager has this address. */
  readonly customers: 'all' | 'own'
  readonly locale: Locale
  /** IANA: of the clock times that the recipient is shown, and of nothing else. */
  readonly timeZone: string
  /** May upload files in the portal; never with `own`. */
  readonly upload: boolean
}

/** How the reports look that a partner hands on; null: not set. */
export interface Branding {
  /** `#rrggbb`, lower-case. */
  readonly color: string | null
  /** The name of a PNG or JPEG in the settings bucket. */
  readonly logo: string | null
  /** Whom a customer may write to. */
  readonly contact: EmailAddress | null
}

/** Where the partner's own offers are, as https addresses; null: not set. */
export interface Links {
  readonly training: string | null
  readonly selfService: string | null
  readonly booking: string | null
}

export interface Partner extends CatalogueSettings {
  readonly id: PartnerId
  readonly name: string
  /** IANA. */
  readonly timeZone: string
  readonly locale: Locale
  /** Local weekday and wall time (`HH:MM`) of the weekly digest. */
  readonly send: { readonly weekday: Weekday; readonly time: string }
  readonly recipients: readonly Recipient[]
  /** Where answers to its mail go; null: where the operator says. */
  readonly replyTo: EmailAddress | null
  readonly thresholds: Thresholds
  /** Complete too: the partner's thresholds where the customer sets none. */
  readonly customerThresholds: ReadonlyMap<CustomerId, Thresholds>
  /** Maps the help desk's own categories, lower-case, to the six of the product. */
  readonly supportCategories: ReadonlyMap<string, Category>
  /** The order of day and month in its files; null: detected in each file. */
  readonly dateOrder: DateOrder | null
  /** The names that its files have for columns of the product, by dataset and column. */
  readonly columns: Readonly<Partial<Record<Dataset, ReadonlyMap<string, readonly string[]>>>>
  /** Other names for customers, lower-case. */
  readonly customers: ReadonlyMap<string, CustomerId>
  /** Columns of its help desk, and the values, lower-case, that mark a row as no call. */
  readonly supportSkip: ReadonlyMap<string, ReadonlySet<string>>
  readonly branding: Branding
  readonly links: Links
  /** The languages of customers' own reports; the partner's where none is set. */
  readonly customerLocales: ReadonlyMap<CustomerId, Locale>
  readonly prices: Prices
  /** Are the commercial parts shown: opportunities, and what seats cost? */
  readonly opportunities: boolean
  /** A partner for smoke tests: counts, alarms and events leave it out. */
  readonly canary: boolean
}

export type Settings = ReadonlyMap<PartnerId, Partner>

export function thresholdsFor(partner: Partner, customer: CustomerId): Thresholds {
  return partner.customerThresholds.get(customer) ?? partner.thresholds
}

/** When these change, all drops of the partner are read again. */
export function readingSettingsOf(partner: Partner): ReadingSettings {
  const { timeZone, dateOrder, columns, customers, supportSkip } = partner
  return { timeZone, dateOrder, columns, customers, supportSkip }
}
