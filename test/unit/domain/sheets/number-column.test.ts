import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader, createByteWriter } from '../../../../shared/domain/sheets/byte-io.ts'
import { NumberColumn } from '../../../../shared/domain/sheets/number-column.ts'

describe('a column of numbers', () => {
  it('is read at once, one column after the other', () => {
    const numbers = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 400 })
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 4 }), (columns) => {
        const writer = createByteWriter()
        for (const column of columns) {
          const own = createByteWriter()
          for (const number of column) own.number(number)
          writer.column(own)
        }
        const reader = new ByteReader(writer.bytes())
        const column = new NumberColumn()
        const read = columns.map(() => {
          column.read(reader)
          return Array.from({ length: column.length }, (_, at) => column.get(at))
        })
        expect(read).toEqual(columns)
        expect(reader.isAtEnd).toBe(true)
      }),
    )
  })

  it('is not read beyond its last byte', () => {
    const read = (...bytes: number[]) => new NumberColumn().read(new ByteReader(Buffer.of(...bytes)))
    expect(() => read(1, 0x80, 1)).toThrow(RangeError)
    expect(() => read(2, 1)).toThrow(RangeError)
  })
})
