// The characters of a drop: which encoding, and what becomes of bytes that are no text.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../../shared/domain/drops/text/characters.ts'
import { streamOf } from './read.ts'

async function decoded(pieces: readonly Uint8Array[], told?: 'windows-1252') {
  const bytes = streamOf(pieces) as AsyncGenerator<Buffer>
  const { encoding, text } = await decode(bytes, told)
  return { encoding, text: (await Array.fromAsync(text)).join('') }
}

/** One byte a piece: every character is cut wherever it can be. */
function bytewise(bytes: Uint8Array): Buffer[] {
  return Array.from(bytes, (byte) => Buffer.of(byte))
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

describe('the characters of a drop', () => {
  const text = 'café;Łódź;日本;🙂\n'

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', utf16be(`\ufeff${text}`)],
  ])('are read as %s, without the mark', async (encoding, bytes) => {
    expect(await decoded([bytes])).toEqual({ encoding, text })
    expect(await decoded(bytewise(bytes))).toEqual({ encoding, text })
  })

  it('are read as windows-1252 when told so, its own signs included', async () => {
    const bytes = Buffer.from([0x80, 0x20, 0x93, 0xfc, 0x94, 0x20, 0xe9])
    expect(await decoded(bytewise(bytes), 'windows-1252')).toEqual({
      encoding: 'windows-1252',
      text: '€ “ü” é',
    })
  })

  it.each([
    ['a byte of another encoding', Buffer.from([0x61, 0xe9, 0x62, 0x63])],
    ['a character cut off by the end', Buffer.from('a🙂').subarray(0, -1)],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf, 0x61])],
    ['half a surrogate pair', Buffer.from([0x61, 0xed, 0xa0, 0x80])],
  ])('ask for another reading at %s', async (_, bytes) => {
    await expect(decoded([bytes])).rejects.toMatchObject({ name: 'NotUtf8' })
    await expect(decoded(bytewise(bytes))).rejects.toMatchObject({ name: 'NotUtf8' })
  })

  it.each([
    ['NUL bytes', Buffer.from('a,b\n1,\0\n')],
    ['UTF-16 without a mark', Buffer.from('a,b\n', 'utf16le')],
    ['half a character of UTF-16 at the end', Buffer.from('\ufeffab', 'utf16le').subarray(0, -1)],
    ['an unpaired surrogate in UTF-16', Buffer.from('\ufeffa\ud800b', 'utf16le')],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004and more')],
  ])('are refused as no text: %s', async (_, bytes) => {
    await expect(decoded([bytes])).rejects.toMatchObject({ refusal: { code: 'not_text' } })
  })

  it('are the same in UTF-8, cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(), async (any, at) => {
        const sound = any
          .replaceAll('\0', '')
          .toWellFormed()
          .replace(/^\ufeff/, '')
        const bytes = Buffer.from(`abcd${sound}`)
        const cut = at % bytes.length
        expect((await decoded([bytes.subarray(0, cut), bytes.subarray(cut)])).text).toBe(`abcd${sound}`)
      }),
    )
  })
})
