// Folding subscriptions, aggregates and calls into sheets that fit into items.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { createAggregateFold } from '../../../../shared/domain/sheets/aggregate-fold.ts'
import { createEntitlementFold } from '../../../../shared/domain/sheets/entitlement-fold.ts'
import { jsonBytes, MAX_PART_BYTES, type SheetPart } from '../../../../shared/domain/sheets/fold.ts'
import type { Subscription } from '../../../../shared/domain/sheets/sheet.ts'
import { createSupportFold } from '../../../../shared/domain/sheets/support-fold.ts'

const EFFECTIVE = dayOf('2026-11-22')
const C1 = customerId('c1')
const HOLDER = { customer: C1, customerName: null, accountManager: null }

function subscription(over: Partial<Subscription> = {}): Subscription {
  const product = { sku: 'E3', productName: null, service: null }
  const seats = { sold: 5, assigned: null, status: 'active', isTrial: false } as const
  return { id: 's1', ...product, ...seats, seller: 'own', startDay: null, endDay: null, ...over }
}

function sizesOf(parts: readonly SheetPart[]): number[] {
  return parts.map(({ sheet }) => jsonBytes(sheet))
}

/** Room for the attributes of the sheet itself. */
const PART_LIMIT = MAX_PART_BYTES + 1_000

describe('the fold of subscriptions', () => {
  it('splits a customer with very many into parts', () => {
    const fold = createEntitlementFold('subscriptions', () => EFFECTIVE)
    for (let at = 0; at < 5_000; at += 1) {
      const row = subscription({ id: `s${at}`, sku: `SKU${at}`, productName: `Product ${at}` })
      fold.add({ ...HOLDER, customerName: 'Contoso' }, row)
    }
    const parts = [...fold.drain()]
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.map(({ part }) => part)).toEqual([...parts.keys()])
    expect(Math.max(...sizesOf(parts))).toBeLessThan(PART_LIMIT)
    const sheets = parts.map(({ sheet }) => sheet).filter((sheet) => sheet.kind === 'entitlements')
    for (const { customerName } of sheets) expect(customerName).toBe('Contoso')
    expect(sheets.flatMap(({ subscriptions }) => subscriptions)).toHaveLength(5_000)
  })

  it('forgets the product of a line that a later line replaced', () => {
    const fold = createEntitlementFold('subscriptions', () => EFFECTIVE)
    fold.add(HOLDER, subscription({ sku: 'OLD' }))
    fold.add(HOLDER, subscription({ sku: 'NEW' }))
    expect([...fold.drain()]).toMatchObject([{ sheet: { subscriptions: [{ sku: 'NEW' }] } }])
  })

  it('starts over with the next part after a drain', () => {
    const fold = createEntitlementFold('subscriptions', () => EFFECTIVE)
    fold.add(HOLDER, subscription())
    expect(fold.heldBytes()).toBeGreaterThan(0)
    expect([...fold.drain()]).toMatchObject([{ part: 0 }])
    expect(fold.heldBytes()).toBe(0)
    fold.add(HOLDER, subscription({ id: 's2' }))
    expect([...fold.drain()]).toMatchObject([{ part: 1, sheet: { subscriptions: [{ id: 's2' }] } }])
    expect(fold.customers()).toBe(1)
  })

  it('adds up a summary’s rows of one product, but separately per status', () => {
    const fold = createEntitlementFold('summary', () => EFFECTIVE)
    const { id: _, ...seats } = subscription({ assigned: 3 })
    fold.addUp(HOLDER, seats)
    fold.addUp(HOLDER, { ...seats, sold: 7, assigned: null, productName: 'Office 365 E3' })
    fold.addUp(HOLDER, { ...seats, status: 'disabled', sold: 1 })
    const [first] = [...fold.drain()]
    expect(first?.sheet).toMatchObject({
      shape: 'summary',
      subscriptions: [
        { status: 'active', sold: 12, assigned: 3, productName: 'Office 365 E3' },
        { status: 'disabled', sold: 1 },
      ],
    })
    fold.addUp(HOLDER, seats)
    const [second] = [...fold.drain()]
    const ids = [first, second].flatMap((part) =>
      part?.sheet.kind === 'entitlements' ? part.sheet.subscriptions.map(({ id }) => id) : [],
    )
    expect(new Set(ids).size).toBe(3)
  })
})

describe('the fold of aggregates', () => {
  it('splits very many rows into parts', () => {
    const fold = createAggregateFold(() => EFFECTIVE)
    for (let at = 0; at < 5_000; at += 1) {
      fold.add(C1, {
        product: `SKU${at}`,
        byName: false,
        workload: 'teams',
        channel: '',
        active: at,
        windowDays: 28,
      })
    }
    const parts = [...fold.drain()]
    expect(parts.map(({ part }) => part)).toEqual([...parts.keys()])
    expect(Math.max(...sizesOf(parts))).toBeLessThan(PART_LIMIT)
    expect(parts.flatMap(({ sheet }) => (sheet.kind === 'aggregates' ? sheet.rows : []))).toHaveLength(5_000)
  })

  it('distinguishes a SKU from an identical name', () => {
    const fold = createAggregateFold(() => EFFECTIVE)
    const row = { product: 'X', workload: 'teams', channel: '', active: 1, windowDays: 28 }
    fold.add(C1, { ...row, byName: false })
    fold.add(C1, { ...row, byName: true })
    expect([...fold.drain()]).toMatchObject([{ sheet: { rows: [{ byName: false }, { byName: true }] } }])
    expect(fold.heldBytes()).toBe(0)
  })
})

describe('the fold of calls', () => {
  it('makes parts of one partner-wide sheet', () => {
    const fold = createSupportFold(null, () => EFFECTIVE)
    for (let at = 0; at < 6_000; at += 1) {
      fold.ticket({ id: `t${at}`, customer: C1, customerName: '', openedDay: EFFECTIVE, category: 'help' })
      fold.count({
        customer: customerId(`c${at}`),
        customerName: '',
        day: EFFECTIVE,
        category: 'help',
        calls: at,
      })
    }
    const parts = [...fold.drain()]
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.map(({ part }) => part)).toEqual([...parts.keys()])
    expect(Math.max(...sizesOf(parts))).toBeLessThan(PART_LIMIT)
    expect(fold.customers()).toBe(6_000)
    expect([...fold.drain()]).toEqual([])
  })
})
