import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILT_IN } from '../../../../shared/domain/catalogue/built-in.ts'
import {
  type CatalogueSettings,
  catalogueFingerprint,
  createCatalogue,
} from '../../../../shared/domain/catalogue/catalogue.ts'
import { createProductIndex, NO_PRODUCTS } from '../../../../shared/domain/catalogue/product-index.ts'
import { productWord } from '../../../../shared/domain/catalogue/product-word.ts'

const settingsOf = (stated: Partial<CatalogueSettings> = {}): CatalogueSettings => ({
  products: new Map(),
  operatorProducts: NO_PRODUCTS,
  excludedProducts: new Set(),
  countFreeProducts: false,
  ...stated,
})
const words = (map: Record<string, string | null>) =>
  new Map(Object.entries(map).map(([word, to]) => [productWord(word), to]))
const table = (...lines: readonly (readonly [partNumber: string, name: string])[]) =>
  createProductIndex(
    lines.map(([partNumber, name]) => ({ partNumber, names: [name], service: null, isFree: false })),
  )
const known = (...partNumbers: string[]) => ({ kind: 'known', partNumbers })

describe('a name', () => {
  const catalogue = createCatalogue(settingsOf())

  it.each([
    ['ENTERPRISEPACK', known('ENTERPRISEPACK')],
    ['office_365_e3_(no_teams)', known('Office_365_E3_(no_Teams)')],
    ['Office 365 Enterprise E3', known('ENTERPRISEPACK')],
    ['MICROSOFT 365 E3 (NCE COM ANN)', known('SPE_E3')],
    ['Microsoft 365 F1', known('M365_F1', 'M365_F1_COMM')],
    ['Enterprise Mobility + Security E3', known('EMS')],
    ['CONTOSO BUNDLE', { kind: 'unknown' }],
  ])('%j is %o', (word, resolution) => {
    expect(catalogue.resolve(word)).toEqual(resolution)
  })

  it('is resolved by the partner first, then the operator, then the built-in catalogue', () => {
    const operatorProducts = table(['SPE_E3_X', 'Microsoft 365 E3'], ['MINE', 'Office 365 E3'])
    const operator = createCatalogue(settingsOf({ operatorProducts }))
    expect(operator.resolve('microsoft 365 e3')).toEqual(known('SPE_E3_X'))
    expect(operator.resolve('office 365 e1')).toEqual(known('STANDARDPACK'))
    const products = words({ 'Microsoft 365 E3': 'spe_e3', 'Office 365 E3': null })
    const partner = createCatalogue(settingsOf({ operatorProducts, products }))
    expect(partner.resolve('MICROSOFT 365 E3')).toEqual(known('SPE_E3'))
    expect(partner.resolve('office 365 e3')).toEqual({ kind: 'ignored' })
    expect(partner.resolve('MINE')).toEqual(known('MINE'))
  })

  it('of the built-in catalogue resolves to its part number, whatever its spelling', () => {
    const parts = ['ENTERPRISEPACK', 'SPE_E3', 'Microsoft_365_Copilot', 'FLOW_FREE', 'FORMS_PRO']
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.boolean(), (partNumber, upper) => {
        const word = upper ? partNumber.toUpperCase() : partNumber.toLowerCase()
        expect(catalogue.resolve(` ${word} `)).toEqual(known(partNumber))
        for (const name of BUILT_IN.product(partNumber)?.names ?? []) {
          expect(catalogue.resolve(`${name}  (NCE COM MTH)`)).toEqual(known(partNumber))
        }
      }),
    )
  })
})

describe('a product', () => {
  it('has the built-in service and price, whoever named it', () => {
    const products = words({ 'OUR FLOW': 'FLOW_FREE' })
    const catalogue = createCatalogue(
      settingsOf({ products, operatorProducts: table(['FLOW_FREE', 'Flow']) }),
    )
    expect(catalogue.isFree('flow_free')).toBe(true)
    expect(catalogue.nameOf('FLOW_FREE')).toBe('Flow')
    expect(catalogue.serviceOf('DYN365_FINANCE')).toBe('dynamics365')
    expect([catalogue.nameOf('NEW'), catalogue.serviceOf('NEW'), catalogue.isFree('NEW')]).toEqual([
      '',
      null,
      false,
    ])
  })

  it('is left out if it is free or excluded by any of its names', () => {
    const excludedProducts = new Set(['Microsoft 365 F1', 'CONTOSO BUNDLE'].map(productWord))
    const catalogue = createCatalogue(settingsOf({ excludedProducts }))
    for (const left of ['M365_F1', 'M365_F1_COMM', 'Contoso Bundle', 'POWER_BI_STANDARD']) {
      expect(catalogue.leavesOut(left)).toBe(true)
    }
    expect(catalogue.leavesOut('SPE_E3')).toBe(false)
    expect(createCatalogue(settingsOf({ countFreeProducts: true })).leavesOut('POWER_BI_STANDARD')).toBe(
      false,
    )
  })
})

it('the fingerprint changes with the catalogue, but not with the order of the settings', () => {
  const base = settingsOf({ products: words({ a: 'A', b: null }) })
  const prints = [
    base,
    settingsOf({ products: words({ a: 'A', b: 'B' }) }),
    { ...base, operatorProducts: table(['X', 'Y']) },
    { ...base, countFreeProducts: true },
    { ...base, excludedProducts: new Set([productWord('a')]) },
  ].map(catalogueFingerprint)
  expect(new Set(prints).size).toBe(prints.length)
  expect(catalogueFingerprint(settingsOf({ products: words({ b: null, a: 'A' }) }))).toBe(prints[0])
})
