// Which product a row is about, and what happens to names of products that are not held.

import { describe, expect, it } from 'vitest'
import type { Sheet, Stated } from '../../../../shared/domain/sheets/sheet.ts'
import { activity, graph } from './activity-builders.ts'
import {
  aggregates,
  ago,
  classes,
  E,
  entitlements,
  type Measuring,
  measure,
  subscription,
} from './builders.ts'

const sold = (sku: string, spec: Parameters<typeof subscription>[0] = {}) =>
  subscription({ id: sku, sku, ...spec })
const used = (user: string, products: string) => ({
  user,
  products: products.toLowerCase(),
  on: { teams: E },
})
const held = (sheets: readonly Stated<Sheet>[], measuring: Measuring = {}) =>
  Object.fromEntries(
    (measure(sheets, measuring)?.products ?? []).map(({ sku, sold: seats, assigned }) => [
      sku,
      [seats, assigned],
    ]),
  )

describe('the product of a licence row', () => {
  it.each([
    ['its part number', sold('SPE_E3', { productName: 'Something else' }), 'SPE_E3'],
    [
      'its name, where the part number is unknown',
      sold('C-1', { productName: 'Microsoft 365 E3' }),
      'SPE_E3',
    ],
    ['a part number in place of which a name stands', sold('MICROSOFT 365 E3'), 'SPE_E3'],
    ['the first of several part numbers', sold('', { productName: 'Microsoft 365 F1' }), 'M365_F1'],
    ['its part number in capitals, where nothing is known', sold('c-1', { productName: 'Ours' }), 'C-1'],
    ['its name, where nothing else is stated', sold('', { productName: 'Ours  1' }), 'OURS 1'],
  ])('is %s', (_name, row, product) => {
    expect(Object.keys(held([entitlements([row])]))).toEqual([product])
  })

  it('is the one of several part numbers that another row states', () => {
    const rows = [sold('', { id: 'a', productName: 'Microsoft 365 F1' }), sold('M365_F1_COMM')]
    expect(held([entitlements(rows)])).toEqual({ M365_F1_COMM: [20, null] })
  })

  it('is what the partner maps it to; a row with an ignored name is excluded', () => {
    const rows = [sold('C-1'), sold('C-2', { productName: 'Bundle' }), sold('C-3')]
    const products = { 'c-1': 'SPE_E3', bundle: null }
    expect(Object.keys(held([entitlements(rows)], { products }))).toEqual(['C-3', 'SPE_E3'])
  })

  it('is excluded and listed if it is free, unless free ones count', () => {
    const sheets = [entitlements([sold('SPE_E3'), sold('FLOW_FREE', { sold: 10_000 })])]
    expect(held(sheets)).toEqual({ SPE_E3: [10, null] })
    expect(measure(sheets)?.freeProducts).toEqual(['FLOW_FREE'])
    expect(held(sheets, { countFree: true })).toEqual({ FLOW_FREE: [10_000, null], SPE_E3: [10, null] })
    expect(measure(sheets, { countFree: true })?.freeProducts).toEqual([])
  })
})

describe('a name in Assigned Products', () => {
  const e3 = entitlements([sold('SPE_E3')])

  it.each([
    ['meets the part number of the licences', e3, 'MICROSOFT 365 E3', { SPE_E3: { entitled: 1 } }],
    [
      'stands for the part number held with most seats',
      entitlements([sold('M365_F1', { sold: 3 }), sold('M365_F1_COMM')]),
      'MICROSOFT 365 F1',
      { M365_F1: {}, M365_F1_COMM: { entitled: 1 } },
    ],
    [
      'stands for each product stated under it',
      entitlements([sold('C-1', { productName: 'Ours' }), sold('C-2', { productName: 'Ours' })]),
      'OURS',
      { 'C-1': { entitled: 1 }, 'C-2': { entitled: 1 } },
    ],
  ])('%s', (_name, state, name, expected) => {
    expect(classes([state, graph([used('ann', name)])])).toEqual(expected)
  })

  it('of a product that is not held is listed with its users, most first', () => {
    const rows = [
      used('ann', 'CONTOSO BUNDLE'),
      used('bob', 'MICROSOFT 365 E3+CONTOSO BUNDLE'),
      used('cid', 'OFFICE 365 E1'),
      { ...used('old', 'CONTOSO BUNDLE'), on: { teams: ago(28) } },
    ]
    const point = measure([e3, graph(rows)])
    expect(point?.unmatchedProducts).toEqual([
      { word: 'CONTOSO BUNDLE', partNumber: null, users: 2 },
      { word: 'OFFICE 365 E1', partNumber: 'STANDARDPACK', users: 1 },
    ])
    expect(point?.matching).toEqual({ unmatchedUsers: 3, activeUsers: 3, idleSeats: 0 })
    expect(point?.workloads).toEqual([{ workload: 'teams', users: 3 }])
  })

  it.each([
    ['ignored', 'CONTOSO BUNDLE', { products: { 'contoso bundle': null } }],
    ['excluded', 'CONTOSO BUNDLE', { excluded: ['Contoso Bundle'] }],
    ['free and not held', 'POWER AUTOMATE FREE', { countFree: true }],
  ])('that is %s is neither counted nor listed', (_name, name, measuring) => {
    const point = measure([e3, graph([used('ann', name)])], measuring)
    expect([point?.workloads, point?.unmatchedProducts]).toEqual([[], []])
  })

  it('is corrected by the partner’s settings, without another upload', () => {
    const sheets = [e3, graph([used('ann', 'CONTOSO BUNDLE')])]
    expect(classes(sheets, { products: { 'Contoso Bundle': 'SPE_E3' } })).toEqual({ SPE_E3: { entitled: 1 } })
  })
})

describe('the product of an own activity row', () => {
  const ours = entitlements([
    sold('C-1', { productName: 'Ours', sold: 3 }),
    sold('C-2', { productName: 'Ours' }),
    sold('SPE_E3'),
  ])
  const of = (product: string, measuring: Measuring = {}) =>
    measure([ours, activity([{ user: 'ann', product }])], measuring)
  const active = (product: string, measuring: Measuring = {}) =>
    Object.entries(classes([ours, activity([{ user: 'ann', product }])], measuring)).filter(
      ([, counts]) => Object.keys(counts).length > 0,
    )

  it.each([
    ['MICROSOFT 365 E3', [['SPE_E3', { entitled: 1 }]]],
    ['OURS', [['C-2', { entitled: 1 }]]],
    ['ELSEWHERE', [['ELSEWHERE', { unlicensed: 1 }]]],
    ['OFFICE 365 E1', [['STANDARDPACK', { unlicensed: 1 }]]],
    ['FLOW_FREE', []],
  ])('stated as %s', (product, expected) => {
    expect(active(product)).toEqual(expected)
  })

  it('is unmatched if the name is unknown', () => {
    expect(of('ELSEWHERE')?.unmatchedProducts).toEqual([{ word: 'ELSEWHERE', partNumber: null, users: 1 }])
    expect(of('OFFICE 365 E1')?.unmatchedProducts).toEqual([])
    expect(of('ELSEWHERE', { products: { elsewhere: null } })?.products).toHaveLength(3)
  })
})

describe('a name in counts', () => {
  const e3 = entitlements([sold('SPE_E3')])
  const counts = (product: string, active: number) =>
    aggregates([{ product: product.toLowerCase(), byName: true, active }])

  it('resolves to a held product', () => {
    expect(classes([e3, counts('Microsoft 365 E3', 7)])).toEqual({ SPE_E3: { entitled: 7 } })
  })

  it('of a product that is not held is listed, without an effect on flags', () => {
    const point = measure([e3, counts('Contoso Bundle', 7)])
    expect(point?.unmatchedProducts).toEqual([{ word: 'CONTOSO BUNDLE', partNumber: null, users: 7 }])
    expect(point?.matching).toEqual({ unmatchedUsers: 0, activeUsers: 0, idleSeats: 10 })
  })
})

describe('subscriptions and summaries', () => {
  const summary = (spec: Parameters<typeof subscription>[0], day = E) =>
    entitlements([subscription({ id: 'sum', sku: 'SPE_E3', ...spec })], {
      day,
      key: 'p/sum.csv',
      shape: 'summary',
    })
  const rows = (spec: Parameters<typeof subscription>[0] = {}) => entitlements([sold('SPE_E3', spec)])

  it.each([
    ['gives way', rows({ assigned: 4 }), { sold: 8, assigned: 7 }, [10, 4]],
    ['says what is assigned where no subscription does', rows(), { sold: 8, assigned: 7 }, [10, 7]],
    ['adds the seats of other sellers', rows({ assigned: 4 }), { sold: 25, assigned: 7 }, [25, 4]],
    ['counts trials as seats that are known', rows({ isTrial: true }), { sold: 10, assigned: 7 }, [0, null]],
    ['adds to a trial what is beyond it', rows({ isTrial: true }), { sold: 12, assigned: 7 }, [2, null]],
  ])('of one product: the summary %s', (_name, subscriptions, said, expected) => {
    expect(held([subscriptions, summary(said)])).toEqual({ SPE_E3: expected })
  })

  it('have a latest day each, and the state uses the later one', () => {
    const sheets = [rows(), summary({ sku: 'EMS', sold: 5 }, ago(20))]
    expect(held(sheets)).toEqual({ EMS: [5, null], SPE_E3: [10, null] })
    expect(measure(sheets)?.stateDay).toBe(E)
    expect(measure([summary({ sold: 5 }, ago(3))])?.stateDay).toBe(ago(3))
  })

  it('the summary with the greatest key wins for a resolved product', () => {
    const named = (key: string, productName: string, seats: number) =>
      entitlements([subscription({ id: key, sku: '', productName, sold: seats })], { key, shape: 'summary' })
    const sheets = [named('p/b.csv', 'Microsoft 365 E3', 7), named('p/a.csv', 'SPE_E3', 5)]
    expect(held(sheets)).toEqual({ SPE_E3: [7, null] })
    expect(measure(sheets)?.clashes).toEqual([
      { subscription: 'SPE_E3', keys: ['p/a.csv', 'p/b.csv'], keysMore: 0 },
    ])
  })

  it('seats of other sellers are not counted as own and have no start date', () => {
    const point = measure([rows({ startDay: ago(3) }), summary({ sold: 25 })])
    expect(point?.products[0]).toMatchObject({ sold: 25, soldOwn: 10 })
    expect(point?.firstStartDay).toBeNull()
  })
})
