// Parts of a customer's activity: small enough for an item, a user's entries together while they fit.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { foldActivity, isNo, isYes, UNSTATED } from '../../../../shared/domain/metrics/activity.ts'
import { packEntries, unpackEntries } from '../../../../shared/domain/sheets/activity-codec.ts'
import { packActivityParts } from '../../../../shared/domain/sheets/activity-parts.ts'
import { MAX_PART_BYTES } from '../../../../shared/domain/sheets/fold.ts'
import type { ActivityEntry } from '../../../../shared/domain/sheets/sheet.ts'
import { noise } from '../../../support/noise.ts'
import { anyEntry, entry } from './entries.ts'

const DAY = dayOf('2026-11-22')

/** Names that do not compress. */
function users(count: number, entriesEach: number): ActivityEntry[][] {
  return Array.from({ length: count }, (_, at) => {
    const user = createHash('md5').update(`${at}`).digest('hex')
    return Array.from({ length: entriesEach }, (_, n) => entry({ user, workload: `w${n}` }))
  })
}

describe('the parts of a customer’s activity', () => {
  it('are one for little activity or none', () => {
    expect([...packActivityParts(users(100, 3))]).toHaveLength(1)
    expect([...packActivityParts([])].map((packed) => [...unpackEntries(packed)])).toEqual([[]])
    expect([...packActivityParts([[]])]).toHaveLength(1)
  })

  it.each([
    [60_000, 1],
    [20_000, 6],
  ])('of %i users with %i entries each fit into an item and are well filled', (count, entriesEach) => {
    const all = users(count, entriesEach)
    const parts = [...packActivityParts(all)]
    const sizes = parts.map((packed) => packed.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_PART_BYTES)
    expect(Math.min(...sizes.slice(1, -1), MAX_PART_BYTES)).toBeGreaterThan(MAX_PART_BYTES * 0.5)
    expect(parts.flatMap((packed) => [...unpackEntries(packed)])).toEqual(all.flat())
  })

  it('keep a user’s entries together, whatever the maximum size', () => {
    const parts = [...packActivityParts(users(50, 4), 300)]
    expect(parts.length).toBeGreaterThan(5)
    const names = parts.flatMap((packed) => [...new Set([...unpackEntries(packed)].map(({ user }) => user))])
    expect(names).toHaveLength(50)
    expect(new Set(names).size).toBe(50)
  })

  it('of a user with thousands of long workloads each fit into an item', () => {
    const all = Array.from({ length: 5_000 }, (_, n) => entry({ user: 'u', workload: noise(n, 256) }))
    const parts = [...packActivityParts([all])]
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(MAX_PART_BYTES)
    expect(parts.flatMap((packed) => [...unpackEntries(packed)])).toEqual(all)
  })

  it('of a user that had to be split add up to the whole', () => {
    const row = fc.nat({ max: 5 })
    const anyEntries = fc.array(fc.tuple(anyEntry, row, row), { minLength: 1, maxLength: 12 }).map((some) =>
      some.map(([any, licensedRow, deletedRow], n) => ({
        ...any,
        user: 'u',
        days: any.days % 2 ** 28,
        subscription: String(n),
        licensedRow: any.licensed === null ? 0 : licensedRow,
        deletedRow: any.deleted === null ? 0 : deletedRow,
      })),
    )
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(contentIdOf([...packActivityParts([entries], 10)])).toEqual(
          contentIdOf([packEntries(entries)]),
        )
      }),
    )
  })
})

/** What measuring makes of it: entries of a product come together, and the last word on each counts. */
function contentIdOf(parts: readonly Uint8Array[]) {
  const sheets = parts.map((packed, part) => ({
    key: 'k',
    part,
    sheet: {
      kind: 'activity',
      customer: customerId('c'),
      effectiveDay: DAY,
      shape: 'events',
      covers: 'day',
      packed,
    } as const,
  }))
  const refs = ['even', 'odd'].map((sku) => ({ sku, subscription: '' }))
  const { users, otherWorkloads } = foldActivity(DAY, sheets, (_isGraph, _product, subscription) => ({
    refs: refs.slice(Number(subscription) % 2).slice(0, 1),
    unmatched: [],
  }))
  const { deleted = UNSTATED, uses = [] } = users.get('u') ?? {}
  return {
    deleted: [isYes(deleted), isNo(deleted)],
    otherWorkloads,
    uses: uses
      .map(({ ref, workloads, licensed }) => [ref.sku, workloads, isYes(licensed), isNo(licensed)])
      .sort(),
  }
}
