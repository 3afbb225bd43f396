import { describe, expect, it } from 'vitest'
import { stateAt as stateIn } from '../../../../shared/domain/metrics/state.ts'
import { ago, catalogueOf, E, entitlements, subscription } from './builders.ts'

const stateAt = (...[day, sheets]: [Parameters<typeof stateIn>[0], Parameters<typeof stateIn>[1]]) =>
  stateIn(day, sheets, catalogueOf())

describe('the entitlement state', () => {
  it.each([
    [0, E],
    [27, ago(27)],
    [28, null],
    [-1, null],
  ])('of a drop %d days old has the day %o', (age, day) => {
    expect(stateAt(E, [entitlements([subscription()], { day: ago(age) })])?.day ?? null).toBe(day)
  })

  it('is that of the latest day, whatever the order of the drops', () => {
    const old = entitlements([subscription({ sold: 5 }), subscription({ id: 's2' })], { day: ago(2) })
    const now = entitlements([subscription({ sold: 8 })], { day: ago(1) })
    for (const sheets of [
      [old, now],
      [now, old],
    ]) {
      const state = stateAt(E, sheets)
      expect(state?.day).toBe(ago(1))
      expect([...(state?.subscriptions.values() ?? [])]).toMatchObject([subscription({ sold: 8 })])
    }
  })

  it('merges the drops of one day; on a clash the greater key wins, and the clash is reported', () => {
    const lower = entitlements([subscription({ sold: 1 }), subscription({ id: 's2' })], { key: 'p/a.csv' })
    const greater = entitlements([subscription({ sold: 2 }), subscription({ id: 's3' })], { key: 'p/b.csv' })
    const state = stateAt(E, [greater, lower])
    expect([...(state?.subscriptions.keys() ?? [])].sort()).toEqual(['s1', 's2', 's3'])
    expect(state?.subscriptions.get('s1')?.sold).toBe(2)
    expect(state?.clashes).toEqual([{ subscription: 's1', keys: ['p/a.csv', 'p/b.csv'], keysMore: 0 }])
  })

  it('keeps the last keys of a clash and counts the others', () => {
    const sheets = Array.from({ length: 7 }, (_, n) =>
      entitlements([subscription({ sold: n })], { key: `p/${n}.csv` }),
    )
    expect(stateAt(E, sheets)?.clashes).toEqual([
      { subscription: 's1', keys: ['p/2.csv', 'p/3.csv', 'p/4.csv', 'p/5.csv', 'p/6.csv'], keysMore: 2 },
    ])
  })

  it('compares keys in code points', () => {
    const basic = entitlements([subscription({ sold: 1 })], { key: 'p/\uff5e' })
    const astral = entitlements([subscription({ sold: 2 })], { key: 'p/😀' })
    expect(stateAt(E, [astral, basic])?.subscriptions.get('s1')?.sold).toBe(2)
  })

  it('does not report a clash if drops state the same', () => {
    const twice = ['p/a.csv', 'p/b.csv'].map((key) => entitlements([subscription()], { key }))
    expect(stateAt(E, twice)?.clashes).toEqual([])
  })

  it.each([
    { sku: 'E5' },
    { sold: 11 },
    { assigned: 0 },
    { status: 'disabled' },
    { isTrial: true },
    { seller: 'other' },
    { startDay: E },
    { endDay: E },
  ] as const)('reports a clash if they differ in %o', (difference) => {
    const one = entitlements([subscription()], { key: 'p/a.csv' })
    const other = entitlements([subscription(difference)], { key: 'p/b.csv' })
    expect(stateAt(E, [one, other])?.clashes).toHaveLength(1)
  })

  it('uses the later line of one drop, without a clash', () => {
    const first = entitlements([subscription({ sold: 1 })], { part: 0 })
    const second = entitlements([subscription({ sold: 2 })], { part: 1 })
    const state = stateAt(E, [second, first])
    expect(state?.subscriptions.get('s1')?.sold).toBe(2)
    expect(state?.clashes).toEqual([])
  })

  it('keeps name and account manager from older drops of the window', () => {
    const sheets = [
      entitlements([subscription()], { day: ago(28), name: 'Too old', manager: 'old@x.example' }),
      entitlements([subscription()], { day: ago(27), name: 'Contoso', manager: 'Ana@x.example' }),
      entitlements([subscription()], { day: E, key: 'p/a.csv', name: null }),
    ]
    expect(stateAt(E, sheets)).toMatchObject({ customerName: 'Contoso', accountManager: 'Ana@x.example' })
    expect(stateAt(E, sheets.slice(2))).toMatchObject({ customerName: '', accountManager: '' })
    const renamed = entitlements([subscription()], { day: E, key: 'p/b.csv', name: 'Contoso Ltd' })
    expect(stateAt(E, [renamed, ...sheets])?.customerName).toBe('Contoso Ltd')
  })

  it('takes product names from the drops of its own day, the latest of each', () => {
    const sheets = [
      entitlements([subscription()], {
        day: ago(1),
        products: { E3: { name: 'Old', service: 'dynamics365' } },
      }),
      entitlements([subscription()], {
        key: 'p/a.csv',
        products: { E3: { name: 'A', service: 'office365' } },
      }),
      entitlements([subscription()], { key: 'p/b.csv', products: { E3: { name: 'B' } } }),
    ]
    expect(stateAt(E, sheets)?.stated.get('E3')).toMatchObject({ name: 'B', service: 'office365' })
  })
})
