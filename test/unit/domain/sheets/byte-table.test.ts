// Byte strings and their numbers.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteKey } from '../../../../shared/domain/sheets/byte-key.ts'
import { ByteTable } from '../../../../shared/domain/sheets/byte-table.ts'

const rows = fc.array(
  fc.tuple(
    fc.nat({ max: 2 }),
    fc.oneof(fc.uint8Array({ maxLength: 3 }), fc.uint8Array({ maxLength: 9, max: 1 })),
  ),
  {
    maxLength: 1_500,
    size: 'max',
  },
)

const scratch = new ByteKey()

/** The same key each time, so that nothing of the one before may be left in it. */
function keyOf(bytes: Uint8Array): ByteKey {
  scratch.set(Buffer.from([9, ...bytes, 9]), 1, bytes.length + 1)
  return scratch
}

describe('a table of byte strings', () => {
  it('numbers them as they come, by owner', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const table = new ByteTable()
        const known = new Map<string, number>()
        for (const [owner, bytes] of all) {
          const key = `${owner} ${bytes}`
          const number = table.add(owner, keyOf(bytes))
          expect(number).toBe(known.get(key) ?? known.size)
          known.set(key, number)
          expect(table.owner(number)).toBe(owner)
          expect([...table.bytes.subarray(table.start(number), table.end(number))]).toEqual([...bytes])
        }
        expect(table.size).toBe(known.size)
      }),
      { numRuns: 15 },
    )
  })

  it('compares them as buffers', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 10, max: 3 }),
        fc.uint8Array({ maxLength: 10, max: 3 }),
        (a, b) => {
          const table = new ByteTable()
          const [first = 0, second = 0] = [a, b].map((bytes) => table.add(0, keyOf(bytes)))
          expect(Math.sign(table.compare(first, second))).toBe(Buffer.compare(a, b))
        },
      ),
    )
  })
})
