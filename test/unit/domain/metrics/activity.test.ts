import { describe, expect, it } from 'vitest'
import { activity, graph } from './activity-builders.ts'
import { ago, classes, E, entitlements, measure, subscription } from './builders.ts'

const E3 = subscription()
const S2 = subscription({ id: 's2' })
const held = entitlements([E3, S2])

describe('an active entitlement', () => {
  it.each([
    ['the last day', { on: E }, {}, 1],
    ['the first day', { on: ago(27) }, {}, 1],
    ['the day before the window', { on: ago(28) }, {}, 0],
    ['never', { on: null }, {}, 0],
    ['the first day, told by an old drop', { on: ago(27) }, { day: ago(20) }, 1],
    ['the day before the window, told by an old drop', { on: ago(28) }, { day: ago(20) }, 0],
    ['a day of a drop of the first day', { on: ago(27) }, { day: ago(27) }, 1],
    ['a day in a drop that lies ahead', { on: ago(5) }, { day: ago(-1) }, 0],
  ])('needs activity in the window: %s', (_name, row, place, expected) => {
    const sheets = [held, activity([{ user: 'ann', ...row }], place)]
    expect(classes(sheets)).toEqual({ E3: expected === 1 ? { entitled: 1 } : {} })
  })

  it('is counted once per user and product, however many rows, drops and workloads', () => {
    const rows = [
      { user: 'ann', on: E },
      { user: 'ann', on: ago(3) },
      { user: 'ann', workload: 'teams' },
    ]
    expect(
      classes([held, activity(rows), activity(rows, { key: 'z' }), activity(rows, { day: ago(-1) })]),
    ).toEqual({
      E3: { entitled: 1 },
    })
  })

  it('is counted once per product', () => {
    const rows = [{ user: 'ann' }, { user: 'ann', product: 'BI' }]
    expect(classes([held, activity(rows)])).toEqual({ E3: { entitled: 1 }, BI: { unlicensed: 1 } })
  })

  it('is counted once per stated subscription, and not again without one', () => {
    const rows = [
      { user: 'ann', subscription: 's1' },
      { user: 'ann', subscription: 's2' },
      { user: 'ann' },
      { user: 'ann', subscription: 'unknown' },
    ]
    expect(classes([held, activity(rows)])).toEqual({ E3: { entitled: 2 } })
  })

  it('with a subscription includes activity without one', () => {
    const rows = [
      { user: 'ann', subscription: 's1', workload: 'yammer', deleted: true },
      { user: 'ann', workload: 'teams' },
    ]
    expect(classes([held, activity(rows)])).toEqual({ E3: { transferred: 1 } })
    expect(classes([held, activity(rows.slice(0, 1))])).toEqual({ E3: { yammer: 1 } })
  })

  it('with a subscription outside the window does not hide the one without', () => {
    const rows = [{ user: 'ann', subscription: 's2', on: ago(28) }, { user: 'ann' }]
    expect(classes([held, activity(rows)])).toEqual({ E3: { entitled: 1 } })
  })

  it("of an unknown subscription is one of the row's product", () => {
    const rows = [{ user: 'ann', subscription: 'unknown' }, { user: 'ann' }]
    expect(classes([held, activity(rows)])).toEqual({ E3: { entitled: 1 } })
  })
})

describe('activity without a product', () => {
  it('of an unknown subscription has a row of its own, once per user', () => {
    const rows = [
      { user: 'ann', product: '', subscription: 'x' },
      { user: 'ann', product: '', subscription: 'y', workload: 'yammer' },
      { user: 'ann', product: '', workload: 'yammer' },
      { user: 'bob', product: '', subscription: 'x', workload: 'yammer' },
      { user: 'bob', product: '', workload: 'teams' },
    ]
    expect(classes([held, activity(rows)])).toEqual({ '(none)': { unlicensed: 1, yammer: 1 }, E3: {} })
  })

  it('and of an unknown subscription is counted there beside a product', () => {
    const rows = [{ user: 'ann' }, { user: 'ann', product: '', subscription: 'x' }]
    expect(classes([held, activity(rows)])).toEqual({ '(none)': { unlicensed: 1 }, E3: { entitled: 1 } })
  })

  it.each([
    ['Yammer alone', ['yammer'], [], { '(none)': { yammer: 1 }, E3: {} }],
    ['Yammer and Teams', ['yammer', 'teams'], [], { E3: {} }],
    ['Teams', ['teams'], [], { E3: {} }],
    ['Yammer beside a product', ['yammer'], [{ user: 'ann' }], { E3: { entitled: 1 } }],
    [
      'Yammer beside a product, long ago',
      ['yammer'],
      [{ user: 'ann', on: ago(28) }],
      { '(none)': { yammer: 1 }, E3: {} },
    ],
  ])('nor subscription: %s', (_name, workloads, rows, expected) => {
    const without = workloads.map((workload) => ({ user: 'ann', product: '', workload }))
    expect(classes([held, activity([...without, ...rows])])).toEqual(expected)
  })
})

describe('the products that a Graph row names', () => {
  const named = entitlements(
    [
      E3,
      subscription({ id: 'd1', sku: 'E3_DEV', status: 'disabled' }),
      subscription({ id: 'b1', sku: 'BI' }),
      subscription({ id: 'v1', sku: 'VISIO' }),
    ],
    { products: { E3: { name: 'Suite E3' }, E3_DEV: { name: 'SUITE E3' }, BI: { name: 'visio' } } },
  )
  const row = (products: string) => graph([{ user: 'ann', products, on: { yammer: E } }])

  it.each([
    [
      'each SKU of that name, in any status',
      'suite e3',
      { E3: { entitled: 1 }, E3_DEV: { inactiveSubscription: 1 } },
    ],
    ['a SKU, where no product has the name', 'bi', { BI: { entitled: 1 } }],
    ['names and SKUs alike', 'visio', { BI: { entitled: 1 }, VISIO: { entitled: 1 } }],
    ['beside some that are not held', 'bi+something', { BI: { entitled: 1 } }],
    ['none that is held', 'something+other', { '(none)': { yammer: 1 } }],
    ['none', '', { '(none)': { yammer: 1 } }],
  ])('%s', (_name, products, expected) => {
    const filled = Object.entries(classes([named, row(products)])).filter(
      ([, counts]) => Object.keys(counts).length > 0,
    )
    expect(Object.fromEntries(filled)).toEqual(expected)
  })

  it('exclude a row if all of them are excluded, but not with an unmatched name', () => {
    const measured = measure([named, row('bi+other')], { excluded: ['BI', 'other'] })
    expect(measure([named, row('bi+something')], { excluded: ['BI'] })?.workloads).toHaveLength(1)
    expect(measured?.workloads).toEqual([])
    expect(measured?.products.map(({ sku }) => sku)).toEqual(['E3', 'E3_DEV', 'VISIO'])
  })

  it('are those that are not excluded', () => {
    expect(classes([named, row('bi+suite e3')], { excluded: ['BI'] }).E3).toEqual({ entitled: 1 })
  })

  it('are resolved by the state of the day', () => {
    const before = entitlements([E3], { day: ago(7), products: { E3: { name: 'Something' } } })
    const sheets = [
      named,
      before,
      graph([{ user: 'ann', products: 'something', on: { teams: ago(7) } }], { day: ago(7) }),
    ]
    expect(classes(sheets, { day: ago(7) })).toEqual({ E3: { entitled: 1 } })
    expect(classes(sheets).E3).toEqual({})
  })
})

describe('excluded products', () => {
  const bi = subscription({ id: 'b1', sku: 'BI', sold: 10_000 })
  const both = entitlements([E3, bi])

  it('do not contribute to any figure', () => {
    const rows = [
      { user: 'ann', product: 'BI', workload: 'teams' },
      { user: 'bob', product: '', subscription: 'b1', workload: 'teams' },
      { user: 'cas', product: 'E3', subscription: 'b1' },
    ]
    const measured = measure([both, activity(rows)], { excluded: ['BI'] })
    expect(measured?.products).toMatchObject([{ sku: 'E3', sold: 10, entitled: 1 }])
    expect(measured?.workloads).toEqual([{ workload: 'exchange', users: 1 }])
  })

  it('do not hide activity without a product', () => {
    const rows = [
      { user: 'ann', product: 'BI' },
      { user: 'ann', product: '', workload: 'yammer' },
    ]
    expect(classes([both, activity(rows)], { excluded: ['BI'] })).toEqual({ '(none)': { yammer: 1 }, E3: {} })
  })

  it('still count for coverage', () => {
    const rows = [{ user: 'ann', product: 'BI' }]
    expect(measure([both, activity(rows)], { excluded: ['BI'] })?.coverageDays).toBe(28)
  })

  it('still make a state without products', () => {
    const older = entitlements([E3], { day: ago(1) })
    expect(measure([older, entitlements([bi])], { excluded: ['BI'] })).toMatchObject({
      stateDay: E,
      products: [],
    })
  })
})

describe('workloads', () => {
  it('count distinct users, OneDrive together with SharePoint, and workloads of any name', () => {
    const rows = [
      { user: 'ann', workload: 'onedrive' },
      { user: 'ann', workload: 'sharepoint', product: 'BI' },
      { user: 'bob', workload: 'onedrive' },
      { user: 'bob', workload: 'power_apps', product: '' },
      { user: 'cas', workload: 'power_apps', subscription: 's1' },
      { user: 'cas', workload: 'power_apps' },
      { user: 'dan', workload: 'planner', on: null },
      { user: 'eve', workload: 'viva_engage' },
      { user: 'eve', workload: 'yammer' },
    ]
    expect(measure([held, activity(rows)])?.workloads).toEqual([
      { workload: 'power_apps', users: 2 },
      { workload: 'sharepoint', users: 2 },
      { workload: 'yammer', users: 1 },
    ])
  })
})
