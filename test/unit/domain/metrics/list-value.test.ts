import { describe, expect, it } from 'vitest'
import { NO_PRODUCTS } from '../../../../shared/domain/catalogue/product-index.ts'
import { productWord } from '../../../../shared/domain/catalogue/product-word.ts'
import { createPriceList, listValue, type Price } from '../../../../shared/domain/metrics/list-value.ts'
import { unusedSeats } from '../../../../shared/domain/metrics/unused-seats.ts'
import { point, product } from '../digest/points.ts'

const euros = (amount: number): Price => ({ amount, currency: 'EUR' })

function priceList(written: Readonly<Record<string, Price>>, products: Record<string, string | null> = {}) {
  const prices = new Map(Object.entries(written).map(([word, price]) => [productWord(word), price]))
  return createPriceList(prices, {
    products: new Map(Object.entries(products).map(([word, to]) => [productWord(word), to])),
    operatorProducts: NO_PRODUCTS,
    excludedProducts: new Set(),
    countFreeProducts: false,
  })
}

describe('unused seats', () => {
  const sold = [product('SPE_E3', { sold: 200, entitled: 61 }), product('CRM', { sold: 0, trial: 3 })]

  it('are those sold less those entitled and active, product by product', () => {
    expect(unusedSeats(point('a', { products: sold }), 21)).toEqual([{ product: sold[0], seats: 139 }])
  })

  it.each([
    ['too few days were seen', { coverageDays: 20 }],
    ['no day was seen', { coverageDays: 0 }],
    ['counts are of another window', { otherWindows: [{ sku: 'SPE_E3', windowDays: 30 }] }],
    ['nothing is sold', { products: [product('CRM', { trial: 3 })] }],
  ])('are not known where %s', (_, lacking) => {
    expect(unusedSeats(point('a', { products: sold, ...lacking }), 21)).toBeNull()
  })

  it('are known from the threshold on', () => {
    expect(unusedSeats(point('a', { products: sold, coverageDays: 21 }), 21)).toHaveLength(1)
  })
})

describe('a price list', () => {
  it.each([
    ['its part number', 'SPE_E3'],
    ['its part number in any case', 'spe_e3'],
    ['a name of the catalogue', 'Microsoft 365 E3'],
    ['a name with its offer', 'Microsoft 365 E3 (NCE COM ANN)'],
  ])('has a product under %s', (_, word) => {
    expect(priceList({ [word]: euros(36) })({ sku: 'SPE_E3', name: '' })).toEqual(euros(36))
  })

  it('has it under a word of the settings, and under the name that files state', () => {
    const priceOf = priceList(
      { 'OUR BUNDLE': euros(40), 'House blend': euros(5) },
      { 'OUR BUNDLE': 'SPE_E3' },
    )
    expect(priceOf({ sku: 'SPE_E3', name: '' })).toEqual(euros(40))
    expect(priceOf({ sku: 'HB-1', name: 'HOUSE BLEND' })).toEqual(euros(5))
  })

  it('gives every product of a name its price, and a part number goes before a name, whichever is written first', () => {
    const written = { 'Microsoft 365 F1': euros(2), M365_F1_COMM: euros(3) }
    for (const list of [written, Object.fromEntries(Object.entries(written).reverse())]) {
      expect(priceList(list)({ sku: 'M365_F1', name: '' })).toEqual(euros(2))
      expect(priceList(list)({ sku: 'M365_F1_COMM', name: '' })).toEqual(euros(3))
    }
  })

  it('has no price for other products, nor under a word that is ignored', () => {
    expect(priceList({ SPE_E3: euros(36) })({ sku: 'SPE_E5', name: '' })).toBeNull()
    expect(priceList({ BUNDLE: euros(36) }, { BUNDLE: null })({ sku: 'BUNDLE', name: '' })).toBeNull()
  })
})

describe('a list value', () => {
  const unused = [
    { product: product('SPE_E3'), seats: 139 },
    { product: product('SPB'), seats: 3 },
    { product: product('VISIOCLIENT'), seats: 7 },
    { product: product('CRMSTANDARD'), seats: 10 },
    { product: product('SPE_E5'), seats: 0 },
  ]

  it('is a sum for each currency, and says for how many seats it speaks', () => {
    const priceOf = priceList({
      SPE_E3: euros(36),
      SPB: euros(18.1),
      CRMSTANDARD: { amount: 50, currency: 'CHF' },
      SPE_E5: { amount: 60, currency: 'USD' },
    })
    expect(listValue(unused, priceOf)).toEqual([
      { amount: 500, currency: 'CHF', seats: 10 },
      { amount: 5058.3, currency: 'EUR', seats: 142 },
    ])
  })

  it('is none where no product has a price', () => {
    expect(listValue(unused, priceList({}))).toEqual([])
  })
})
