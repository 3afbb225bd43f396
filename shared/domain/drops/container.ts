// The wrapping of a drop: plain, gzip or zstd, known by its first bytes, unpacked as it comes and never without end.

import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { peek } from './peek.ts'
import { RefusedDrop } from './refusal.ts'

export interface Unpacked {
  readonly container: 'plain' | 'gzip' | 'zstd'
  readonly bytes: AsyncGenerator<Buffer>
  /** For who leaves before the end. */
  close(): void
}

/** Beyond both, a drop is a bomb. */
export interface UnpackLimits {
  readonly bytes: number
  readonly timesItsSize: number
}

const LIMITS: UnpackLimits = { bytes: 2 * 1024 ** 3, timesItsSize: 200 }
const GZIP = Buffer.from([0x1f, 0x8b])
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
const CHUNK = { chunkSize: 65_536 }

export async function unpack(packed: AsyncGenerator<Buffer>, limits = LIMITS): Promise<Unpacked> {
  const { head, bytes } = await peek(packed, ZSTD.length)
  const container = startsWith(head, GZIP) ? 'gzip' : startsWith(head, ZSTD) ? 'zstd' : 'plain'
  if (container === 'plain') return { container, bytes, close: () => undefined }
  const engine = container === 'gzip' ? createGunzip(CHUNK) : createZstdDecompress(CHUNK)
  return { container, bytes: decompress(bytes, engine, container, limits), close: () => engine.destroy() }
}

async function* decompress(
  packed: AsyncGenerator<Buffer>,
  engine: Duplex,
  name: string,
  limits: UnpackLimits,
): AsyncGenerator<Buffer> {
  let packedBytes = 0
  let unpackedBytes = 0
  let bodyError: unknown = null

  async function* counted(): AsyncGenerator<Buffer> {
    try {
      for await (const block of packed) {
        packedBytes += block.length
        yield block
      }
    } catch (error) {
      bodyError = error
      throw error
    }
  }

  // Whatever fails in here fails the engine too, and is met where the engine is read.
  pipeline(counted(), engine).catch(() => undefined)
  try {
    for await (const chunk of engine) {
      unpackedBytes += chunk.length
      if (unpackedBytes > limits.bytes && unpackedBytes > limits.timesItsSize * packedBytes) {
        throw tooBig(name, limits)
      }
      yield chunk
    }
  } catch (error) {
    if (error === bodyError || error instanceof RefusedDrop) throw error
    throw new RefusedDrop(
      'broken_container',
      `The ${name} file breaks off or is damaged after ${unpackedBytes} unpacked bytes; pack and upload it again.`,
      { cause: error },
    )
  }
}

function tooBig(name: string, limits: UnpackLimits): RefusedDrop {
  const gibibytes = limits.bytes / 1024 ** 3
  return new RefusedDrop(
    'too_big',
    `The ${name} file unpacks to more than ${limits.timesItsSize} times its size and over ${gibibytes} GiB; split it into smaller files.`,
  )
}

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic)
}
