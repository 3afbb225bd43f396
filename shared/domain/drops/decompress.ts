// Unpacks a stream frame by frame: Node.js leaves what stands behind the first frame of zstd unread, without a word.

import { pipeline } from 'node:stream/promises'
import type { createGunzip, createZstdDecompress } from 'node:zlib'

type Engine = ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress>

export interface UnpackedPiece {
  readonly bytes: Buffer
  /** Packed bytes taken in so far. */
  readonly packedBytes: number
}

/** The bytes are not what they should be. What the source of the bytes throws is passed on as it is. */
export class DamagedContainer extends Error {
  override readonly name = 'DamagedContainer'
}

export interface Decompression {
  readonly pieces: AsyncGenerator<UnpackedPiece>
  /** For who leaves before the end. */
  close(): void
}

export function decompress(packed: AsyncGenerator<Buffer>, openEngine: () => Engine): Decompression {
  let engine: Engine | null = null
  let packedBytes = 0
  let sourceError: unknown = null

  async function* feed(frame: FrameInput, begun: Buffer): AsyncGenerator<Buffer> {
    if (begun.length > 0) yield frame.give(begun)
    try {
      // Not `for await`: the next frame reads on from here.
      for (let next = await packed.next(); next.done !== true; next = await packed.next()) {
        packedBytes += next.value.length
        yield frame.give(next.value)
      }
    } catch (error) {
      sourceError = error
      throw error
    }
  }

  async function* frames(): AsyncGenerator<UnpackedPiece> {
    let begun: Buffer = Buffer.alloc(0)
    do {
      engine = openEngine()
      const frame = openFrameInput(engine)
      // What fails in there fails the engine too, and is met where the engine is read.
      pipeline(feed(frame, begun), engine).catch(() => undefined)
      try {
        for await (const bytes of engine) yield { bytes, packedBytes }
      } catch (error) {
        throw error === sourceError ? error : new DamagedContainer('cannot be unpacked', { cause: error })
      }
      begun = frame.unread()
    } while (begun.length > 0)
  }

  return { pieces: frames(), close: () => engine?.destroy() }
}

interface FrameInput {
  give(block: Buffer): Buffer
  /** What was given and does not belong to this frame. */
  unread(): Buffer
}

function openFrameInput(engine: Engine): FrameInput {
  const blocks: Buffer[] = []
  let bytesBefore = 0

  function forgetRead(): void {
    for (let first = blocks[0]; first !== undefined; first = blocks[0]) {
      if (bytesBefore + first.length > engine.bytesWritten) return
      bytesBefore += first.length
      blocks.shift()
    }
  }

  return {
    give(block) {
      forgetRead()
      blocks.push(block)
      return block
    },
    unread() {
      forgetRead()
      return Buffer.concat(blocks).subarray(engine.bytesWritten - bytesBefore)
    },
  }
}
