// Measures one customer on one day.

import type { Day } from '../calendar.ts'
import { byCodePoint, type CustomerId } from '../ids.ts'
import { largest } from '../largest.ts'
import type { ActivitySheet, AggregateSheet, EntitlementSheet, Sheet, Stated } from '../sheets/sheet.ts'
import { type Activity, foldActivity } from './activity.ts'
import { standIns } from './aggregates.ts'
import { coverageOf, type DropDays } from './coverage.ts'
import { type Holdings, holdingsOf } from './holdings.ts'
import type { CustomerPoint } from './point.ts'
import { measureProducts } from './products.ts'
import { type State, stateAt } from './state.ts'
import { subjectReader } from './subjects.ts'
import { countWorkloads } from './workloads.ts'

/**
 * `sheets`: the customer's own, in any order; those outside the window do no harm.
 * null: no entitlement state on that day, so the customer is not in the portfolio.
 */
export function measureCustomer(
  customer: CustomerId,
  sheets: Iterable<Stated<Sheet>>,
  drops: DropDays,
  excludedProducts: ReadonlySet<string>,
): CustomerPoint | null {
  const { entitlements, activity, aggregates } = sortByKind(sheets)
  const { day } = drops
  const state = stateAt(day, entitlements)
  if (state === null) return null
  const holdings = holdingsOf(state, excludedProducts)
  const users = foldActivity(day, activity, subjectReader(holdings))
  return {
    customer,
    name: state.customerName,
    accountManager: state.accountManager,
    stateDay: state.day,
    ...coverageOf(drops, customer, snapshotDays(activity, aggregates)),
    firstStartDay: firstStart(holdings),
    ...measureProducts(holdings, users, standIns(day, aggregates, holdings)),
    workloads: usersByWorkload(users),
    ...clashesOf(state, holdings),
  }
}

function sortByKind(sheets: Iterable<Stated<Sheet>>) {
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

function firstStart({ products }: Holdings): Day | null {
  let first: Day | null = null
  for (const { starts } of products.values()) {
    for (const start of starts) {
      if (start === null) return null
      if (first === null || start < first) first = start
    }
  }
  return first
}

function usersByWorkload({ users, otherWorkloads }: Activity): CustomerPoint['workloads'] {
  const counts = new Map<string, number>()
  for (const { uses } of users.values()) {
    countWorkloads(
      uses.reduce((all, { workloads }) => all | workloads, 0),
      counts,
    )
  }
  for (const [workload, active] of otherWorkloads) counts.set(workload, active.size)
  return Array.from(counts, ([workload, count]) => ({ workload, users: count })).sort((a, b) =>
    byCodePoint(a.workload, b.workload),
  )
}

/** A clash about an excluded product moves nothing. */
function clashesOf(state: State, { excluded }: Holdings): Pick<CustomerPoint, 'clashes' | 'clashesMore'> {
  const counted = state.clashes.filter(
    ({ subscription }) => !excluded.has(state.subscriptions.get(subscription)?.sku ?? ''),
  )
  const { entries, more } = largest(counted, ({ keys, keysMore }) => keys.length + keysMore)
  return { clashes: entries, clashesMore: more }
}
