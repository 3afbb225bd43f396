// What seats cost by the partner's own price list, a month: seats × price, one sum for each currency. It is a list value:
// what a customer really pays is not known here.

import { type CatalogueSettings, createCatalogue } from '../catalogue/catalogue.ts'
import { type ProductWord, productWord } from '../catalogue/product-word.ts'
import { byCodePoint } from '../ids.ts'
import { tidy } from './percent.ts'
import type { ProductPoint } from './point.ts'
import type { UnusedSeats } from './unused-seats.ts'

/** Per seat and month. */
export interface Price {
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
}

export type Prices = ReadonlyMap<ProductWord, Price>

export interface ListValue {
  /** A month. */
  readonly amount: number
  readonly currency: string
  /** That it speaks for: products without a price are left out. */
  readonly seats: number
}

/** null: the list has no price for it. */
export type PriceList = (product: Pick<ProductPoint, 'sku' | 'name'>) => Price | null

/** The prices of products, as the catalogue resolves their words; a part number goes before a name. */
export function createPriceList(prices: Prices, settings: CatalogueSettings): PriceList {
  const { resolve } = createCatalogue(settings)
  const byName = new Map<ProductWord, Price>()
  const byPartNumber = new Map<ProductWord, Price>()
  for (const [word, price] of prices) {
    const resolution = resolve(word)
    if (resolution.kind === 'ignored') continue
    const stated = resolution.kind === 'known' ? resolution.partNumbers.map(productWord) : [word]
    for (const partNumber of stated) {
      const known = partNumber === word ? byPartNumber : byName
      if (!known.has(partNumber)) known.set(partNumber, price)
    }
  }
  return ({ sku, name }) => {
    const words = [sku, name].map(productWord)
    const found = words.flatMap((word) => byPartNumber.get(word) ?? byName.get(word) ?? [])
    return found[0] ?? null
  }
}

/** In order of currency; none, if no product has a price. */
export function listValue(unused: Iterable<UnusedSeats>, priceOf: PriceList): ListValue[] {
  const sums = new Map<string, ListValue>()
  for (const { product, seats } of unused) {
    const price = seats === 0 ? null : priceOf(product)
    if (price === null) continue
    const { currency } = price
    const sum = sums.get(currency) ?? { amount: 0, currency, seats: 0 }
    sums.set(currency, {
      currency,
      amount: tidy(sum.amount + seats * price.amount),
      seats: sum.seats + seats,
    })
  }
  return Array.from(sums.values()).sort((a, b) => byCodePoint(a.currency, b.currency))
}
