// Cuts bytes into even blocks, so that no reading depends on how they came.

const BLOCK_BYTES = 65_536

/** Blocks of 64 KiB, the last one shorter; also where the chunks break off with an error. */
export async function* evenBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let failure: { readonly error: unknown } | null = null
  try {
    for await (const chunk of chunks) {
      if (waitingBytes === 0 && chunk.length === BLOCK_BYTES) {
        // As unpacking gives them: nothing has to be copied.
        yield asBuffer(chunk)
        continue
      }
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
  } catch (error) {
    failure = { error }
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting)
  if (failure !== null) throw failure.error
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
}
