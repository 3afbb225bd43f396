// Sheets in a few words: days are texts, rows say only what matters to the test.

import { addDays, type Day, dayOf, WINDOW_DAYS } from '../../../shared/domain/calendar.ts'
import { customerId, type GenerationId } from '../../../shared/domain/ids.ts'
import { dropDays } from '../../../shared/domain/metrics/coverage.ts'
import { measureCustomer } from '../../../shared/domain/metrics/measure-customer.ts'
import type { ActivityDrop, CustomerPoint, ProductPoint } from '../../../shared/domain/metrics/point.ts'
import { packEntries } from '../../../shared/domain/sheets/activity-codec.ts'
import type {
  ActivityEntry,
  ActivitySheet,
  AggregateRow,
  AggregateSheet,
  CallCount,
  EntitlementSheet,
  ProductWords,
  Sheet,
  Stated,
  Subscription,
  SupportSheet,
  Ticket,
  UserShape,
} from '../../../shared/domain/sheets/sheet.ts'

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

function state<S extends Sheet>({ key, part = 0 }: Place, sheet: S): Stated<S> {
  return { key: key ?? `partner/${sheet.kind}/${sheet.effectiveDay}/file.csv`, part, sheet }
}

// ---- Entitlements ----------------------------------------------------------------------------------------

/** An active subscription of 10 seats of E3, unless said otherwise. */
export function subscription(spec: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    sku: 'E3',
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
  readonly products?: Record<string, Partial<ProductWords>>
}

export function entitlements(
  subscriptions: readonly Subscription[],
  {
    day = E,
    customer = CONTOSO,
    name = null,
    manager = null,
    products = {},
    ...place
  }: EntitlementWords = {},
): Stated<EntitlementSheet> {
  const words = Object.entries(products).map(([sku, spec]) => [sku, { name: null, service: null, ...spec }])
  return state(place, {
    kind: 'entitlements',
    customer: customerId(customer),
    effectiveDay: day,
    customerName: name,
    accountManager: manager,
    products: Object.fromEntries(words),
    subscriptions,
  })
}

// ---- Activity --------------------------------------------------------------------------------------------

/** A row of events or a snapshot: active in Exchange on the effective day, unless said otherwise. */
export interface Row {
  readonly user: string
  readonly product?: string
  readonly workload?: string
  readonly subscription?: string
  /** null: never. */
  readonly on?: Day | null
  readonly licensed?: boolean | null
  readonly deleted?: boolean | null
}

/** A row of a Microsoft Graph report: last activity days and licence flags by workload. */
export interface GraphRow {
  readonly user: string
  readonly products?: string
  readonly on?: Readonly<Record<string, Day>>
  readonly flags?: Readonly<Record<string, boolean>>
  readonly deleted?: boolean | null
}

export interface ActivityPlace extends Place {
  readonly shape?: UserShape
}

export function activity(rows: readonly Row[], place: ActivityPlace = {}): Stated<ActivitySheet> {
  const { day = E, shape = 'snapshot' } = place
  const numbers = numberer()
  const entries = rows.map((row) =>
    entry({
      user: row.user,
      product: row.product ?? 'E3',
      workload: row.workload ?? 'exchange',
      subscription: row.subscription ?? '',
      days: mask(day, row.on === undefined ? day : row.on),
      licensed: row.licensed ?? null,
      deleted: row.deleted ?? null,
      row: numbers(row.user),
    }),
  )
  return activitySheet(entries, { ...place, day, shape })
}

export function graph(rows: readonly GraphRow[], place: Place = {}): Stated<ActivitySheet> {
  const { day = E } = place
  const numbers = numberer()
  const entries = rows.flatMap(
    ({ user, products = 'office 365 e3', on = {}, flags = {}, deleted = null }) => {
      const row = numbers(user)
      return ['exchange', 'onedrive', 'sharepoint', 'skype', 'yammer', 'teams'].map((workload) =>
        entry({
          user,
          product: products,
          workload,
          subscription: '',
          days: mask(day, on[workload] ?? null),
          licensed: flags[workload] ?? null,
          deleted,
          row,
        }),
      )
    },
  )
  return activitySheet(entries, { ...place, day, shape: 'graph' })
}

function activitySheet(
  entries: readonly ActivityEntry[],
  { day = E, shape = 'snapshot', customer = CONTOSO, ...place }: ActivityPlace,
): Stated<ActivitySheet> {
  return state(place, {
    kind: 'activity',
    customer: customerId(customer),
    effectiveDay: day,
    shape,
    packed: packEntries(merge(entries)),
  })
}

/** Rows of one user, product, workload and subscription are one entry: their days, and the last that each stated. */
function merge(entries: readonly ActivityEntry[]): ActivityEntry[] {
  const merged = new Map<string, ActivityEntry>()
  for (const next of entries) {
    const key = JSON.stringify([next.user, next.product, next.workload, next.subscription])
    const before = merged.get(key) ?? next
    merged.set(key, {
      ...before,
      days: before.days | next.days,
      ...(next.licensed === null ? {} : { licensed: next.licensed, licensedRow: next.licensedRow }),
      ...(next.deleted === null ? {} : { deleted: next.deleted, deletedRow: next.deletedRow }),
    })
  }
  return [...merged.values()]
}

function entry({
  row,
  ...spec
}: Omit<ActivityEntry, 'licensedRow' | 'deletedRow'> & { row: number }): ActivityEntry {
  return { ...spec, licensedRow: row, deletedRow: row }
}

function mask(effectiveDay: Day, on: Day | null): number {
  const age = on === null ? WINDOW_DAYS : effectiveDay - on
  return age < WINDOW_DAYS ? 1 << age : 0
}

/** Numbers the rows of each user. */
function numberer(): (user: string) => number {
  const next = new Map<string, number>()
  return (user) => {
    const row = next.get(user) ?? 0
    next.set(user, row + 1)
    return row
  }
}

export function aggregates(
  rows: readonly Partial<AggregateRow>[],
  { day = E, customer = CONTOSO, ...place }: Place = {},
): Stated<AggregateSheet> {
  const filled = rows.map((row) => ({
    product: 'E3',
    byName: false,
    workload: 'exchange',
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
    shape: 'events',
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
    tickets: tickets.map((ticket, index) => ({
      id: `t${index}`,
      customer: CONTOSO,
      byName: false,
      openedDay: E,
      category: 'help',
      ...ticket,
    })),
    counts: counts.map((count) => ({ customer: CONTOSO, day: E, category: 'help', calls: 1, ...count })),
  })
}

// ---- Measuring -------------------------------------------------------------------------------------------

export interface Measuring {
  readonly day?: Day
  readonly excluded?: readonly string[]
  readonly drops?: readonly ActivityDrop[]
}

export function measure(
  sheets: readonly Stated<Sheet>[],
  { day = E, excluded = [], drops = [] }: Measuring = {},
): CustomerPoint | null {
  return measureCustomer(CONTOSO, sheets, dropDays(day, drops), new Set(excluded))
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
