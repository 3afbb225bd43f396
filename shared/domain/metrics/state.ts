// The entitlement state: what a customer is entitled to on a day, from the latest drops that hold the customer.

import type { Day } from '../calendar.ts'
import type { EntitlementSheet, Stated, Subscription } from '../sheets/sheet.ts'
import { sheetsInWindow } from './last-word.ts'
import type { Clash } from './point.ts'

/** The latest words that the state's drops state about a product. */
export interface ProductWords {
  readonly name: string | null
  readonly service: Subscription['service']
}

export interface State {
  /** Effective day of the drops that make the state, at most 27 days before the day asked for. */
  readonly day: Day
  /** '' when no drop of the window states one. */
  readonly customerName: string
  /** As stated; '' when no drop of the window states one. */
  readonly accountManager: string
  /** By id; one of an excluded product too, since a drop that names it still holds the customer. */
  readonly subscriptions: ReadonlyMap<string, Subscription>
  /** By SKU, the latest words of the state's drops. */
  readonly words: ReadonlyMap<string, ProductWords>
  readonly clashes: readonly Clash[]
}

/** So many keys are kept of each clash. */
const CLASHING_KEYS = 5

/** The state of the one customer that the sheets speak of; null: left, or no licence data. */
export function stateAt(day: Day, sheets: Iterable<Stated<EntitlementSheet>>): State | null {
  const known = sheetsInWindow(day, sheets)
  const stateDay = known.at(-1)?.sheet.effectiveDay
  if (stateDay === undefined) return null
  const latest = known.filter(({ sheet }) => sheet.effectiveDay === stateDay)
  return {
    day: stateDay,
    customerName: lastOf(known, (sheet) => sheet.customerName) ?? '',
    accountManager: lastOf(known, (sheet) => sheet.accountManager) ?? '',
    words: lastWords(latest),
    ...uniteSubscriptions(latest),
  }
}

function lastOf(
  sheets: readonly Stated<EntitlementSheet>[],
  pick: (sheet: EntitlementSheet) => string | null,
): string | null {
  return sheets.reduce<string | null>((last, { sheet }) => pick(sheet) ?? last, null)
}

function lastWords(sheets: readonly Stated<EntitlementSheet>[]): Map<string, ProductWords> {
  const words = new Map<string, ProductWords>()
  for (const { sheet } of sheets) {
    for (const { sku, productName: name, service } of sheet.subscriptions) {
      const before = words.get(sku)
      words.set(sku, { name: name ?? before?.name ?? null, service: service ?? before?.service ?? null })
    }
  }
  return words
}

function uniteSubscriptions(sheets: readonly Stated<EntitlementSheet>[]) {
  const subscriptions = new Map<string, Subscription>()
  const keysOf = new Map<string, string[]>()
  const clashing = new Set<string>()
  for (const [key, stated] of subscriptionsByDrop(sheets)) {
    for (const subscription of stated.values()) {
      const before = subscriptions.get(subscription.id)
      if (before !== undefined && !saySame(before, subscription)) clashing.add(subscription.id)
      subscriptions.set(subscription.id, subscription)
      const keys = keysOf.get(subscription.id)
      if (keys === undefined) keysOf.set(subscription.id, [key])
      else keys.push(key)
    }
  }
  const clashes = Array.from(clashing, (subscription): Clash => {
    const keys = keysOf.get(subscription) ?? []
    return {
      subscription,
      keys: keys.slice(-CLASHING_KEYS),
      keysMore: Math.max(0, keys.length - CLASHING_KEYS),
    }
  })
  return { subscriptions, clashes }
}

/** Within one drop the later line counts, and that is no clash. */
function subscriptionsByDrop(
  sheets: readonly Stated<EntitlementSheet>[],
): Map<string, Map<string, Subscription>> {
  const drops = new Map<string, Map<string, Subscription>>()
  for (const { key, sheet } of sheets) {
    const drop = drops.get(key) ?? new Map<string, Subscription>()
    drops.set(key, drop)
    for (const subscription of sheet.subscriptions) drop.set(subscription.id, subscription)
  }
  return drops
}

function saySame(a: Subscription, b: Subscription): boolean {
  return (
    a.sku === b.sku &&
    a.sold === b.sold &&
    a.assigned === b.assigned &&
    a.status === b.status &&
    a.isTrial === b.isTrial &&
    a.seller === b.seller &&
    a.startDay === b.startDay &&
    a.endDay === b.endDay
  )
}
