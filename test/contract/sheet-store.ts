// The contract of every store of sheets.

import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/domain/calendar.ts'
import { customerId } from '../../shared/domain/ids.ts'
import type { Sheet } from '../../shared/domain/sheets/sheet.ts'
import type { SheetPlace, SheetStore, StoredSheet } from '../../shared/ports/sheets.ts'
import { address, generation, partner } from './builders.ts'
import { activity, aggregates, entitlements, plainBytes, support } from './sheet-builders.ts'

const [FIRST, LAST] = [dayOf('1990-01-01'), dayOf('2100-01-01')]

function place(key: string, id = 'g1'): SheetPlace {
  return { address: address(key), generation: generation(id) }
}

export function sheetStoreContract(make: () => Promise<SheetStore>): void {
  describe('a store of sheets', () => {
    const contoso = customerId('contoso')
    let store: SheetStore

    beforeEach(async () => {
      store = await make()
    })

    async function all(
      dataset: 'entitlements' | 'activity' | 'support',
      customer = contoso,
      id = 'northwind',
    ) {
      const found: AsyncIterable<StoredSheet> =
        dataset === 'support'
          ? store.support(partner(id), FIRST, LAST)
          : store[dataset](partner(id), customer, FIRST, LAST)
      return Array.fromAsync(found)
    }

    it.each<[string, Sheet]>([
      ['entitlements', entitlements()],
      ['entitlements', entitlements({ customerName: null, accountManager: null, subscriptions: [] })],
      ['activity', activity()],
      ['activity', activity({ shape: 'graph', packed: Uint8Array.of(0) })],
      ['activity', aggregates()],
      ['support', support()],
      ['support', support({ tickets: [], counts: [] })],
    ])('returns what was put, %# of %s', async (dataset, sheet) => {
      const there = place(`northwind/${dataset}/2026-11-20/day.csv`)
      await store.put(there, [{ sheet, part: 3 }])
      const [found, ...more] = await all(dataset as 'activity')
      expect(more).toEqual([])
      expect({ ...found, sheet: plainBytes(found?.sheet) }).toEqual({
        key: 'northwind/activity/2026-11-20/day.csv'.replace('activity', dataset),
        part: 3,
        sheet: plainBytes(sheet),
        drop: there.address.drop,
        generation: 'g1',
      })
    })

    it('reads an inclusive range of key days, in order', async () => {
      for (const day of ['2026-11-04', '2026-11-02', '2026-11-05', '2026-11-01', '2026-11-03']) {
        await store.put(place(`northwind/activity/${day}/day.csv`), [{ sheet: activity(), part: 0 }])
        await store.put(place(`northwind/entitlements/${day}/all.csv`), [{ sheet: entitlements(), part: 0 }])
        await store.put(place(`northwind/support/${day}/calls.csv`), [{ sheet: support(), part: 0 }])
      }
      const range = [dayOf('2026-11-02'), dayOf('2026-11-04')] as const
      const daysOf = (found: AsyncIterable<StoredSheet>) =>
        Array.fromAsync(found, ({ key }) => key.split('/')[2])
      const expected = ['2026-11-02', '2026-11-03', '2026-11-04']
      expect(await daysOf(store.activity(partner(), contoso, ...range))).toEqual(expected)
      expect(await daysOf(store.entitlements(partner(), contoso, ...range))).toEqual(expected)
      expect(await daysOf(store.support(partner(), ...range))).toEqual(expected)
    })

    it('reads the parts of a generation in order', async () => {
      for (const part of [10, 2, 0, 11, 1]) {
        await store.put(place('northwind/activity/2026-11-20/day.csv'), [{ sheet: activity(), part }])
      }
      expect((await all('activity')).map(({ part }) => part)).toEqual([0, 1, 2, 10, 11])
    })

    it('replaces a part that is put again', async () => {
      const there = place('northwind/activity/2026-11-20/day.csv')
      await store.put(there, [{ sheet: aggregates({ rows: [] }), part: 0 }])
      await store.put(there, [{ sheet: aggregates(), part: 0 }])
      expect((await all('activity')).map(({ sheet }) => sheet)).toEqual([aggregates()])
    })

    it('keeps customers and partners apart, however alike their ids', async () => {
      const ids = ['contoso', 'contoso#2', 'contoso ', 'conto', 'ünïcode 客户']
      const customers = ids.map((id) => id as typeof contoso)
      for (const customer of customers) {
        await store.put(place('northwind/activity/2026-11-20/day.csv'), [
          { sheet: activity({ customer }), part: 0 },
        ])
      }
      await store.put(place('northwind-2/activity/2026-11-20/day.csv'), [{ sheet: activity(), part: 0 }])
      for (const customer of customers) {
        const found = await all('activity', customer)
        expect(found.map(({ sheet }) => sheet.kind !== 'support' && sheet.customer)).toEqual([customer])
      }
      expect((await all('activity', contoso, 'northwind-2')).map(({ key }) => key.split('/')[0])).toEqual([
        'northwind-2',
      ])
    })

    it('removes only what a generation stored for the given customers', async () => {
      const [fabrikam, tailspin] = [customerId('fabrikam'), customerId('tailspin')]
      const key = 'northwind/activity/2026-11-20/day.csv'
      for (const customer of [contoso, fabrikam, tailspin]) {
        for (const id of ['g1', 'g10'])
          await store.put(place(key, id), [{ sheet: activity({ customer }), part: 0 }])
        await store.put(place(key, 'g1'), [{ sheet: activity({ customer }), part: 1 }])
        await store.put(place('northwind/activity/2026-11-20/other.csv', 'g1'), [
          { sheet: activity({ customer }), part: 0 },
        ])
      }
      await store.remove(place(key, 'g1'), [contoso, fabrikam, customerId('never seen')])
      const left = async (customer: typeof contoso) =>
        (await all('activity', customer))
          .map((found) => `${found.key.split('/').at(-1)} ${found.generation}`)
          .sort()
      expect(await left(contoso)).toEqual(['day.csv g10', 'other.csv g1'])
      expect(await left(fabrikam)).toEqual(['day.csv g10', 'other.csv g1'])
      expect(await left(tailspin)).toEqual(['day.csv g1', 'day.csv g1', 'day.csv g10', 'other.csv g1'])
    })

    it('removes support calls, which belong to no customer', async () => {
      await store.put(place('northwind/support/2026-11-20/calls.csv', 'g1'), [{ sheet: support(), part: 0 }])
      await store.put(place('northwind/support/2026-11-20/calls.csv', 'g2'), [{ sheet: support(), part: 0 }])
      await store.remove(place('northwind/support/2026-11-20/calls.csv', 'g1'), [])
      expect((await all('support')).map((found) => found.generation)).toEqual(['g2'])
    })

    it('removes more customers than fit into one call', async () => {
      const customers = Array.from({ length: 120 }, (_, n) => customerId(`c${n}`))
      const there = place('northwind/entitlements/2026-11-20/all.csv')
      await Promise.all(
        customers.map((customer) => store.put(there, [{ sheet: entitlements({ customer }), part: 0 }])),
      )
      await store.remove(there, customers)
      const left = await Promise.all(customers.map((customer) => all('entitlements', customer)))
      expect(left.flat()).toEqual([])
    })

    it('reads more than fits into one page', async () => {
      const packed = randomBytes(350_000)
      const there = place('northwind/activity/2026-11-20/day.csv')
      for (let part = 0; part < 5; part++) await store.put(there, [{ sheet: activity({ packed }), part }])
      const found = await all('activity')
      expect(found.map(({ part }) => part)).toEqual([0, 1, 2, 3, 4])
      expect(found.every(({ sheet }) => sheet.kind === 'activity' && packed.equals(sheet.packed))).toBe(true)
    })
  })
}
