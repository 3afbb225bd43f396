// The product of a licence row: what its part number resolves to, else its name, else the words themselves.

import type { Catalogue } from '../catalogue/catalogue.ts'
import { productWord, withSingleBlanks } from '../catalogue/product-word.ts'
import type { Subscription } from '../sheets/sheet.ts'

/** null: a word of the row is ignored, so the row is out. */
export type LicenceProduct = string | null

/** `rows`: all of the state, since of several part numbers the one goes first that another row states. */
export function licenceProducts(
  rows: readonly Subscription[],
  catalogue: Catalogue,
): (row: Subscription) => LicenceProduct {
  const stated = new Set(rows.map(({ sku }) => productWord(sku)))
  const known = new Map<string, LicenceProduct>()
  return ({ sku, productName }) => {
    const words = [sku, productName ?? ''].filter((word) => word.trim() !== '')
    const key = words.join('\n')
    const product = known.has(key) ? (known.get(key) ?? null) : read(words)
    known.set(key, product)
    return product
  }

  function read(words: readonly string[]): LicenceProduct {
    const resolutions = words.map(catalogue.resolve)
    if (resolutions.some(({ kind }) => kind === 'ignored')) return null
    const found = resolutions.find((resolution) => resolution.kind === 'known')
    if (found === undefined) return withSingleBlanks(words[0] ?? '').toUpperCase()
    const { partNumbers } = found
    return partNumbers.find((partNumber) => stated.has(productWord(partNumber))) ?? partNumbers[0]
  }
}
