// What an entry of activity is about, according to the entitlement state and the catalogue: products and, where known, a
// subscription; and the names for which the customer holds nothing.

import { namesOf } from '../sheets/product-names.ts'
import type { HeldProducts } from './held-products.ts'
import { NO_PRODUCT } from './point.ts'
import { readPartNumber, readProductName, type UnmatchedName } from './product-reading.ts'

export interface ProductRef {
  /** '' for activity with neither product nor subscription, `(none)` for an unknown subscription of no product. */
  readonly sku: string
  /** '' when none is stated that the state knows. */
  readonly subscription: string
}

/** In the order in which they were met. */
export type RefNumber = number

export interface ProductRefs {
  /** None: the entry takes part in nothing. */
  readonly refs: readonly RefNumber[]
  readonly unmatched: readonly UnmatchedName[]
}

export interface ProductRefReader {
  /** Reads product and subscription of an entry; the same object for the same words. */
  read(isGraph: boolean, product: string, subscription: string): ProductRefs
  /** By number: those that have been read. */
  readonly refs: readonly ProductRef[]
}

export function createProductRefReader(held: HeldProducts): ProductRefReader {
  const refs: ProductRef[] = []
  const numbers = new Map<string, RefNumber>()
  const numberOf = (ref: ProductRef): RefNumber => {
    const key = `${ref.sku}\n${ref.subscription}`
    const number = numbers.get(key) ?? refs.length
    if (number === refs.length) refs.push(ref)
    numbers.set(key, number)
    return number
  }
  const caches = { plain: new Map<string, RefsById>(), graph: new Map<string, RefsById>() }
  return {
    refs,
    read(isGraph, product, subscription) {
      const cache = isGraph ? caches.graph : caches.plain
      const known = cache.get(product)?.get(subscription)
      if (known !== undefined) return known
      const stated = isGraph ? ofNames(held, product) : ofIds(held, product, subscription)
      const bySubscription: RefsById = cache.get(product) ?? new Map()
      cache.set(product, bySubscription)
      const found = { refs: stated.refs.map(numberOf), unmatched: stated.unmatched }
      bySubscription.set(subscription, found)
      return found
    },
  }
}

type RefsById = Map<string, ProductRefs>

interface StatedRefs {
  readonly refs: readonly ProductRef[]
  readonly unmatched: readonly UnmatchedName[]
}

export const NOTHING = { refs: [], unmatched: [] }
const NO_PRODUCT_REF: ProductRef = { sku: '', subscription: '' }

/** A Graph row names products. It is out only if it names some and all of them count for nothing. */
function ofNames(held: HeldProducts, names: string): StatedRefs {
  const readings = namesOf(names)
    .filter((name) => name !== '')
    .map((name) => readProductName(held, name))
  const skus = new Set(readings.flatMap((reading) => (reading.kind === 'held' ? reading.products : [])))
  const unmatched = readings.flatMap((reading) => (reading.kind === 'unmatched' ? [reading.name] : []))
  if (skus.size > 0) return { refs: Array.from(skus, (sku) => ({ sku, subscription: '' })), unmatched }
  return readings.length > 0 && unmatched.length === 0 ? NOTHING : { refs: [NO_PRODUCT_REF], unmatched }
}

/** The product names itself, else the subscription names it. */
function ofIds(held: HeldProducts, word: string, id: string): StatedRefs {
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
