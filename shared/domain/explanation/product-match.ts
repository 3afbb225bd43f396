// What a product of activity stands for in the customer's licences, as a file names it: by a part number, by a name as
// Microsoft's reports have it, or by the id of a subscription.

import { productWord } from '../catalogue/product-word.ts'
import type { HeldProducts } from '../metrics/held-products.ts'
import { readPartNumber, readProductName } from '../metrics/product-reading.ts'
import type { ExplainedName } from './explanation.ts'

export interface ProductMatch {
  /** What explanations say of it. */
  readonly shown: Pick<ExplainedName, 'name' | 'match' | 'skus'>
  /** The products that its activity is counted for. */
  readonly countsFor: readonly string[]
}

export const UNNAMED: ProductMatch = { shown: { name: '', match: 'unnamed', skus: [] }, countsFor: [] }

export function matchName(word: string, held: HeldProducts): ProductMatch {
  const name = productWord(word).toUpperCase()
  const reading = readProductName(held, word)
  if (reading.kind === 'held') return counted(name, 'held', [...reading.products])
  if (reading.kind === 'nothing') return leftOut(name)
  const { partNumber } = reading.name
  const skus = partNumber === null ? [] : [partNumber]
  return { shown: { name, match: 'unmatched', skus }, countsFor: [] }
}

/** One that nobody knows is a product all the same, of which nothing was sold. */
export function matchPartNumber(word: string, held: HeldProducts): ProductMatch {
  const name = productWord(word).toUpperCase()
  const { product, unmatched } = readPartNumber(held, word)
  if (product === null) return leftOut(name)
  if (unmatched.length > 0) return counted(name, 'unmatched', [product])
  return counted(name, held.isStated(product) ? 'held' : 'not_held', [product])
}

/** The product names itself, else the subscription names it. */
export function matchIds(product: string, subscription: string, held: HeldProducts): ProductMatch {
  if (product !== '') return matchPartNumber(product, held)
  if (subscription === '') return UNNAMED
  const own = held.subscription(subscription)
  if (own === undefined) return { shown: { name: subscription, match: 'unmatched', skus: [] }, countsFor: [] }
  if (own.product === null || held.leavesOut(own.product)) return leftOut(subscription)
  return counted(subscription, 'held', [own.product])
}

function counted(name: string, match: ExplainedName['match'], skus: string[]): ProductMatch {
  return { shown: { name, match, skus }, countsFor: skus }
}

function leftOut(name: string): ProductMatch {
  return { shown: { name, match: 'left_out', skus: [] }, countsFor: [] }
}
