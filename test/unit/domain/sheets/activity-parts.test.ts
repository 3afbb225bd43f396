// Parts of a customer's activity: small enough for an item, a user's entries together.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerId } from '../../../../shared/domain/ids.ts'
import { createActivityPacker } from '../../../../shared/domain/sheets/activity-packer.ts'
import { packParts } from '../../../../shared/domain/sheets/activity-parts.ts'
import { unpackEntries } from '../../../../shared/domain/sheets/activity-reader.ts'
import { ByteKey } from '../../../../shared/domain/sheets/byte-key.ts'
import { MAX_PART_BYTES } from '../../../../shared/domain/sheets/fold.ts'
import { HeldActivity } from '../../../../shared/domain/sheets/held-activity.ts'
import { noise } from '../../../support/noise.ts'

const CUSTOMER = customerId('c')

function hold(users: Iterable<readonly [name: string, workloads: readonly string[]]>): HeldActivity {
  const held = new HeldActivity()
  for (const [name, workloads] of users) {
    const user = held.user(held.customer(CUSTOMER), keyOf(name))
    for (const workload of workloads) held.state(user, useOf(held, 'E3', workload), 0, null, null)
  }
  return held
}

function keyOf(name: string): ByteKey {
  const key = new ByteKey()
  const bytes = Buffer.from(name)
  key.set(bytes, 0, bytes.length)
  return key
}

function useOf({ uses }: HeldActivity, product: string, workload: string, subscription = ''): number {
  return uses.use(uses.text(product), uses.text(workload), uses.text(subscription))
}

function partsOf(held: HeldActivity, maxBytes?: number): Uint8Array[] {
  return [...packParts(held, createActivityPacker(), maxBytes)].map(({ packed }) => packed)
}

/** Names that do not compress. */
function users(count: number, workloads: number): [string, string[]][] {
  return Array.from({ length: count }, (_, at) => [
    createHash('md5').update(`${at}`).digest('hex'),
    Array.from({ length: workloads }, (_, n) => `w${n}`),
  ])
}

describe('the parts of a customer’s activity', () => {
  it('are one for little activity or none', () => {
    expect(partsOf(hold(users(100, 3)))).toHaveLength(1)
    const held = new HeldActivity()
    held.customer(CUSTOMER)
    expect(partsOf(held).map((packed) => [...unpackEntries(packed)])).toEqual([[]])
  })

  it.each([
    [60_000, 1],
    [20_000, 6],
  ])('of %i users with %i entries each fit into an item', (count, workloads) => {
    const all = users(count, workloads)
    const parts = partsOf(hold(all))
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(MAX_PART_BYTES)
    expect(parts.length).toBeGreaterThan(1)
    const found = parts.flatMap((packed) =>
      [...unpackEntries(packed)].map(({ user, workload }) => [user, workload]),
    )
    const expected = all.sort(([a], [b]) => (a < b ? -1 : 1))
    expect(found).toEqual(expected.flatMap(([user, used]) => used.map((workload) => [user, workload])))
  })

  it('keep a user’s entries together, whatever the maximum size', () => {
    const parts = partsOf(hold(users(50, 4)), 300)
    expect(parts.length).toBeGreaterThan(5)
    const names = parts.flatMap((packed) => [...new Set([...unpackEntries(packed)].map(({ user }) => user))])
    expect(names).toHaveLength(50)
    expect(new Set(names).size).toBe(50)
  })

  it('are small enough for any user who has not yet grown too large', () => {
    const character = fc.constantFrom('x', 'é', '日', '🙂')
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000 }),
        fc.integer({ min: 1, max: 256 }),
        character,
        (seed, length, unit) => {
          const held = new HeldActivity()
          const user = held.user(held.customer(CUSTOMER), keyOf('u'))
          for (let n = 0; Number.isFinite(held.bytes); n += 1) {
            const use = useOf(held, '', noise(seed + n, length) + unit.repeat(length), `${n}`)
            held.state(user, use, 0, null, null)
          }
          expect(Math.max(...partsOf(held).map((packed) => packed.length))).toBeLessThanOrEqual(
            MAX_PART_BYTES,
          )
        },
      ),
      { numRuns: 30 },
    )
  })
})
