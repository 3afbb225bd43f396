// The bytes of a drop, counted and hashed.

import { createHash } from 'node:crypto'
import { evenBlocks } from './blocks.ts'
import { MAX_BYTES, tooBig } from './drop-limits.ts'

export interface DropBody {
  /** Even blocks. Leaving early does not close the body. Refuses a body that is too big. */
  blocks(): AsyncGenerator<Buffer>
  /** In the blocks so far; the same at each block, however the bytes came. */
  bytesRead(): number
  /** Takes in what nobody read: the facts of a drop are those of all its bytes. Of one that is too big, no hash. */
  finish(): Promise<{ readonly sha256: string; readonly bytes: number }>
  close(): Promise<void>
}

export function openBody(body: AsyncIterable<Uint8Array>, maxBytes = MAX_BYTES): DropBody {
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
        if (bytesInBlocks > maxBytes) throw tooBig(`has over ${maxBytes / 1024 ** 2} MiB`)
        yield block
      }
    },
    bytesRead: () => bytesInBlocks,
    async finish() {
      while (bytes <= maxBytes && (await pull()) !== null);
      if (bytes > maxBytes) return { sha256: '', bytes: maxBytes }
      return { sha256: hash.digest('hex'), bytes }
    },
    async close() {
      await iterator.return?.()
    },
  }
}
