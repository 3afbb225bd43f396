// The bytes of a drop: cut evenly, counted and hashed, however they arrive.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBody } from '../../../../shared/domain/drops/bytes/body.ts'
import { sourceOf } from './read.ts'

const BLOCK_BYTES = 65_536

function cut(bytes: Buffer, pieceBytes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = []
  let start = 0
  for (const length of pieceBytes) {
    pieces.push(bytes.subarray(start, start + length))
    start += length
  }
  return [...pieces, bytes.subarray(start)]
}

describe('the body of a drop', () => {
  it('is read in the same blocks, however it arrived', async () => {
    const bytes = Buffer.from(Array.from({ length: 3 * BLOCK_BYTES + 77 }, (_, at) => (at * 7) % 251))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 2 * BLOCK_BYTES }), { maxLength: 8 }), async (pieceBytes) => {
        const blocks = await Array.fromAsync(openBody(sourceOf(...cut(bytes, pieceBytes))).blocks())
        expect(blocks.map((block) => block.length)).toEqual([BLOCK_BYTES, BLOCK_BYTES, BLOCK_BYTES, 77])
        expect(Buffer.concat(blocks).equals(bytes)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('has no blocks when it is empty', async () => {
    const body = openBody(sourceOf())
    expect(await Array.fromAsync(body.blocks())).toEqual([])
    expect(await body.finish()).toEqual({ bytes: 0, sha256: createHash('sha256').digest('hex') })
  })

  it('is counted and hashed whole, even if it is only partly read', async () => {
    const bytes = Buffer.alloc(5 * BLOCK_BYTES, 'uptake')
    const body = openBody(sourceOf(...cut(bytes, [100, 90_000])))
    const blocks = body.blocks()
    await blocks.next()
    await blocks.return(undefined)
    expect(await body.finish()).toEqual({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  })

  it('is counted correctly while a read is pending', async () => {
    const body = openBody(sourceOf(Buffer.alloc(BLOCK_BYTES), Buffer.alloc(BLOCK_BYTES), Buffer.alloc(5)))
    const waiting = body.blocks().next()
    expect((await body.finish()).bytes).toBe(2 * BLOCK_BYTES + 5)
    expect((await waiting).done).toBe(false)
  })

  it('closes its source', async () => {
    let closed = false
    async function* watched() {
      try {
        yield Buffer.from('a')
        yield Buffer.from('b')
      } finally {
        closed = true
      }
    }
    const body = openBody({ bytes: 2, read: watched })
    await body.blocks().next()
    await body.close()
    expect(closed).toBe(true)
  })

  it('throws what its source throws', async () => {
    async function* broken() {
      yield Buffer.from('a')
      throw new Error('connection reset')
    }
    await expect(Array.fromAsync(openBody({ bytes: 2, read: broken }).blocks())).rejects.toThrow(
      'connection reset',
    )
  })
})
