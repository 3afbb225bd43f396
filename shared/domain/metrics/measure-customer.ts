// Measures one customer on one day.

import type { Day } from '../calendar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { byCodePoint, type CustomerId } from '../ids.ts'
import { largest } from '../largest.ts'
import type { ActivitySheet, AggregateSheet, EntitlementSheet, Sheet, Stated } from '../sheets/sheet.ts'
import { type Activity, foldActivity } from './activity.ts'
import { aggregateFallbacks } from './aggregates.ts'
import { coverageOf, type DropDays } from './coverage.ts'
import { endingTrials } from './ending-trials.ts'
import { type HeldProducts, heldProductsOf } from './held-products.ts'
import type { CustomerPoint } from './point.ts'
import { createProductRefReader } from './product-ref.ts'
import { measureProducts } from './products.ts'
import { type State, stateAt } from './state.ts'
import { unmatchedProducts } from './unmatched.ts'
import { countWorkloads } from './workloads.ts'

/**
 * `sheets`: the customer's own, in any order; those outside the window do no harm.
 * null: no entitlement state on that day, so the customer is not in the portfolio.
 */
export function measureCustomer(
  customer: CustomerId,
  sheets: Iterable<Stated<Sheet>>,
  drops: DropDays,
  catalogue: Catalogue,
): CustomerPoint | null {
  const { entitlements, activity, aggregates } = sortByKind(sheets)
  const { day } = drops
  const state = stateAt(day, entitlements, catalogue)
  if (state === null) return null
  const held = heldProductsOf(state, catalogue)
  const users = foldActivity(day, activity, createProductRefReader(held))
  const fallbacks = aggregateFallbacks(day, aggregates, held)
  const { idleSeats, ...products } = measureProducts(held, users, fallbacks)
  const { unmatchedUsers, ...unmatched } = unmatchedProducts(users, fallbacks)
  return {
    customer,
    name: state.customerName,
    accountManager: state.accountManager,
    stateDay: state.day,
    ...coverageOf(drops, customer, snapshotDays(activity, aggregates)),
    firstStartDay: firstStart(held),
    ...products,
    workloads: usersByWorkload(users),
    endingTrials: endingTrials(day, held),
    freeProducts: held.freeProducts.toSorted(byCodePoint),
    ...unmatched,
    matching: { unmatchedUsers, activeUsers: activeUsers(users), idleSeats },
    ...clashesOf(state, held),
  }
}

export function sortByKind(sheets: Iterable<Stated<Sheet>>) {
  const entitlements: Stated<EntitlementSheet>[] = []
  const activity: Stated<ActivitySheet>[] = []
  const aggregates: Stated<AggregateSheet>[] = []
  for (const { key, part, sheet } of sheets) {
    if (sheet.kind === 'entitlements') entitlements.push({ key, part, sheet })
    if (sheet.kind === 'activity') activity.push({ key, part, sheet })
    if (sheet.kind === 'aggregates') aggregates.push({ key, part, sheet })
  }
  return { entitlements, activity, aggregates }
}

/** Of events drops the days are known from the drops, since they cover customers that are not in them too. */
function snapshotDays(
  activity: readonly Stated<ActivitySheet>[],
  aggregates: readonly Stated<AggregateSheet>[],
): Day[] {
  const snapshots = activity.filter(({ sheet }) => sheet.covers === 'days')
  return [...snapshots, ...aggregates].map(({ sheet }) => sheet.effectiveDay)
}

function firstStart({ products }: HeldProducts): Day | null {
  let first: Day | null = null
  for (const { starts } of products.values()) {
    for (const start of starts) {
      if (start === null) return null
      if (first === null || start < first) first = start
    }
  }
  return first
}

function usersByWorkload({ uses, otherWorkloads }: Activity): CustomerPoint['workloads'] {
  const counts = countWorkloads(uses.usersByWorkloads())
  for (const [workload, active] of otherWorkloads) counts.set(workload, active.size)
  return Array.from(counts, ([workload, count]) => ({ workload, users: count })).sort((a, b) =>
    byCodePoint(a.workload, b.workload),
  )
}

function activeUsers({ uses }: Activity): number {
  const [inactive = 0] = uses.usersByWorkloads()
  return uses.users - inactive
}

/** A clash about a product that is left out moves nothing. */
function clashesOf(
  { clashes, subscriptions }: State,
  { products }: HeldProducts,
): Pick<CustomerPoint, 'clashes' | 'clashesMore'> {
  const counted = clashes.filter(({ subscription: id }) => products.has(subscriptions.get(id)?.product ?? id))
  const { entries, more } = largest(counted, ({ keys, keysMore }) => keys.length + keysMore)
  return { clashes: entries, clashesMore: more }
}
