// zstd of several frames: all of them count, wherever one ends, and none may be truncated.

import { createHash } from 'node:crypto'
import { constants, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBody } from '../../../../shared/domain/drops/bytes/body.ts'
import { unpack } from '../../../../shared/domain/drops/bytes/container.ts'
import { cutAtFrames } from '../../../../shared/domain/drops/bytes/zstd-frames.ts'
import { sourceOf } from './read.ts'

const BLOCK_BYTES = 65_536
const NOISE = Buffer.concat(
  Array.from({ length: 6_000 }, (_, at) => createHash('sha256').update(`${at}`).digest()),
)

async function unpacked(bytes: Uint8Array): Promise<Buffer> {
  const content = await unpack(openBody(sourceOf(bytes)))
  if (content.kind !== 'text') throw new Error('a workbook')
  return Buffer.concat(await Array.fromAsync(content.bytes))
}

function skippable(bytes: number, kind = 0): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(0x184d2a50 + kind)
  head.writeUInt32LE(bytes, 4)
  return Buffer.concat([head, Buffer.alloc(bytes, 0xfd)])
}

const content: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.nat({ max: NOISE.length }).map((length) => NOISE.subarray(0, length)),
  fc.nat({ max: 400_000 }).map((length) => Buffer.alloc(length, 'again ')),
)

/** Frames with and without checksum, window and size of the content, of raw, repeated and compressed blocks. */
const frame = fc
  .record({ content, checksum: fc.boolean(), size: fc.boolean(), level: fc.constantFrom(-50, 1, 3, 12) })
  .map(({ content: bytes, checksum, size, level }) => {
    const params = {
      [constants.ZSTD_c_checksumFlag]: checksum ? 1 : 0,
      [constants.ZSTD_c_contentSizeFlag]: size ? 1 : 0,
      [constants.ZSTD_c_compressionLevel]: level,
    }
    return { content: bytes, packed: zstdCompressSync(bytes, { params }) }
  })
const passedOver = fc
  .tuple(fc.nat({ max: 70_000 }), fc.nat({ max: 15 }))
  .map(([bytes, kind]) => ({ content: Buffer.alloc(0), packed: skippable(bytes, kind) }))

describe('zstd of several frames', () => {
  it('is read as the content of all its frames', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(frame, passedOver), { minLength: 1, maxLength: 8 }),
        async (parts) => {
          const bytes = await unpacked(Buffer.concat(parts.map(({ packed }) => packed)))
          expect(bytes.equals(Buffer.concat(parts.map((part) => part.content)))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is read whole wherever a frame ends in a block', async () => {
    const [first, second] = [zstdCompressSync('first\n'), zstdCompressSync('second\n')]
    const room = BLOCK_BYTES - first.length - 8
    for (let beyond = -first.length - 8; beyond <= second.length; beyond += 1) {
      const bytes = Buffer.concat([first, skippable(room + beyond), second, first])
      expect((await unpacked(bytes)).toString()).toBe('first\nsecond\nfirst\n')
    }
  })

  it('is broken wherever it is cut off, except after a frame', async () => {
    const parts = [
      zstdCompressSync('first\n'),
      skippable(5),
      zstdCompressSync(''),
      zstdCompressSync('last\n'),
    ]
    const bytes = Buffer.concat(parts)
    const ends = parts.map((_, at) => Buffer.concat(parts.slice(0, at + 1)).length)
    for (let length = 4; length <= bytes.length; length += 1) {
      const reading = unpacked(bytes.subarray(0, length))
      if (ends.includes(length)) await reading
      else await expect(reading).rejects.toMatchObject({ refusal: { code: 'broken_container' } })
    }
  })

  it('yields what precedes the damage, so that the refusal says where it is', async () => {
    const bytes = Buffer.concat([...Array(5).fill(zstdCompressSync(NOISE)), Buffer.from('tail')])
    await expect(unpacked(bytes)).rejects.toMatchObject({
      refusal: { message: expect.stringContaining(`after ${5 * NOISE.length} unpacked bytes`) },
    })
  })

  it('may have tens of thousands of them', { timeout: 120_000 }, async () => {
    const row = zstdCompressSync('a,b\n')
    expect((await unpacked(Buffer.concat(Array(20_000).fill(row)))).length).toBe(4 * 20_000)
  })

  it('is refused if it has more frames than anybody makes on purpose', async () => {
    const endless = Buffer.concat(Array(100_001).fill(skippable(0)))
    await expect(Array.fromAsync(cutAtFrames(openBody(sourceOf(endless)).blocks()))).rejects.toMatchObject({
      refusal: { code: 'too_big', message: expect.stringContaining('more than 100000 frames') },
    })
  })
})
