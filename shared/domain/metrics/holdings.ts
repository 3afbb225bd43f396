// What a customer holds, product by product: the entitlement state without the excluded products.

import type { Subscription } from '../sheets/sheet.ts'
import type { State } from './state.ts'

/** A product of the state. Seats are those of counted subscriptions: active and not a trial. */
export interface Holding {
  readonly sku: string
  readonly name: string
  readonly service: 'office365' | 'dynamics365'
  readonly sold: number
  readonly soldOwn: number
  readonly assigned: number | null
  readonly isCounted: boolean
  /** Whatever the trial's status. */
  readonly hasTrial: boolean
  /** Holds a subscription that is no trial and not active either. */
  readonly hasInactive: boolean
  /** Starts of the counted subscriptions; null: one that states none. */
  readonly starts: readonly Subscription['startDay'][]
}

export interface Holdings {
  readonly products: ReadonlyMap<string, Holding>
  readonly excluded: ReadonlySet<string>
  /** A subscription of the state, of an excluded product too. */
  subscription(id: string): Subscription | undefined
  /** SKUs held under a name (else the SKU of that spelling), in any status, excluded ones too. */
  named(name: string): readonly string[]
}

export function holdingsOf(state: State, excluded: ReadonlySet<string>): Holdings {
  const products = new Map<string, Holding>()
  const byName = new Map<string, string[]>()
  for (const [sku, subscriptions] of groupBySku(state)) {
    const words = state.words.get(sku)
    const name = words?.name ?? ''
    if (name !== '' && !byName.get(fold(name))?.push(sku)) byName.set(fold(name), [sku])
    if (!excluded.has(sku))
      products.set(sku, holdingOf(sku, name, words?.service ?? 'office365', subscriptions))
  }
  const bySku = new Map(Array.from(state.subscriptions.values(), ({ sku }) => [fold(sku), [sku]]))
  return {
    products,
    excluded,
    subscription: (id) => state.subscriptions.get(id),
    named: (name) => byName.get(fold(name)) ?? bySku.get(fold(name)) ?? [],
  }
}

function groupBySku(state: State): Map<string, Subscription[]> {
  return Map.groupBy(state.subscriptions.values(), ({ sku }) => sku)
}

function holdingOf(
  sku: string,
  name: string,
  service: Holding['service'],
  subscriptions: readonly Subscription[],
): Holding {
  const counted = subscriptions.filter(({ status, isTrial }) => status === 'active' && !isTrial)
  const stated = counted.flatMap(({ assigned }) => assigned ?? [])
  return {
    sku,
    name,
    service,
    sold: seats(counted),
    soldOwn: seats(counted.filter(({ seller }) => seller === 'own')),
    assigned: stated.length === 0 ? null : stated.reduce((sum, assigned) => sum + assigned, 0),
    isCounted: counted.length > 0,
    hasTrial: subscriptions.some(({ isTrial }) => isTrial),
    hasInactive: subscriptions.some(({ status, isTrial }) => status !== 'active' && !isTrial),
    starts: counted.map(({ startDay }) => startDay),
  }
}

function seats(subscriptions: readonly Subscription[]): number {
  return subscriptions.reduce((sum, { sold }) => sum + sold, 0)
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}
