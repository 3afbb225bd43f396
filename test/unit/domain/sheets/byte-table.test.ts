// Byte strings and their numbers.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteTable } from '../../../../shared/domain/sheets/byte-table.ts'

const rows = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.uint8Array({ maxLength: 3 })), {
  maxLength: 1_500,
  size: 'max',
})

describe('a table of byte strings', () => {
  it('numbers them as they come, by owner', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const table = new ByteTable()
        const known = new Map<string, number>()
        for (const [owner, bytes] of all) {
          const key = `${owner} ${bytes}`
          const number = table.add(owner, Buffer.from([9, ...bytes, 9]), 1, bytes.length + 1)
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

  it('finds what it holds', () => {
    const table = new ByteTable()
    const bytes = Buffer.from('ana@contoso.example')
    expect(table.find(0, bytes, 0, 3)).toBe(-1)
    const number = table.add(0, bytes, 0, 3)
    expect([table.find(0, bytes, 0, 3), table.find(1, bytes, 0, 3), table.find(0, bytes, 0, 4)]).toEqual([
      number,
      -1,
      -1,
    ])
  })

  it('compares them as buffers', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 4, max: 3 }),
        fc.uint8Array({ maxLength: 4, max: 3 }),
        (a, b) => {
          const table = new ByteTable()
          const [first = 0, second = 0] = [a, b].map((bytes) => table.add(0, bytes, 0, bytes.length))
          expect(Math.sign(table.compare(first, second))).toBe(Buffer.compare(a, b))
        },
      ),
    )
  })
})
