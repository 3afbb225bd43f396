// Byte strings and their numbers.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteTable } from '../../../../shared/domain/sheets/byte-table.ts'
import { sortNames } from '../../../../shared/domain/sheets/sort-names.ts'

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

  it('is sorted whatever its names have in common', () => {
    const table = new ByteTable()
    const names = Array.from({ length: 60_000 }, (_, at) =>
      Buffer.from('a'.repeat(at % 300) + String.fromCharCode(98 + (at % 25)) + at),
    )
    const numbers = names.map((name) => table.add(0, name, 0, name.length))
    const sorted = [...sortNames(table, Int32Array.from(numbers))]
    expect(sorted.map((number) => names[number]?.toString())).toEqual(names.sort(Buffer.compare).map(String))
  })

  it('has its numbers sorted as buffers are', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 4, max: 3 }), { maxLength: 60 }), (all) => {
        const table = new ByteTable()
        const numbers = [...new Set(all.map((bytes) => table.add(0, bytes, 0, bytes.length)))]
        const sorted = [...sortNames(table, Int32Array.from(numbers))]
        const bytesOf = (number: number) => table.bytes.subarray(table.start(number), table.end(number))
        expect(sorted.map(bytesOf)).toEqual(numbers.map(bytesOf).sort(Buffer.compare))
      }),
    )
  })
})
