// Unpacks a stream of blocks with one engine: each block is written, and all that comes of it read, before the next
// one is asked for. So nobody waits for a block that another one needs, and the pauses between them change nothing.

import type { createGunzip, createZstdDecompress } from 'node:zlib'

type Engine = ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress>

/** The bytes are not what they should be. What the source of the bytes throws is passed on as it is. */
export class DamagedContainer extends Error {
  override readonly name = 'DamagedContainer'
}

export interface Decompression {
  readonly bytes: AsyncGenerator<Buffer>
  /** For who leaves before the end. */
  close(): void
}

export function decompress(packed: AsyncIterable<Buffer>, engine: Engine): Decompression {
  const output = createOutput(engine)

  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const block of packed) {
      let isTaken = false
      engine.write(block, () => {
        isTaken = true
        output.lookAgain()
      })
      yield* output.until(() => isTaken)
      if (engine.readableEnded) throw new DamagedContainer('goes on behind its end')
    }
    engine.end()
    yield* output.until(() => engine.readableEnded)
  }

  return { bytes: bytes(), close: () => engine.destroy() }
}

interface Output {
  /** What the engine gives until that is so, or until it gives no more. */
  until(isDone: () => boolean): AsyncGenerator<Buffer>
  lookAgain(): void
}

function createOutput(engine: Engine): Output {
  let failure: Error | null = null
  let changed = Promise.withResolvers<void>()

  function lookAgain(): void {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  engine.on('readable', lookAgain)
  engine.on('end', lookAgain)
  engine.on('close', lookAgain)
  engine.on('error', (error) => {
    failure = error
    lookAgain()
  })

  return {
    lookAgain,
    async *until(isDone) {
      for (;;) {
        // Taken before looking: what changes while the reader is busy elsewhere is not missed.
        const change = changed.promise
        for (let bytes = engine.read(); bytes !== null; bytes = engine.read()) yield bytes
        if (failure !== null) throw new DamagedContainer('cannot be unpacked', { cause: failure })
        if (isDone() || engine.readableEnded || engine.destroyed) return
        await change
      }
    },
  }
}
