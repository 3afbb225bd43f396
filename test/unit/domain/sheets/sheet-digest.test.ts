// The hash of what sheets contain: the same however they are split, packed and stored, but different for different content.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityEntry, Sheet } from '../../../../shared/domain/sheets/sheet.ts'
import { createSheetDigest, UNREADABLE } from '../../../../shared/domain/sheets/sheet-digest.ts'
import { activity, aggregates, entitlements, support } from '../../../contract/sheet-builders.ts'
import { packEntries } from './entries.ts'

describe('a digest of sheets', () => {
  it('does not depend on how a customer’s activity is split into parts', () => {
    const cut = fc.record({ entries: fc.array(entry(), { minLength: 1, maxLength: 12 }), at: fc.nat(12) })
    fc.assert(
      fc.property(cut, ({ entries, at }) => {
        const whole = digestOf(packed(entries))
        const parts = [entries.slice(0, at), entries.slice(at)].map(packed)
        expect(digestOf(...parts)).toBe(whole)
      }),
    )
  })

  it('depends on every entry, and on their order', () => {
    const different = fc.uniqueArray(entry(), { minLength: 2, maxLength: 5, selector: (each) => each.user })
    fc.assert(
      fc.property(different, (entries) => {
        const whole = digestOf(packed(entries))
        expect(digestOf(packed(entries.slice(1)))).not.toBe(whole)
        expect(digestOf(packed(entries.toReversed()))).not.toBe(whole)
      }),
    )
  })

  it('does not depend on the order of fields, which a table may change', () => {
    const sheet = entitlements()
    const subscriptions = sheet.subscriptions.map(
      (subscription) => Object.fromEntries(Object.entries(subscription).reverse()) as never,
    )
    expect(digestOf({ ...sheet, subscriptions })).toBe(digestOf(sheet))
  })

  it.each<[string, Sheet, object]>([
    ['a name', entitlements(), { customerName: 'another' }],
    ['an account manager', entitlements(), { accountManager: null }],
    ['a subscription', entitlements(), { subscriptions: [] }],
    ['the kind of rows', entitlements(), { shape: 'summary' }],
    ['whose key it is', support(), { keyCustomer: 'contoso' }],
    ['the days that activity covers', packed([]), { covers: 'none' }],
    ['the day of activity', packed([]), { effectiveDay: 1 }],
    ['the shape of activity', packed([]), { shape: 'graph' }],
    ['counts', aggregates(), { rows: [] }],
    ['tickets', support(), { tickets: [] }],
    ['calls', support(), { counts: [] }],
  ])('detects %s', (_what, sheet, change) => {
    expect(digestOf({ ...sheet, ...change } as Sheet)).not.toBe(digestOf(sheet))
  })

  it('throws for bytes that are not a sheet', () => {
    expect(digestOf(packed([]), activity({ packed: Buffer.from('no sheet') }))).toBe(UNREADABLE)
  })
})

function packed(entries: readonly ActivityEntry[]): Sheet {
  return activity({ packed: packEntries(entries) })
}

function digestOf(...sheets: readonly Sheet[]): string {
  const digest = createSheetDigest()
  for (const sheet of sheets) digest.add(sheet)
  return digest.value()
}

function entry(): fc.Arbitrary<ActivityEntry> {
  const text = fc.string({ maxLength: 5 })
  return fc.record({
    user: fc.string({ minLength: 1, maxLength: 5 }),
    product: text,
    workload: text,
    subscription: text,
    days: fc.nat(2 ** 28 - 1),
    licensed: fc.constant(true),
    licensedRow: fc.nat(9),
    deleted: fc.constant(null),
    deletedRow: fc.constant(0),
  })
}
