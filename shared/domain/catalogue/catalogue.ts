// The catalogue in force for a partner: what its settings say of a word, else the operator's table, else what is built
// in. Rows name products by part number or by name; here the two meet.

import { BUILT_IN } from './built-in.ts'
import type { ProductIndex, Service } from './product-index.ts'
import { type ProductWord, productWord } from './product-word.ts'

export type Resolution =
  /** What it may stand for, in the catalogue's order. */
  | { readonly kind: 'known'; readonly partNumbers: readonly [string, ...string[]] }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unknown' }

export interface Catalogue {
  resolve(word: string): Resolution
  /** '' for a part number that it does not have. */
  nameOf(partNumber: string): string
  serviceOf(partNumber: string): Service | null
  isFree(partNumber: string): boolean
  /** By the partner's settings; of words that nobody knows, by the word itself. */
  isExcluded(word: string): boolean
  /** Takes part in nothing: it is excluded, or free where free ones do not count. */
  leavesOut(partNumber: string): boolean
}

/** What a partner's figures depend on beside its files. */
export interface CatalogueSettings {
  /** The partner's own words, and the part number that each stands for; null: the word is ignored. */
  readonly products: ReadonlyMap<ProductWord, string | null>
  /** The operator's table. */
  readonly operatorProducts: ProductIndex
  /** Words that take part in nothing. */
  readonly excludedProducts: ReadonlySet<ProductWord>
  readonly countFreeProducts: boolean
}

export function createCatalogue(settings: CatalogueSettings): Catalogue {
  const { products, operatorProducts, countFreeProducts } = settings
  const indexes = [operatorProducts, BUILT_IN]

  function resolve(written: string): Resolution {
    const word = productWord(written)
    const own = products.get(word)
    if (own === null) return { kind: 'ignored' }
    if (own !== undefined) return { kind: 'known', partNumbers: [spelt(own)] }
    for (const index of indexes) {
      const [first, ...others] = index.partNumbers(word).map(spelt)
      if (first !== undefined) return { kind: 'known', partNumbers: [first, ...others] }
    }
    return { kind: 'unknown' }
  }

  /** One spelling for all: a product has one line in the reports. */
  function spelt(partNumber: string): string {
    const known = BUILT_IN.product(partNumber) ?? operatorProducts.product(partNumber)
    return known?.partNumber ?? partNumber.trim().toUpperCase()
  }

  const excluded = new Set<ProductWord>()
  for (const word of settings.excludedProducts) {
    const resolution = resolve(word)
    if (resolution.kind === 'unknown') excluded.add(word)
    if (resolution.kind === 'known')
      for (const each of resolution.partNumbers) excluded.add(productWord(each))
  }
  const isExcluded = (word: string) => excluded.has(productWord(word))
  const isFree = (partNumber: string) => BUILT_IN.product(partNumber)?.isFree ?? false

  return {
    resolve,
    nameOf: (partNumber) =>
      indexes.map((index) => index.product(partNumber)?.names[0]).find((name) => name !== undefined) ?? '',
    serviceOf: (partNumber) => BUILT_IN.product(partNumber)?.service ?? null,
    isFree,
    isExcluded,
    leavesOut: (partNumber) => isExcluded(partNumber) || (isFree(partNumber) && !countFreeProducts),
  }
}

/** Another text, and what is measured may be other figures. */
export function catalogueFingerprint(settings: CatalogueSettings): string {
  const { products, operatorProducts, excludedProducts, countFreeProducts } = settings
  return JSON.stringify([
    [...products].sort(([a], [b]) => (a < b ? -1 : 1)),
    operatorProducts.fingerprint,
    BUILT_IN.fingerprint,
    [...excludedProducts].sort(),
    countFreeProducts,
  ])
}
