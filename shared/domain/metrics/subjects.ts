// What an entry of activity speaks of, told by the entitlement state: a product and, where known, a subscription.

import { namesOf } from '../sheets/product-names.ts'
import type { Holdings } from './holdings.ts'
import { NO_PRODUCT } from './point.ts'

/** One object for each pair, so that pairs can be compared by identity. */
export interface Subject {
  /** '' for activity with neither product nor subscription, `(none)` for an unknown subscription of no product. */
  readonly sku: string
  /** '' when none is stated that the state knows. */
  readonly subscription: string
}

/** Reads product and subscription of an entry; an empty list: the entry takes part in nothing. */
export type SubjectReader = (isGraph: boolean, product: string, subscription: string) => readonly Subject[]

export function subjectReader(holdings: Holdings): SubjectReader {
  const interned = new Map<string, Subject>()
  const intern = (subject: Subject): Subject => {
    const key = `${subject.sku}\n${subject.subscription}`
    const known = interned.get(key) ?? subject
    interned.set(key, known)
    return known
  }
  const caches = { plain: new Map<string, SubjectsById>(), graph: new Map<string, SubjectsById>() }
  return (isGraph, product, subscription) => {
    const cache = isGraph ? caches.graph : caches.plain
    const known = cache.get(product)?.get(subscription)
    if (known !== undefined) return known
    const subjects = isGraph ? ofNames(holdings, product) : ofIds(holdings, product, subscription)
    const bySubscription: SubjectsById = cache.get(product) ?? new Map()
    cache.set(product, bySubscription)
    const found = subjects.map(intern)
    bySubscription.set(subscription, found)
    return found
  }
}

type SubjectsById = Map<string, readonly Subject[]>

/** A Graph row names products, each SKU held under such a name; none held: no product. */
function ofNames(holdings: Holdings, names: string): Subject[] {
  const held = new Set(namesOf(names).flatMap((name) => holdings.named(name)))
  if (held.size === 0) return [{ sku: '', subscription: '' }]
  return Array.from(held)
    .filter((sku) => !holdings.excluded.has(sku))
    .map((sku) => ({ sku, subscription: '' }))
}

/** The product names itself, else the subscription names it. */
function ofIds(holdings: Holdings, product: string, id: string): Subject[] {
  const subscription = id === '' ? undefined : holdings.subscription(id)
  const sku = product === '' ? (subscription?.sku ?? '') : product
  if (holdings.excluded.has(sku)) return []
  if (sku === '') return [{ sku: id === '' ? '' : NO_PRODUCT, subscription: '' }]
  const isKnown = subscription !== undefined && !holdings.excluded.has(subscription.sku)
  return [{ sku, subscription: isKnown ? id : '' }]
}
