// Numbers and texts as bytes and back.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader, createByteWriter } from '../../../../shared/domain/sheets/byte-io.ts'

describe('numbers and texts', () => {
  it('read back unchanged', () => {
    const number = fc.oneof(fc.nat(), fc.maxSafeNat())
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.string({ unit: 'grapheme', maxLength: 50 }))), (pairs) => {
        const writer = createByteWriter()
        for (const [value, text] of pairs) {
          writer.number(value)
          writer.text(text)
        }
        const reader = new ByteReader(writer.bytes())
        expect(pairs.map(() => [reader.number(), textOf(reader)])).toEqual(pairs)
      }),
    )
  })

  it('may exceed the initial capacity of the writer', () => {
    const writer = createByteWriter()
    const texts = Array.from({ length: 100 }, (_, at) => '日'.repeat(at * 37))
    for (const text of texts) writer.text(text)
    const reader = new ByteReader(writer.bytes())
    expect(texts.map(() => textOf(reader))).toEqual(texts)
  })

  it.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [2 ** 28 - 1, 4],
    [Number.MAX_SAFE_INTEGER, 8],
  ])('%i takes %i bytes', (value, bytes) => {
    const writer = createByteWriter()
    writer.number(value)
    expect(writer.bytes()).toHaveLength(bytes)
  })

  it('cannot be read beyond the last byte', () => {
    expect(() => new ByteReader(Buffer.of(0x80)).number()).toThrow(RangeError)
    expect(() => new ByteReader(Buffer.of(0x61)).skipText()).toThrow(RangeError)
    expect(() => new ByteReader(Buffer.of(3, 0x61)).column()).toThrow(RangeError)
    expect(() => new ByteReader(Buffer.of(0x61)).skip(2)).toThrow(RangeError)
  })

  it('of one column are not read beyond it', () => {
    const column = createByteWriter()
    column.text('été')
    const writer = createByteWriter()
    writer.column(column)
    writer.text('behind')
    const reader = new ByteReader(writer.bytes())
    const inner = reader.column()
    expect([inner.isAtEnd, textOf(inner), inner.isAtEnd]).toEqual([false, 'été', true])
    expect(() => textOf(inner)).toThrow(RangeError)
    expect(textOf(reader)).toBe('behind')
  })
})

function textOf(reader: ByteReader): string {
  const start = reader.skipText()
  return reader.buffer.toString('utf8', start, reader.textEnd)
}
