// What an entry of activity is about, according to the entitlement state and the catalogue: products and, where known, a
// subscription; and the names for which the customer holds nothing.

import { namesOf } from '../sheets/product-names.ts'
import type { HeldProducts } from './held-products.ts'
import { NO_PRODUCT } from './point.ts'
import { readPartNumber, readProductName, type UnmatchedName } from './product-reading.ts'

/** One object for each pair, so that pairs can be compared by identity. */
export interface ProductRef {
  /** '' for activity with neither product nor subscription, `(none)` for an unknown subscription of no product. */
  readonly sku: string
  /** '' when none is stated that the state knows. */
  readonly subscription: string
}

export interface ProductRefs {
  /** None: the entry takes part in nothing. */
  readonly refs: readonly ProductRef[]
  readonly unmatched: readonly UnmatchedName[]
}

/** Reads product and subscription of an entry; the same object for the same words. */
export type ProductRefReader = (isGraph: boolean, product: string, subscription: string) => ProductRefs

export function createProductRefReader(held: HeldProducts): ProductRefReader {
  const interned = new Map<string, ProductRef>()
  const intern = (ref: ProductRef): ProductRef => {
    const key = `${ref.sku}\n${ref.subscription}`
    const known = interned.get(key) ?? ref
    interned.set(key, known)
    return known
  }
  const caches = { plain: new Map<string, RefsById>(), graph: new Map<string, RefsById>() }
  return (isGraph, product, subscription) => {
    const cache = isGraph ? caches.graph : caches.plain
    const known = cache.get(product)?.get(subscription)
    if (known !== undefined) return known
    const { refs, unmatched } = isGraph ? ofNames(held, product) : ofIds(held, product, subscription)
    const bySubscription: RefsById = cache.get(product) ?? new Map()
    cache.set(product, bySubscription)
    const found = { refs: refs.map(intern), unmatched }
    bySubscription.set(subscription, found)
    return found
  }
}

type RefsById = Map<string, ProductRefs>

export const NOTHING: ProductRefs = { refs: [], unmatched: [] }
const NO_PRODUCT_REF: ProductRef = { sku: '', subscription: '' }

/** A Graph row names products. It is out only if it names some and all of them count for nothing. */
function ofNames(held: HeldProducts, names: string): ProductRefs {
  const readings = namesOf(names)
    .filter((name) => name !== '')
    .map((name) => readProductName(held, name))
  const skus = new Set(readings.flatMap((reading) => (reading.kind === 'held' ? reading.products : [])))
  const unmatched = readings.flatMap((reading) => (reading.kind === 'unmatched' ? [reading.name] : []))
  if (skus.size > 0) return { refs: Array.from(skus, (sku) => ({ sku, subscription: '' })), unmatched }
  return readings.length > 0 && unmatched.length === 0 ? NOTHING : { refs: [NO_PRODUCT_REF], unmatched }
}

/** The product names itself, else the subscription names it. */
function ofIds(held: HeldProducts, word: string, id: string): ProductRefs {
  const subscription = id === '' ? undefined : held.subscription(id)
  const own = subscription?.product ?? null
  const isOwnOut = own === null || held.leavesOut(own)
  const knownId = subscription === undefined || isOwnOut ? '' : id
  if (word !== '') {
    const { product, unmatched } = readPartNumber(held, word)
    if (product === null) return NOTHING
    return { refs: [{ sku: product, subscription: knownId }], unmatched }
  }
  if (subscription === undefined) {
    return { refs: [id === '' ? NO_PRODUCT_REF : { sku: NO_PRODUCT, subscription: '' }], unmatched: [] }
  }
  return isOwnOut ? NOTHING : { refs: [{ sku: own, subscription: id }], unmatched: [] }
}
