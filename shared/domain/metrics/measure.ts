// Measures a day: each customer by its own sheets, the partner by its drops and support calls.

import type { Day } from '../calendar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { byCodePoint, type CustomerId } from '../ids.ts'
import type { Sheet, Stated, SupportSheet } from '../sheets/sheet.ts'
import type { KnownCustomer } from './callers.ts'
import { type DropDays, dropDays } from './coverage.ts'
import { measureCustomer } from './measure-customer.ts'
import type { ActivityDrop, CustomerPoint, MeasuredDay, PartnerPoint } from './point.ts'
import { sheetsInWindow } from './precedence.ts'
import { type SupportSettings, supportAt } from './support.ts'

export interface DayInput {
  readonly day: Day
  readonly catalogue: Catalogue
  readonly support: SupportSettings
  /** The partner's committed activity drops. */
  readonly drops: readonly ActivityDrop[]
  /** Every sheet of the partner, in any order; those outside the window do no harm. */
  readonly sheets: readonly Stated<Sheet>[]
}

/** The whole day at once; where memory matters, measure the customers one by one and the partner after them. */
export function measureDay({ day, catalogue, support: settings, drops, sheets }: DayInput): MeasuredDay {
  const covered = dropDays(day, drops)
  const support: Stated<SupportSheet>[] = []
  const byCustomer = new Map<CustomerId, Stated<Sheet>[]>()
  for (const { key, part, sheet } of sheets) {
    if (sheet.kind === 'support') support.push({ key, part, sheet })
    else if (!byCustomer.get(sheet.customer)?.push({ key, part, sheet })) {
      byCustomer.set(sheet.customer, [{ key, part, sheet }])
    }
  }
  const customers: CustomerPoint[] = []
  const withoutLicences: CustomerId[] = []
  for (const [customer, own] of Array.from(byCustomer).sort(([a], [b]) => byCodePoint(a, b))) {
    const point = measureCustomer(customer, own, covered, catalogue)
    if (point !== null) customers.push(point)
    else if (isMentioned(own, day)) withoutLicences.push(customer)
  }
  const known = { customers, withoutLicences }
  return { partner: measurePartner(covered, support, known, settings), customers }
}

/** Does a sheet of the window speak of the customer? Asked where there is no entitlement state. */
export function isMentioned(sheets: Iterable<Stated<Sheet>>, day: Day): boolean {
  return sheetsInWindow(day, sheets).length > 0
}

/** The customers of a day: those with a state, by which callers are known, and those without that a file mentions. */
export interface DayCustomers {
  readonly customers: Iterable<KnownCustomer>
  readonly withoutLicences: readonly CustomerId[]
}

export function measurePartner(
  drops: DropDays,
  sheets: Iterable<Stated<SupportSheet>>,
  { customers, withoutLicences }: DayCustomers,
  settings: SupportSettings,
): PartnerPoint {
  const { day, missingDays } = drops
  return { day, ...supportAt(day, sheets, customers, settings), withoutLicences, missingDays }
}
