// Parts of a customer's activity: small enough for an item, a user's entries together.

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { unpackEntries } from '../../../shared/domain/sheets/activity-codec.ts'
import { packActivityParts } from '../../../shared/domain/sheets/activity-parts.ts'
import { MAX_PART_BYTES } from '../../../shared/domain/sheets/fold.ts'
import type { ActivityEntry } from '../../../shared/domain/sheets/sheet.ts'
import { entry } from './entries.ts'

/** Names that do not compress. */
function users(count: number, entriesEach: number): ActivityEntry[][] {
  return Array.from({ length: count }, (_, at) => {
    const user = createHash('md5').update(`${at}`).digest('hex')
    return Array.from({ length: entriesEach }, (_, n) => entry({ user, workload: `w${n}` }))
  })
}

describe('the parts of a customer’s activity', () => {
  it('are one when little is there, be it nothing', () => {
    expect([...packActivityParts(users(100, 3))]).toHaveLength(1)
    expect([...packActivityParts([])].map((packed) => [...unpackEntries(packed)])).toEqual([[]])
    expect([...packActivityParts([[]])]).toHaveLength(1)
  })

  it.each([
    [60_000, 1],
    [20_000, 6],
  ])('of %i users with %i entries fit into an item each, and are well filled', (count, entriesEach) => {
    const all = users(count, entriesEach)
    const parts = [...packActivityParts(all)]
    const sizes = parts.map((packed) => packed.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_PART_BYTES)
    expect(Math.min(...sizes.slice(1, -1), MAX_PART_BYTES)).toBeGreaterThan(MAX_PART_BYTES * 0.5)
    expect(parts.flatMap((packed) => [...unpackEntries(packed)])).toEqual(all.flat())
  })

  it('keep a user’s entries together, however small they must be', () => {
    const parts = [...packActivityParts(users(50, 4), 300)]
    expect(parts.length).toBeGreaterThan(5)
    const names = parts.flatMap((packed) => [...new Set([...unpackEntries(packed)].map(({ user }) => user))])
    expect(names).toHaveLength(50)
    expect(new Set(names).size).toBe(50)
  })

  it('are one a user where not even that fits', () => {
    expect([...packActivityParts(users(5, 100), 10)]).toHaveLength(5)
  })
})
