// Explains customers on one day, from the same sheets and by the same rules as they are measured.

import { type Day, formatDay, windowStart } from '../calendar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CustomerId } from '../ids.ts'
import type { KnownCustomer } from '../metrics/callers.ts'
import { dropDays } from '../metrics/coverage.ts'
import { heldProductsOf } from '../metrics/held-products.ts'
import { measureCustomer, sortByKind } from '../metrics/measure-customer.ts'
import type { ActivityDrop } from '../metrics/point.ts'
import { showFigures, showSum } from '../metrics/shown-figures.ts'
import { type State, stateAt } from '../metrics/state.ts'
import type { SupportSettings } from '../metrics/support.ts'
import type { Sheet, Stated, SupportSheet } from '../sheets/sheet.ts'
import { explainCalls } from './calls.ts'
import { explainCounts } from './counts.ts'
import { explainCoverage } from './coverage.ts'
import type { Explanation } from './explanation.ts'
import { explainLicences } from './licences.ts'
import { explainNames } from './names.ts'

export interface ExplanationInput {
  readonly day: Day
  readonly catalogue: Catalogue
  /** The partner's committed activity drops. */
  readonly drops: readonly ActivityDrop[]
  readonly support: {
    readonly sheets: readonly Stated<SupportSheet>[]
    readonly settings: SupportSettings
    /** The customers of the day, by which callers are known. */
    readonly known: readonly KnownCustomer[]
  }
}

/** `sheets`: the customer's own, in any order; those outside the window do no harm. */
export type ExplainCustomer = (customer: CustomerId, sheets: readonly Stated<Sheet>[]) => Explanation

/** What concerns all customers is read once; a partner may have many drops and calls. */
export function createExplainer({ day, catalogue, drops, support }: ExplanationInput): ExplainCustomer {
  const days = dropDays(day, drops)
  const coverageOf = explainCoverage(day, drops)
  const callsOf = explainCalls(day, support.sheets, support.known, support.settings)
  return (customer, sheets) => {
    const { entitlements, activity, aggregates } = sortByKind(sheets)
    const state = stateAt(day, entitlements, catalogue) ?? noState(day)
    const held = heldProductsOf(state, catalogue)
    const point = measureCustomer(customer, sheets, days, catalogue)
    const { names, inUse } = explainNames(day, activity, held)
    const coverage = coverageOf(customer, [...activity, ...aggregates])
    const { coverageDays } = coverage
    return {
      customerId: customer,
      customerName: state.customerName,
      asOf: formatDay(day),
      windowStart: formatDay(windowStart(day)),
      stateDate: point === null ? null : formatDay(point.stateDay),
      figures: point === null ? null : showSum(point.products, coverageDays),
      products: (point?.products ?? []).map((product) => ({
        sku: product.sku,
        name: product.name,
        service: product.service,
        ...showFigures(product, coverageDays),
      })),
      licences: explainLicences(state, held),
      names,
      counts: explainCounts(day, aggregates, inUse, held),
      ...coverage,
      ...callsOf(customer),
    }
  }
}

/** Of a customer that no licence file of the window lists. */
function noState(day: Day): State {
  return {
    day,
    customerName: '',
    accountManager: '',
    subscriptions: new Map(),
    summaries: [],
    stated: new Map(),
    clashes: [],
  }
}
