// What a word of activity stands for in a customer's state: a part number of a row, or a name as Microsoft's reports have
// it.

import { productWord } from '../catalogue/product-word.ts'
import type { HeldProducts } from './held-products.ts'

/** A word that stands for no product of the state: an unknown one, or one that the licence files do not list. */
export interface UnmatchedName {
  readonly word: string
  /** null: the catalogue does not know the word. */
  readonly partNumber: string | null
}

export type NameReading =
  | { readonly kind: 'held'; readonly products: readonly string[] }
  /** It is ignored, excluded or free: it counts for nothing, and nothing needs to be corrected. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unmatched'; readonly name: UnmatchedName }

export function readProductName(held: HeldProducts, word: string): NameReading {
  const { catalogue } = held
  const resolution = catalogue.resolve(word)
  if (resolution.kind === 'ignored') return { kind: 'nothing' }
  const stated = held.statedUnder(word)
  if (stated.length > 0) return counting(held, stated)
  if (resolution.kind === 'unknown') {
    return catalogue.isExcluded(word) ? { kind: 'nothing' } : unmatched(word, null)
  }
  const { partNumbers } = resolution
  const most = held.mostSeats(partNumbers)
  if (most !== undefined) return counting(held, [most])
  const saysNothing = partNumbers.every(
    (partNumber) => catalogue.isFree(partNumber) || catalogue.isExcluded(partNumber),
  )
  return saysNothing ? { kind: 'nothing' } : unmatched(word, partNumbers[0])
}

/** `product` null: the row takes part in nothing. One that is not held stays for the rules of classes. */
export function readPartNumber(
  held: HeldProducts,
  word: string,
): { readonly product: string | null; readonly unmatched: readonly UnmatchedName[] } {
  const { catalogue } = held
  const resolution = catalogue.resolve(word)
  if (resolution.kind === 'ignored') return { product: null, unmatched: [] }
  if (resolution.kind === 'known') {
    const { partNumbers } = resolution
    return taking(held, partNumbers.find(held.isStated) ?? partNumbers[0])
  }
  if (catalogue.isExcluded(word)) return { product: null, unmatched: [] }
  const [stated] = held.statedUnder(word)
  return stated === undefined ? { product: word, unmatched: [nameOf(word, null)] } : taking(held, stated)
}

function taking(held: HeldProducts, product: string) {
  return { product: held.leavesOut(product) ? null : product, unmatched: [] }
}

function counting(held: HeldProducts, products: readonly string[]): NameReading {
  const kept = products.filter((product) => !held.leavesOut(product))
  return kept.length === 0 ? { kind: 'nothing' } : { kind: 'held', products: kept }
}

function unmatched(word: string, partNumber: string | null): NameReading {
  return { kind: 'unmatched', name: nameOf(word, partNumber) }
}

/** In capitals, as Microsoft's reports write names. */
function nameOf(word: string, partNumber: string | null): UnmatchedName {
  return { word: productWord(word).toUpperCase(), partNumber }
}
