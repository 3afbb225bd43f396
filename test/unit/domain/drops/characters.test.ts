// The characters of a drop: which encoding, and what happens to bytes that are not text.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../../shared/domain/drops/text/characters.ts'
import { streamOf } from './read.ts'

async function decoded(pieces: readonly Uint8Array[]) {
  const characters = await decode(streamOf(pieces) as AsyncGenerator<Buffer>)
  const text = (await Array.fromAsync(characters.text)).join('')
  return { encoding: characters.encoding(), text, strays: characters.hasStrayBytes() }
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
  ])('are read as %s, without the byte order mark', async (encoding, bytes) => {
    expect(await decoded([bytes])).toEqual({ encoding, text, strays: false })
    expect(await decoded(bytewise(bytes))).toEqual({ encoding, text, strays: false })
  })

  it('are windows-1252 if the bytes are not UTF-8, its own characters included', async () => {
    const bytes = Buffer.from([0x80, 0x20, 0x93, 0xfc, 0x94, 0x20, 0xe9])
    const read = { encoding: 'windows-1252', text: '€ “ü” é', strays: false }
    expect(await decoded([bytes])).toEqual(read)
    expect(await decoded(bytewise(bytes))).toEqual(read)
  })

  it('are UTF-8 with stray bytes if there are both', async () => {
    const bytes = Buffer.concat([Buffer.from('Müller '), Buffer.from([0xfc, 0x81, 0x20]), Buffer.from('日')])
    const read = { encoding: 'utf-8', text: 'Müller ü\ufffd 日', strays: true }
    expect(await decoded([bytes])).toEqual(read)
    expect(await decoded(bytewise(bytes))).toEqual(read)
  })

  it.each([
    ['a byte of another encoding', [0x61, 0xe9, 0x62, 0x63], 'aébc'],
    ['a character cut off by the end', [...Buffer.from('a🙂').subarray(0, -1)], 'að\u0178\u2122'],
    ['an overlong form', [0x61, 0xc0, 0xaf, 0x61], 'aÀ¯a'],
    ['half a surrogate pair', [0x61, 0xed, 0xa0, 0x80], 'aí\u00a0€'],
    ['what lies beyond Unicode', [0xf4, 0x90, 0x80, 0x80, 0x61], 'ô\ufffd€€a'],
    ['the beginning of a sequence before another', [0xe2, 0xc3, 0xa9], 'âé'],
  ])('are the Windows ones for %s', async (_, bytes, expected) => {
    expect((await decoded([Buffer.from(bytes)])).text).toBe(expected)
    expect((await decoded(bytewise(Buffer.from(bytes)))).text).toBe(expected)
  })

  it('have normalised line breaks, wherever they are cut', async () => {
    const bytes = Buffer.from('a\r\nb\rc\n\rd\r')
    expect((await decoded([bytes])).text).toBe('a\nb\nc\n\nd\n')
    expect((await decoded(bytewise(bytes))).text).toBe('a\nb\nc\n\nd\n')
  })

  it.each([
    ['NUL bytes', Buffer.from('a,b\n1,\0\n')],
    ['UTF-16 without a mark', Buffer.from('a,b\n', 'utf16le')],
    ['half a character of UTF-16 at the end', Buffer.from('\ufeffab', 'utf16le').subarray(0, -1)],
    ['an unpaired surrogate in UTF-16', Buffer.from('\ufeffa\ud800b', 'utf16le')],
  ])('are refused as binary: %s', async (_, bytes) => {
    await expect(decoded([bytes])).rejects.toMatchObject({ refusal: { code: 'not_text' } })
  })

  it('are the same in UTF-8, wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(), async (any, at) => {
        const sound = any
          .replaceAll('\0', '')
          .replaceAll('\r', '')
          .toWellFormed()
          .replace(/^\ufeff/, '')
        const bytes = Buffer.from(`abcd${sound}`)
        const cut = at % bytes.length
        expect((await decoded([bytes.subarray(0, cut), bytes.subarray(cut)])).text).toBe(`abcd${sound}`)
      }),
    )
  })
})
