// Cuts bytes into even blocks, so that no reading depends on how they came.

const BLOCK_BYTES = 65_536

/** Blocks of 64 KiB, the last one shorter; also where the chunks break off with an error. */
export async function* evenBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let failure: { readonly error: unknown } | null = null
  try {
    for await (const chunk of chunks) {
      keep(waiting, asBuffer(chunk))
      waitingBytes += chunk.length
      if (waitingBytes < BLOCK_BYTES) continue
      const whole = joined(waiting)
      const end = whole.length - (whole.length % BLOCK_BYTES)
      waiting = end === whole.length ? [] : [whole.subarray(end)]
      waitingBytes = whole.length - end
      for (let start = 0; start < end; start += BLOCK_BYTES) yield whole.subarray(start, start + BLOCK_BYTES)
    }
  } catch (error) {
    failure = { error }
  }
  if (waitingBytes > 0) yield joined(waiting)
  if (failure !== null) throw failure.error
}

/** Unpacking fills one piece of memory bit by bit: what lies side by side is one chunk, and need not be copied. */
function keep(waiting: Buffer[], chunk: Buffer): void {
  const last = waiting.at(-1)
  const isBeside = last?.buffer === chunk.buffer && last.byteOffset + last.length === chunk.byteOffset
  if (last !== undefined && isBeside) {
    waiting[waiting.length - 1] = Buffer.from(last.buffer, last.byteOffset, last.length + chunk.length)
  } else {
    waiting.push(chunk)
  }
}

function joined(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
}
