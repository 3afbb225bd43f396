// Products by their words: part numbers and names. A name can stand for several part numbers, in the order of the list.

import { createHash } from 'node:crypto'
import { type ProductWord, productWord } from './product-word.ts'

export type Service = 'office365' | 'dynamics365'

export interface Product {
  readonly partNumber: string
  /** The one to show first. */
  readonly names: readonly string[]
  /** null: not said. */
  readonly service: Service | null
  readonly isFree: boolean
}

export interface ProductIndex {
  /** A part number stands for itself alone; none: the word is not known here. */
  partNumbers(word: ProductWord): readonly string[]
  /** By part number, in any case. */
  product(partNumber: string): Product | undefined
  /** Another one, other products. */
  readonly fingerprint: string
}

/** Of products with the same part number, the first one counts, with the names of all. */
export function createProductIndex(products: Iterable<Product>): ProductIndex {
  const byPartNumber = new Map<ProductWord, Product>()
  const byName = new Map<ProductWord, Set<string>>()
  for (const product of products) {
    const word = productWord(product.partNumber)
    const known = byPartNumber.get(word) ?? product
    byPartNumber.set(word, known)
    for (const name of product.names.map(productWord)) {
      const partNumbers = byName.get(name) ?? new Set()
      byName.set(name, partNumbers.add(known.partNumber))
    }
  }
  const contents = JSON.stringify([
    [...byPartNumber.values()],
    Array.from(byName, ([name, parts]) => [name, ...parts]),
  ])
  return {
    partNumbers(word) {
      const product = byPartNumber.get(word)
      return product === undefined ? [...(byName.get(word) ?? [])] : [product.partNumber]
    },
    product: (partNumber) => byPartNumber.get(productWord(partNumber)),
    fingerprint: createHash('sha256').update(contents).digest('base64url'),
  }
}

export const NO_PRODUCTS = createProductIndex([])
