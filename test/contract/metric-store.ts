// The contract of every store of measured days.

import { beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { MeasuredDay } from '../../shared/domain/metrics/point.ts'
import type { MetricStore } from '../../shared/ports/metrics.ts'
import { noise } from '../support/noise.ts'
import { customerPoint, partner, partnerPoint } from './builders.ts'
import { race } from './race.ts'

const DAY = '2026-11-22'
/** Megabytes are transferred. */
const SLOW = { timeout: 120_000 }

export function measured(names: readonly string[], day = DAY): MeasuredDay {
  return { partner: partnerPoint(day), customers: names.map((name) => customerPoint(name)) }
}

/** Larger than an item, however it is compressed. */
export function largeDay(seed: string): MeasuredDay {
  const [product] = customerPoint('vast').products
  if (product === undefined) throw new Error('a point without a product')
  const many = (count: number) => Array.from({ length: count }, (_, n) => noise(`${seed} ${n}`, 256))
  return {
    partner: partnerPoint(DAY, { calls: Object.fromEntries(many(2_000).map((id, n) => [id, n])) }),
    customers: [
      customerPoint('small'),
      customerPoint('vast', { products: many(2_000).map((sku) => ({ ...product, sku })) }),
    ],
  }
}

export function metricStoreContract(make: () => Promise<MetricStore>): void {
  describe('a store of measured days', () => {
    let store: MetricStore

    beforeEach(async () => {
      store = await make()
    })

    const get = (inputs: string, day = DAY) => store.get(partner(), dayOf(day), inputs)
    const measuredFrom = (day = DAY) => store.measuredFrom(partner(), dayOf(day))

    it('has no day that was not measured', async () => {
      expect(await get('inputs 1')).toBeNull()
      expect(await measuredFrom()).toBeNull()
    })

    it('returns what was measured, customers in code-point order', async () => {
      await store.put(partner(), 'inputs 1', measured(['zeta', 'alpha', '𝒳', '～', 'a # b']))
      expect(await get('inputs 1')).toEqual(measured(['a # b', 'alpha', 'zeta', '～', '𝒳']))
      expect(await measuredFrom()).toBe('inputs 1')
    })

    it('returns large points and a day without customers', async () => {
      const calls = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`customer ${n}`, n]))
      const large = { partner: partnerPoint(DAY, { calls }), customers: [] }
      await store.put(partner(), 'inputs 1', large)
      expect(await get('inputs 1')).toEqual(large)
    })

    it('returns incompressible points and their replacements', SLOW, async () => {
      await store.put(partner(), 'inputs 1', largeDay('a'))
      expect(await get('inputs 1')).toEqual(largeDay('a'))
      await store.put(partner(), 'inputs 2', largeDay('b'))
      expect(await get('inputs 1')).toBeNull()
      expect(await get('inputs 2')).toEqual(largeDay('b'))
      await store.put(partner(), 'inputs 3', measured(['vast']))
      expect(await get('inputs 3')).toEqual(measured(['vast']))
    })

    it('returns nothing for other inputs', async () => {
      await store.put(partner(), 'inputs 1', measured(['a']))
      expect(await get('inputs 2')).toBeNull()
    })

    it('replaces a day: changed, added and removed customers', async () => {
      await store.put(partner(), 'inputs 1', measured(['a', 'b', 'c']))
      const after = {
        partner: partnerPoint(DAY, { supportSeen: false }),
        customers: [customerPoint('b', { coverageDays: 3 }), customerPoint('c'), customerPoint('d')],
      }
      await store.put(partner(), 'inputs 2', after)
      expect(await get('inputs 1')).toBeNull()
      expect(await get('inputs 2')).toEqual(after)
    })

    it('accepts other inputs with the same result', async () => {
      await store.put(partner(), 'inputs 1', measured(['a']))
      await store.put(partner(), 'inputs 2', measured(['a']))
      expect(await get('inputs 2')).toEqual(measured(['a']))
      expect(await measuredFrom()).toBe('inputs 2')
    })

    it('keeps days and partners apart', async () => {
      await store.put(partner(), 'inputs 1', measured(['a'], '2026-11-15'))
      await store.put(partner(), 'inputs 2', measured(['b'], '2026-11-22'))
      await store.put(partner('northwind-2'), 'inputs 3', measured(['c'], '2026-11-22'))
      expect(await get('inputs 1', '2026-11-15')).toEqual(measured(['a'], '2026-11-15'))
      expect(await get('inputs 2')).toEqual(measured(['b']))
      expect(await measuredFrom('2026-11-16')).toBeNull()
    })

    it('holds many customers', async () => {
      const names = Array.from({ length: 130 }, (_, n) => `c${String(n).padStart(3, '0')}`)
      await store.put(partner(), 'inputs 1', measured(names))
      await store.put(partner(), 'inputs 2', measured(names.slice(0, 3)))
      expect(await get('inputs 2')).toEqual(measured(names.slice(0, 3)))
    })

    it('lists every point of a partner, and deletes them', SLOW, async () => {
      await store.put(partner(), 'inputs 1', largeDay('a'))
      await store.put(partner(), 'inputs 2', measured(['b'], '2026-11-15'))
      await store.put(partner('northwind-2'), 'inputs 3', measured(['c']))
      const points = (id?: string) => Array.fromAsync(store.points(partner(id)))
      const all = [measured(['b'], '2026-11-15'), largeDay('a')].flatMap((day) => [
        day.partner,
        ...day.customers,
      ])
      expect(await points()).toHaveLength(all.length)
      expect(await points()).toEqual(expect.arrayContaining(all))
      await store.clear(partner())
      expect(await points()).toEqual([])
      expect(await measuredFrom()).toBeNull()
      expect(await points('northwind-2')).toHaveLength(2)
    })

    it('never returns a mixture when measured from several inputs at once', async () => {
      const names = (worker: number) => Array.from({ length: 40 }, (_, n) => `c${worker + n}`)
      await race(4, (worker) =>
        store.put(partner(), `inputs ${worker}`, measured(names(worker))).catch(() => null),
      )
      const stands = await measuredFrom()
      for (const worker of [0, 1, 2, 3]) {
        const found = await get(`inputs ${worker}`)
        if (found !== null) {
          expect(found.customers.map(({ customer }) => customer)).toEqual(names(worker).sort())
          expect(stands).toBe(`inputs ${worker}`)
        }
      }
      await store.put(partner(), 'inputs 9', measured(['a']))
      expect(await get('inputs 9')).toEqual(measured(['a']))
    })
  })
}
