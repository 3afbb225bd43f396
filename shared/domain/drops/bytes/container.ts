// The wrapping of a drop: plain, gzip or zstd, known by its first bytes, unpacked as it comes and never without end.

import { createGunzip, createZstdDecompress } from 'node:zlib'
import { RefusedDrop } from '../refusal.ts'
import { evenBlocks } from './blocks.ts'
import { DamagedContainer, type Decompression, decompress } from './decompress.ts'
import { MAX_BYTES, tooBig } from './drop-limits.ts'
import { peek } from './peek.ts'
import { beginsAsZstd, cutAtFrames } from './zstd-frames.ts'

export interface Unpacked {
  readonly container: 'plain' | 'gzip' | 'zstd'
  readonly bytes: AsyncGenerator<Buffer>
  /** For who leaves before the end. */
  close(): void
}

const GZIP = Buffer.from([0x1f, 0x8b])
const LONGEST_MAGIC_BYTES = 4
const CHUNK = { chunkSize: 65_536 }

export async function unpack(packed: AsyncGenerator<Buffer>, maxBytes = MAX_BYTES): Promise<Unpacked> {
  const { head, bytes } = await peek(packed, LONGEST_MAGIC_BYTES)
  if (head.subarray(0, GZIP.length).equals(GZIP)) {
    return bounded('gzip', decompress(bytes, createGunzip(CHUNK)), maxBytes)
  }
  if (beginsAsZstd(head)) {
    return bounded('zstd', decompress(cutAtFrames(bytes), createZstdDecompress(CHUNK)), maxBytes)
  }
  return { container: 'plain', bytes, close: () => undefined }
}

function bounded(container: 'gzip' | 'zstd', unpacking: Decompression, maxBytes: number): Unpacked {
  return { container, bytes: boundedBytes(container, unpacking, maxBytes), close: unpacking.close }
}

async function* boundedBytes(
  name: string,
  { bytes }: Decompression,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let unpackedBytes = 0
  try {
    for await (const block of evenBlocks(bytes)) {
      unpackedBytes += block.length
      if (unpackedBytes > maxBytes) throw tooBig(`unpacks to over ${maxBytes / 1024 ** 2} MiB`)
      yield block
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
