// The bytes of a drop, counted and hashed.

import { createHash } from 'node:crypto'
import { evenBlocks } from './blocks.ts'

export interface DropBody {
  /** Even blocks. Leaving early does not close the body. */
  blocks(): AsyncGenerator<Buffer>
  /** In the blocks so far; the same at each block, however the bytes came. */
  bytesRead(): number
  /** Takes in what nobody read: the facts of a drop are those of all its bytes. */
  finish(): Promise<{ readonly sha256: string; readonly bytes: number }>
  close(): Promise<void>
}

export function openBody(body: AsyncIterable<Uint8Array>): DropBody {
  const iterator = body[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let bytes = 0
  let bytesInBlocks = 0
  let latest: Promise<Uint8Array | null> = Promise.resolve(null)

  // One pull at a time, in the order of asking: the hash must see the chunks as they came.
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

  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let chunk = await pull(); chunk !== null; chunk = await pull()) yield chunk
  }

  return {
    async *blocks() {
      for await (const block of evenBlocks(chunks())) {
        bytesInBlocks += block.length
        yield block
      }
    },
    bytesRead: () => bytesInBlocks,
    async finish() {
      while ((await pull()) !== null);
      return { sha256: hash.digest('hex'), bytes }
    },
    async close() {
      await iterator.return?.()
    },
  }
}
