// The wrapping of a drop: plain, gzip or zstd, known by its first bytes, unpacked as it comes and never without end.

import { createGunzip, createZstdDecompress } from 'node:zlib'
import { DamagedContainer, decompress, type UnpackedPiece } from './decompress.ts'
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
  if (startsWith(head, GZIP)) return unwrap('gzip', bytes, limits)
  if (startsWith(head, ZSTD)) return unwrap('zstd', bytes, limits)
  return { container: 'plain', bytes, close: () => undefined }
}

const ENGINES = { gzip: () => createGunzip(CHUNK), zstd: () => createZstdDecompress(CHUNK) }

function unwrap(container: 'gzip' | 'zstd', packed: AsyncGenerator<Buffer>, limits: UnpackLimits): Unpacked {
  const { pieces, close } = decompress(packed, ENGINES[container])
  return { container, bytes: bounded(pieces, container, limits), close }
}

async function* bounded(
  pieces: AsyncGenerator<UnpackedPiece>,
  name: string,
  limits: UnpackLimits,
): AsyncGenerator<Buffer> {
  let unpackedBytes = 0
  try {
    for await (const { bytes, packedBytes } of pieces) {
      unpackedBytes += bytes.length
      if (unpackedBytes > limits.bytes && unpackedBytes > limits.timesItsSize * packedBytes) {
        throw tooBig(name, limits)
      }
      yield bytes
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error
    throw new RefusedDrop(
      'broken_container',
      `The ${name} file breaks off or is damaged after ${unpackedBytes} unpacked bytes; pack and upload it again.`,
      { cause: error.cause },
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
