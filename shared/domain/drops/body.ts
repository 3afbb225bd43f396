// The bytes of a drop: cut into even blocks, so that no reading depends on how they travelled, counted and hashed.

import { createHash } from 'node:crypto'

const BLOCK_BYTES = 65_536

export interface DropBody {
  /** Blocks of 64 KiB, the last one shorter. Leaving early does not close the body. */
  blocks(): AsyncGenerator<Buffer>
  /** Takes in what nobody read: the facts of a drop are those of all its bytes. */
  finish(): Promise<{ readonly sha256: string; readonly bytes: number }>
  close(): Promise<void>
}

export function openBody(body: AsyncIterable<Uint8Array>): DropBody {
  const iterator = body[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let bytes = 0
  let latest: Promise<Uint8Array | null> = Promise.resolve(null)

  // One pull at a time: a decompressor may still be waiting for its next block when the reading is over.
  function pull(): Promise<Uint8Array | null> {
    latest = latest.then(async () => {
      const { done, value } = await iterator.next()
      if (done === true) return null
      hash.update(value)
      bytes += value.length
      return value
    })
    return latest
  }

  return {
    blocks: () => intoBlocks(pull),
    async finish() {
      while ((await pull()) !== null);
      return { sha256: hash.digest('hex'), bytes }
    },
    async close() {
      await iterator.return?.()
    },
  }
}

async function* intoBlocks(pull: () => Promise<Uint8Array | null>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  for (let chunk = await pull(); chunk !== null; chunk = await pull()) {
    waiting.push(chunk)
    waitingBytes += chunk.length
    if (waitingBytes < BLOCK_BYTES) continue
    const whole = Buffer.concat(waiting)
    let start = 0
    for (; whole.length - start >= BLOCK_BYTES; start += BLOCK_BYTES) {
      yield whole.subarray(start, start + BLOCK_BYTES)
    }
    waiting = [whole.subarray(start)]
    waitingBytes = whole.length - start
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting)
}
