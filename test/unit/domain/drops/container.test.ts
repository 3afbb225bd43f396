// The container of a drop: detected by magic bytes, unpacked within bounds, refused when it is damaged or a bomb.

import { createHash } from 'node:crypto'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openBody } from '../../../../shared/domain/drops/bytes/body.ts'
import { unpack } from '../../../../shared/domain/drops/bytes/container.ts'
import { sourceOf } from './read.ts'

const TEXT = Buffer.from('customer_id,user_id\n'.repeat(20_000))

/** Several blocks, packed too. */
const INCOMPRESSIBLE = Buffer.concat(
  Array.from({ length: 8_000 }, (_, at) => createHash('sha256').update(`${at}`).digest()),
)

async function unpacked(bytes: Uint8Array) {
  const content = await unpack(openBody(sourceOf(bytes)))
  if (content.kind !== 'text') throw new Error('a workbook')
  return { container: content.container, content: Buffer.concat(await Array.fromAsync(content.bytes)) }
}

describe('the container of a drop', () => {
  it.each([
    ['plain', TEXT],
    ['gzip', gzipSync(TEXT)],
    ['zstd', zstdCompressSync(TEXT)],
  ] as const)('is detected as %s by its first bytes', async (container, bytes) => {
    const read = await unpacked(bytes)
    expect(read.container).toBe(container)
    expect(read.content.equals(TEXT)).toBe(true)
  })

  it.each([
    ['gzip', Buffer.concat([gzipSync('first\n'), gzipSync('second\n')])],
    ['zstd', Buffer.concat([zstdCompressSync('first\n'), zstdCompressSync('second\n')])],
  ])('may be several concatenated %s', async (_, bytes) => {
    expect((await unpacked(bytes)).content.toString()).toBe('first\nsecond\n')
  })

  it.each([gzipSync, zstdCompressSync])('may be many of one kind, of any length', async (pack) => {
    const parts = [1, 70_000, 5, 200_000, 65_536, 3, 3, 250_000].map((length) =>
      INCOMPRESSIBLE.subarray(0, length),
    )
    const read = await unpacked(Buffer.concat(parts.map((part) => pack(part))))
    expect(read.content.equals(Buffer.concat(parts))).toBe(true)
  })

  it.each([0, 1, 3])('is plain if it has only %i bytes', async (length) => {
    const bytes = gzipSync(TEXT).subarray(0, length === 3 ? 1 : length)
    expect(await unpacked(bytes)).toEqual({ container: 'plain', content: bytes })
  })

  it.each([
    ['cut off gzip', gzipSync(TEXT).subarray(0, -9)],
    ['a gzip header alone', Buffer.from([0x1f, 0x8b])],
    ['gzip with a wrong checksum', Buffer.concat([gzipSync(TEXT).subarray(0, -8), Buffer.alloc(8, 1)])],
    ['gzip followed by something else', Buffer.concat([gzipSync(TEXT), Buffer.from('tail')])],
    ['zstd followed by something else', Buffer.concat([zstdCompressSync(TEXT), Buffer.from('tail')])],
    [
      'zstd followed by a cut off one',
      Buffer.concat([zstdCompressSync(TEXT), zstdCompressSync(TEXT).subarray(0, -3)]),
    ],
    ['cut off zstd', zstdCompressSync(TEXT).subarray(0, -3)],
    ['a zstd header alone', zstdCompressSync(TEXT).subarray(0, 4)],
  ])('is refused as broken: %s', async (_, bytes) => {
    await expect(unpacked(bytes)).rejects.toMatchObject({ refusal: { code: 'broken_container' } })
  })

  describe('of a bomb', () => {
    const MEBIBYTE = 1024 ** 2
    const zeros = (mebibytes: number) =>
      Buffer.concat(Array.from({ length: mebibytes }, () => Buffer.alloc(MEBIBYTE)))

    it.each([
      ['gzip', gzipSync],
      ['zstd', zstdCompressSync],
    ] as const)('is refused when %s unpacks to over 200 times its size and over 256 MiB', async (_, pack) => {
      await expect(unpacked(pack(zeros(257)))).rejects.toMatchObject({ refusal: { code: 'too_big' } })
    })

    it('is accepted up to 256 MiB', async () => {
      expect((await unpacked(gzipSync(zeros(256)))).content.length).toBe(256 * MEBIBYTE)
    })
  })

  it('throws what the body throws, instead of blaming the container', async () => {
    async function* broken() {
      yield gzipSync(INCOMPRESSIBLE).subarray(0, -20)
      throw new Error('connection reset')
    }
    const content = await unpack(openBody({ bytes: 1_000_000, read: broken }))
    if (content.kind !== 'text') throw new Error('a workbook')
    await expect(Array.fromAsync(content.bytes)).rejects.toThrow('connection reset')
  })
})
