import { describe, expect, it } from 'vitest'
import {
  adjustedUsagePct,
  deploymentPct,
  sumFigures,
  usagePct,
} from '../../../../shared/domain/metrics/figures.ts'
import { activity } from './activity-builders.ts'
import { aggregates, ago, drop, E, entitlements, measure, subscription } from './builders.ts'

describe('a customer', () => {
  it('without a state is not in the portfolio', () => {
    expect(measure([activity([{ user: 'ann' }])])).toBeNull()
    expect(measure([entitlements([subscription()], { day: ago(28) })])).toBeNull()
  })

  it('counts the seats of active subscriptions that are not trials, and its own separately', () => {
    const measured = measure([
      entitlements(
        [
          subscription({ sold: 10, assigned: 7 }),
          subscription({ id: 's2', sold: 5, seller: 'other' }),
          subscription({ id: 's3', sold: 100, assigned: 50, isTrial: true }),
          subscription({ id: 's4', sold: 100, assigned: 50, status: 'in_grace_period' }),
          subscription({ id: 's5', sold: 100, assigned: 50, status: 'disabled' }),
          subscription({ id: 's6', sold: 100, assigned: 50, status: 'deprovisioned' }),
          subscription({ id: 'v1', sku: 'CRM', sold: 3, status: 'disabled' }),
        ],
        { products: { E3: { name: 'Suite E3' }, CRM: { name: 'CRM', service: 'dynamics365' } } },
      ),
    ])
    expect(measured?.products).toMatchObject([
      { sku: 'CRM', name: 'CRM', service: 'dynamics365', sold: 0, soldOwn: 0, assigned: null },
      { sku: 'E3', name: 'Suite E3', service: 'office365', sold: 15, soldOwn: 10, assigned: 7 },
    ])
  })

  it('is summed before dividing; assigned is blank only if never stated', () => {
    const measured = measure([
      entitlements([
        subscription({ sold: 3, assigned: 1 }),
        subscription({ id: 's2', sku: 'BI', sold: 3 }),
        subscription({ id: 's3', sku: 'CRM', sold: 0, assigned: 4, status: 'disabled' }),
      ]),
      activity([{ user: 'ann' }]),
    ])
    const figures = sumFigures(measured?.products ?? [])
    expect(figures).toMatchObject({ sold: 6, assigned: 1, entitled: 1 })
    expect(deploymentPct(figures)).toBe(16.7)
    expect([usagePct(figures, 1), adjustedUsagePct(figures, 1)]).toEqual([16.7, 16.7])
    expect([usagePct(figures, 0), adjustedUsagePct(figures, 0)]).toEqual([null, null])
    expect(deploymentPct(sumFigures([]))).toBeNull()
  })

  it('remembers when its first counted subscription started', () => {
    const at = (startDay: typeof E | null, sku = 'E3', isTrial = false) =>
      subscription({ id: `${startDay}${sku}${isTrial}`, sku, startDay, isTrial })
    expect(measure([entitlements([at(ago(5)), at(ago(9), 'BI')])])?.firstStartDay).toBe(ago(9))
    expect(measure([entitlements([at(ago(5)), at(ago(90), 'BI', true)])])?.firstStartDay).toBe(ago(5))
    expect(measure([entitlements([at(ago(5)), at(null, 'BI')])])?.firstStartDay).toBeNull()
    expect(measure([entitlements([at(ago(5), 'E3', true)])])?.firstStartDay).toBeNull()
    const old = entitlements([at(ago(5)), at(ago(90), 'BI')])
    expect(measure([old], { excluded: ['BI'] })?.firstStartDay).toBe(ago(5))
  })

  it('reports clashes, but not those about excluded products', () => {
    const sheets = [1, 2].map((sold) => entitlements([subscription({ sold })], { key: `p/${sold}` }))
    expect(measure(sheets)?.clashes).toEqual([{ subscription: 's1', keys: ['p/1', 'p/2'], keysMore: 0 }])
    expect(measure(sheets, { excluded: ['E3'] })?.clashes).toEqual([])
  })
})

describe('coverage', () => {
  const state = entitlements([subscription()])
  const coverage = (...[sheets, drops]: [Parameters<typeof measure>[0], Parameters<typeof drop>[0][]?]) => {
    const measured = measure([state, ...sheets], { drops: (drops ?? []).map(drop) })
    return [measured?.coverageDays, measured?.activityDay]
  }

  it('of nothing is zero days', () => {
    expect(coverage([])).toEqual([0, null])
  })

  it.each([
    ['of the last day', E, 28],
    ['of the first day', ago(27), 1],
    ['before the window', ago(28), 0],
    ['of tomorrow', ago(-1), 0],
  ])('of a snapshot %s', (_name, day, days) => {
    const expected = [days, days === 0 ? null : day]
    expect(coverage([activity([{ user: 'ann', on: null }], { day, shape: 'snapshot' })])).toEqual(expected)
    expect(coverage([activity([{ user: 'ann', on: null }], { day, shape: 'graph' })])).toEqual(expected)
    expect(coverage([aggregates([{ product: 'not held', byName: true }], { day })])).toEqual(expected)
  })

  it.each([
    ['one day each', [{}, { effectiveDay: ago(3) }, { effectiveDay: ago(3), key: 'z' }], [2, E]],
    [
      'the window alone',
      [{ effectiveDay: ago(28) }, { effectiveDay: ago(-1) }, { effectiveDay: ago(27) }],
      [1, ago(27)],
    ],
    ['those with rows', [{ accepted: 0 }], [0, null]],
    ['those whose key names the customer', [{ customer: 'contoso' }], [1, E]],
    ['not those of another customer', [{ customer: 'fabrikam' }], [0, null]],
    ['not snapshots without a row of the customer', [{ covers: 'days' }, { covers: 'none' }], [0, null]],
  ])('of events drops: %s', (_name, drops, expected) => {
    expect(coverage([], drops as Parameters<typeof drop>[0][])).toEqual(expected)
  })

  it('comes from drops, whatever rows they have', () => {
    expect(coverage([activity([{ user: 'ann' }], { shape: 'events' })])).toEqual([0, null])
  })

  it('combines both', () => {
    const snapshot = activity([{ user: 'ann', on: null }], { day: ago(10) })
    expect(coverage([snapshot], [{ effectiveDay: ago(2) }, { effectiveDay: ago(12) }])).toEqual([19, ago(2)])
  })
})

describe('counts that stand in for users', () => {
  const state = entitlements([subscription({ sold: 100 }), subscription({ id: 'b1', sku: 'BI' })], {
    products: { E3: { name: 'Suite E3' } },
  })
  const entitledOf = (...sheets: Parameters<typeof measure>[0]) => {
    const products = measure([state, ...sheets])?.products ?? []
    return products.find(({ sku }) => sku === 'E3')?.entitled
  }

  it('use the row of the largest workload', () => {
    const rows = [{ active: 50 }, { active: 9 }, { active: 11, workload: 'teams' }]
    expect(entitledOf(aggregates(rows))).toBe(11)
    expect(
      entitledOf(aggregates(rows.slice(0, 1), { key: 'a' }), aggregates(rows.slice(1), { key: 'b' })),
    ).toBe(11)
    expect(
      entitledOf(aggregates(rows.slice(0, 1), { key: 'b' }), aggregates(rows.slice(1), { key: 'a' })),
    ).toBe(50)
  })

  it('are of the latest day in the window with counts of the product', () => {
    const old = aggregates([{ active: 50, workload: 'teams' }], { day: ago(1) })
    expect(entitledOf(old, aggregates([{ active: 3 }]))).toBe(3)
    expect(entitledOf(old, aggregates([{ active: 3, product: 'BI' }]))).toBe(50)
    expect(entitledOf(old, aggregates([{ active: 3 }], { day: ago(-1) }))).toBe(50)
    expect(entitledOf(aggregates([{ active: 3 }], { day: ago(28) }))).toBe(0)
  })

  it('are used only for a product without a user in the window', () => {
    const counts = aggregates([{ active: 9 }, { product: 'BI', active: 8 }])
    expect(entitledOf(counts, activity([{ user: 'ann' }]))).toBe(1)
    expect(entitledOf(counts, activity([{ user: 'ann', on: ago(28) }]))).toBe(9)
    expect(entitledOf(counts, activity([{ user: 'ann', product: 'BI' }]))).toBe(9)
  })

  it('find a product by its name, and are ignored where it is not held', () => {
    expect(entitledOf(aggregates([{ product: 'suite e3', byName: true, active: 4 }]))).toBe(4)
    const unknown = measure([state, aggregates([{ product: 'visio', byName: true, active: 4 }])])
    expect(unknown?.products.map(({ sku }) => sku)).toEqual(['BI', 'E3'])
  })

  it('make a row for a product that is not held, if anybody was active', () => {
    const skus = (active: number) =>
      measure([state, aggregates([{ product: 'VISIO', active }])])?.products.map(({ sku }) => sku)
    expect(skus(1)).toEqual(['BI', 'E3', 'VISIO'])
    expect(skus(0)).toEqual(['BI', 'E3'])
  })

  it('do not contribute to workloads or excluded products', () => {
    const measured = measure([state, aggregates([{ product: 'BI' }])], { excluded: ['BI'] })
    expect(measured?.workloads).toEqual([])
    expect(measured?.products.map(({ sku }) => sku)).toEqual(['E3'])
  })

  it('of another window are marked as such where they are used', () => {
    const thirty = { active: 4, windowDays: 30 }
    const windows = (...rows: Parameters<typeof aggregates>[0][number][]) =>
      measure([state, aggregates(rows)])?.otherWindows
    expect(windows(thirty)).toEqual([{ sku: 'E3', windowDays: 30 }])
    expect(windows(thirty, { active: 5, workload: 'teams' })).toEqual([])
    expect(windows({ active: 0, windowDays: 7 })).toEqual([{ sku: 'E3', windowDays: 7 }])
    expect(windows({ active: 3 }, { ...thirty, workload: 'teams' })).toEqual([{ sku: 'E3', windowDays: 30 }])
    expect(windows(thirty, { active: 4, workload: 'teams' })).toEqual([])
    expect(measure([state, aggregates([thirty]), activity([{ user: 'ann' }])])?.otherWindows).toEqual([])
  })
})
