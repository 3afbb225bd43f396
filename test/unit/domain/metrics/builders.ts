// Sheets in a few words: days are texts, rows say only what matters to the test.

import { addDays, type Day, dayOf } from '../../../../shared/domain/calendar.ts'
import { type Catalogue, createCatalogue } from '../../../../shared/domain/catalogue/catalogue.ts'
import { NO_PRODUCTS } from '../../../../shared/domain/catalogue/product-index.ts'
import { productWord } from '../../../../shared/domain/catalogue/product-word.ts'
import { customerId, type GenerationId } from '../../../../shared/domain/ids.ts'
import { dropDays } from '../../../../shared/domain/metrics/coverage.ts'
import { measureCustomer } from '../../../../shared/domain/metrics/measure-customer.ts'
import type { ActivityDrop, CustomerPoint, ProductPoint } from '../../../../shared/domain/metrics/point.ts'
import type {
  AggregateRow,
  AggregateSheet,
  CallCount,
  EntitlementShape,
  EntitlementSheet,
  Sheet,
  Stated,
  Subscription,
  SupportSheet,
  Ticket,
} from '../../../../shared/domain/sheets/sheet.ts'

export const E: Day = dayOf('2026-11-22')

/** The day so many days before E. */
export const ago = (days: number): Day => addDays(E, -days)

export const CONTOSO = customerId('contoso')

/** Where a sheet stands in the order of last words. */
export interface Place {
  readonly day?: Day
  readonly key?: string
  readonly part?: number
  readonly customer?: string
}

export function state<S extends Sheet>({ key, part = 0 }: Place, sheet: S): Stated<S> {
  return { key: key ?? `partner/${sheet.kind}/${sheet.effectiveDay}/file.csv`, part, sheet }
}

// ---- Entitlements ----------------------------------------------------------------------------------------

/** An active subscription of 10 seats of E3, unless said otherwise. */
export function subscription(spec: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    sku: 'E3',
    productName: null,
    service: null,
    sold: 10,
    assigned: null,
    status: 'active',
    isTrial: false,
    seller: 'own',
    startDay: null,
    endDay: null,
    ...spec,
  }
}

export interface EntitlementWords extends Place {
  readonly name?: string | null
  readonly manager?: string | null
  readonly shape?: EntitlementShape
  /** Words that all subscriptions of a product state. */
  readonly products?: Record<
    string,
    Partial<Pick<Subscription, 'service'>> & { readonly name?: string | null }
  >
}

export function entitlements(
  subscriptions: readonly Subscription[],
  {
    day = E,
    customer = CONTOSO,
    name = null,
    manager = null,
    products = {},
    shape = 'subscriptions',
    ...place
  }: EntitlementWords = {},
): Stated<EntitlementSheet> {
  return state(place, {
    kind: 'entitlements',
    customer: customerId(customer),
    effectiveDay: day,
    customerName: name,
    accountManager: manager,
    shape,
    subscriptions: subscriptions.map((each) => {
      const { name: productName = null, service = null } = products[each.sku] ?? {}
      return { ...each, productName: each.productName ?? productName, service: each.service ?? service }
    }),
  })
}

// ---- Aggregates and drops ----------------------------------------------------------------------------------

export function aggregates(
  rows: readonly Partial<AggregateRow>[],
  { day = E, customer = CONTOSO, ...place }: Place = {},
): Stated<AggregateSheet> {
  const filled = rows.map((row) => ({
    product: 'E3',
    byName: false,
    workload: 'exchange',
    channel: '',
    active: 1,
    windowDays: 28,
    ...row,
  }))
  return state(place, { kind: 'aggregates', customer: customerId(customer), effectiveDay: day, rows: filled })
}

export function drop(spec: Partial<ActivityDrop> = {}): ActivityDrop {
  return {
    key: 'partner/activity/2026-11-22/file.csv',
    generation: 'g' as GenerationId,
    effectiveDay: E,
    covers: 'day',
    customer: null,
    accepted: 1,
    ...spec,
  }
}

// ---- Support ---------------------------------------------------------------------------------------------

export function support(
  {
    tickets = [],
    counts = [],
  }: { tickets?: readonly Partial<Ticket>[]; counts?: readonly Partial<CallCount>[] },
  { day = E, ...place }: Place = {},
): Stated<SupportSheet> {
  return state(place, {
    kind: 'support',
    effectiveDay: day,
    keyCustomer: null,
    tickets: tickets.map((ticket, index) => ({
      id: `t${index}`,
      customer: CONTOSO,
      customerName: '',
      openedDay: E,
      category: 'help',
      ...ticket,
    })),
    counts: counts.map((count) => ({
      customer: CONTOSO,
      customerName: '',
      day: E,
      category: 'help',
      calls: 1,
      ...count,
    })),
  })
}

// ---- Measuring -------------------------------------------------------------------------------------------

export interface Measuring {
  readonly day?: Day
  readonly excluded?: readonly string[]
  readonly products?: Readonly<Record<string, string | null>>
  readonly countFree?: boolean
  readonly drops?: readonly ActivityDrop[]
}

export function measure(
  sheets: readonly Stated<Sheet>[],
  { day = E, drops = [], ...settings }: Measuring = {},
): CustomerPoint | null {
  return measureCustomer(CONTOSO, sheets, dropDays(day, drops), catalogueOf(settings))
}

export function catalogueOf({
  excluded = [],
  products = {},
  countFree = false,
}: Pick<Measuring, 'excluded' | 'products' | 'countFree'> = {}): Catalogue {
  return createCatalogue({
    products: new Map(Object.entries(products).map(([word, to]) => [productWord(word), to])),
    operatorProducts: NO_PRODUCTS,
    excludedProducts: new Set(excluded.map(productWord)),
    countFreeProducts: countFree,
  })
}

/** The products of the customer by SKU, each as its classes that are not empty. */
export function classes(
  sheets: readonly Stated<Sheet>[],
  measuring: Measuring = {},
): Record<string, Partial<ProductPoint>> {
  const products = measure(sheets, measuring)?.products ?? []
  return Object.fromEntries(products.map((product) => [product.sku, classesOf(product)]))
}

function classesOf(product: ProductPoint): Partial<ProductPoint> {
  const { entitled, transferred, inactiveSubscription, trial, yammer, unlicensed, inferred } = product
  const all = { entitled, transferred, inactiveSubscription, trial, yammer, unlicensed, inferred }
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0))
}
