// The bytes of a drop, counted and hashed while they are read from their beginning.

import { createHash } from 'node:crypto'
import { evenBlocks } from './blocks.ts'

/** One version of an object. Whatever it throws is thrown by the reader as it is. */
export interface DropSource {
  readonly bytes: number
  /** From `start` up to `end`, which is not part of it; may be called again and again, also side by side. */
  read(start: number, end: number): AsyncIterable<Uint8Array>
}

export interface DropBody {
  readonly source: DropSource
  /** Even blocks, from the beginning. Leaving early does not close the body. */
  blocks(): AsyncGenerator<Buffer>
  /** Takes in what nobody read: the facts of a drop are those of all its bytes. */
  finish(): Promise<{ readonly sha256: string; readonly bytes: number }>
  close(): Promise<void>
}

export function openBody(source: DropSource): DropBody {
  const iterator = source.read(0, source.bytes)[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let bytes = 0
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
    source,
    blocks: () => evenBlocks(chunks()),
    async finish() {
      while ((await pull()) !== null);
      return { sha256: hash.digest('hex'), bytes }
    },
    async close() {
      await iterator.return?.()
    },
  }
}
