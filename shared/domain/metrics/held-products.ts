// What a customer holds, product by product: the entitlement state without what is ignored, excluded or left out as free.

import type { Day } from '../calendar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Service } from '../catalogue/product-index.ts'
import { type ProductWord, productWord } from '../catalogue/product-word.ts'
import type { Subscription } from '../sheets/sheet.ts'
import { assignedOf, isCounted, sumOfSeats } from './counted.ts'
import type { State, StateRow } from './state.ts'
import { productRows } from './summaries.ts'

interface HeldTrial {
  readonly seats: number
  readonly endDay: Day
}

/** A product of the state. Seats are those of counted subscriptions: active and not a trial. */
export interface HeldProduct {
  readonly sku: string
  readonly name: string
  readonly service: Service
  readonly sold: number
  readonly soldOwn: number
  readonly assigned: number | null
  readonly isCounted: boolean
  /** Whatever the trial's status. */
  readonly hasTrial: boolean
  /** Those that still run and say when they end. */
  readonly trials: readonly HeldTrial[]
  /** Holds a subscription that is no trial and not active either. */
  readonly hasInactive: boolean
  /** Starts of the counted subscriptions; null: one that states none. */
  readonly starts: readonly Subscription['startDay'][]
}

export interface HeldProducts {
  readonly products: ReadonlyMap<string, HeldProduct>
  /** Products of the state that are left out as free. */
  readonly freeProducts: readonly string[]
  readonly catalogue: Catalogue
  /** A subscription of the state, of a product that is left out too. */
  subscription(id: string): StateRow | undefined
  /** Is it of the state, in any status, left out or not? */
  isStated(product: string): boolean
  /** Does it take part in nothing? */
  leavesOut(product: string): boolean
  /** Products stated under that word, as part number or name, left out or not; most counted seats first. */
  statedUnder(word: string): readonly string[]
  /** Of these, the one with most counted seats (of equal ones the first) that the state has. */
  mostSeats(products: readonly string[]): string | undefined
}

export function heldProductsOf(state: State, catalogue: Catalogue): HeldProducts {
  const all = new Map<string, HeldProduct>()
  for (const [product, rows] of productRows(state)) {
    const { name = null, service = null } = state.stated.get(product) ?? {}
    all.set(product, {
      sku: product,
      name: name ?? catalogue.nameOf(product),
      service: service ?? catalogue.serviceOf(product) ?? 'office365',
      ...seatsOf(rows.rows, rows.assignedBySummary),
    })
  }
  const excluded = new Set([...all.keys()].filter((product) => isExcluded(product, state, catalogue)))
  const leavesOut = (product: string) => excluded.has(product) || catalogue.leavesOut(product)
  const soldOf = (product: string) => all.get(product)?.sold ?? 0
  const bySeats = (products: readonly string[]) => products.toSorted((a, b) => soldOf(b) - soldOf(a))
  const byWord = productsByWord(state)
  return {
    products: new Map([...all].filter(([product]) => !leavesOut(product))),
    freeProducts: [...all.keys()].filter(
      (product) => leavesOut(product) && !excluded.has(product) && catalogue.isFree(product),
    ),
    catalogue,
    subscription: (id) => state.subscriptions.get(id),
    isStated: (product) => all.has(product),
    leavesOut,
    statedUnder: (word) => bySeats(byWord.get(productWord(word)) ?? []),
    mostSeats: (products) => bySeats(products.filter((product) => all.has(product)))[0],
  }
}

/** A word that nobody knows excludes every product that is stated under it. */
function isExcluded(product: string, { stated }: State, catalogue: Catalogue): boolean {
  return catalogue.isExcluded(product) || [...(stated.get(product)?.words ?? [])].some(catalogue.isExcluded)
}

function productsByWord({ stated }: State): Map<ProductWord, string[]> {
  const products = new Map<ProductWord, string[]>()
  for (const [product, { words }] of stated) {
    for (const word of words) if (!products.get(word)?.push(product)) products.set(word, [product])
  }
  return products
}

function runningTrials(rows: readonly Subscription[]): HeldTrial[] {
  return rows.flatMap(({ isTrial, status, sold, endDay }) =>
    isTrial && status === 'active' && endDay !== null ? [{ seats: sold, endDay }] : [],
  )
}

function seatsOf(
  rows: readonly Subscription[],
  assignedBySummary: number | null,
): Omit<HeldProduct, 'sku' | 'name' | 'service'> {
  const counted = rows.filter(isCounted)
  return {
    sold: sumOfSeats(counted),
    soldOwn: sumOfSeats(counted.filter(({ seller }) => seller === 'own')),
    assigned: assignedOf(counted) ?? assignedBySummary,
    isCounted: counted.length > 0,
    hasTrial: rows.some(({ isTrial }) => isTrial),
    trials: runningTrials(rows),
    hasInactive: rows.some(({ status, isTrial }) => status !== 'active' && !isTrial),
    starts: counted.map(({ startDay }) => startDay),
  }
}
