// The wrapping of a drop, known by its first bytes, unpacked as it comes and never without end.

import { createGunzip, createZstdDecompress } from 'node:zlib'
import type { Container } from '../outcome.ts'
import { RefusedDrop } from '../refusal.ts'
import { type Archive, openArchive } from './archive.ts'
import { evenBlocks } from './blocks.ts'
import type { DropBody } from './body.ts'
import { DamagedContainer, type Decompression, decompress } from './decompress.ts'
import { MAX_BYTES, maxUnpackedBytes, sizeWords, tooBig } from './limits.ts'
import { peek } from './peek.ts'
import { beginsAsZstd, cutAtFrames } from './zstd-frames.ts'

/** A file to read as text, or a workbook, whose parts are read one by one. */
export type Unpacked = UnpackedText | { readonly kind: 'workbook'; readonly archive: Archive; close(): void }

export interface UnpackedText {
  readonly kind: 'text'
  readonly container: Container
  readonly bytes: AsyncGenerator<Buffer>
  /** For who leaves before the end. */
  close(): void
}

const GZIP = Buffer.from([0x1f, 0x8b])
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const EMPTY_ZIP = Buffer.from('PK\u0005\u0006', 'latin1')
/** What Excel wrote until 2007, and wraps a workbook with a password in. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const LONGEST_MAGIC_BYTES = 4
/**
 * Chunk by chunk: a stream of bytes would join what it has into one, and copy it. Large ones, since each takes a turn of the
 * engine's threads.
 */
const CHUNKS = { chunkSize: 262_144, readableObjectMode: true, readableHighWaterMark: 2 }

export async function unpack(body: DropBody): Promise<Unpacked> {
  const { head, bytes } = await peek(body.blocks(), LONGEST_MAGIC_BYTES)
  const beginsWith = (magic: Buffer) => head.subarray(0, magic.length).equals(magic)
  const maxBytes = maxUnpackedBytes(body.source.bytes)
  if (beginsWith(GZIP)) return innermost('gzip', decompress(bytes, createGunzip(CHUNKS)), maxBytes)
  if (beginsAsZstd(head)) {
    return innermost('zstd', decompress(cutAtFrames(bytes), createZstdDecompress(CHUNKS)), maxBytes)
  }
  if (beginsWith(ZIP) || beginsWith(EMPTY_ZIP)) return openZip(body, maxBytes)
  if (beginsWith(COMPOUND_FILE)) throw oldWorkbook()
  return { kind: 'text', container: 'plain', bytes: upTo(MAX_BYTES, bytes), close: () => undefined }
}

async function openZip(body: DropBody, maxBytes: number): Promise<Unpacked> {
  const archive = await openArchive(body.source).catch(refuseDamaged)
  if (archive.isWorkbook) return { kind: 'workbook', archive, close: archive.close }
  const unpacking: Decompression = { bytes: archive.onlyFile(), close: archive.close }
  return innermost('zip', unpacking, maxBytes)
}

function innermost(container: Container, unpacking: Decompression, maxBytes: number): UnpackedText {
  const bytes = notPackedAgain(container, bounded(container, unpacking, maxBytes))
  return { kind: 'text', container, bytes, close: unpacking.close }
}

/** One wrapping is taken off: what is inside must be text. */
async function* notPackedAgain(
  container: Container,
  unpacked: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  const { head, bytes } = await peek(unpacked, LONGEST_MAGIC_BYTES)
  const isPacked = [GZIP, ZIP, COMPOUND_FILE].some((magic) => head.subarray(0, magic.length).equals(magic))
  if (isPacked || beginsAsZstd(head)) {
    throw new RefusedDrop(
      'broken_container',
      `The ${container} file holds another packed file or a workbook; take that out of it and upload it alone.`,
    )
  }
  yield* bytes
}

async function* bounded(
  container: Container,
  { bytes }: Decompression,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let unpackedBytes = 0
  try {
    for await (const block of evenBlocks(bytes)) {
      unpackedBytes += block.length
      if (unpackedBytes > maxBytes) throw tooBig(`unpacks to over ${sizeWords(maxBytes)}`)
      yield block
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error
    throw new RefusedDrop(
      'broken_container',
      `The ${container} file breaks off or is damaged after ${unpackedBytes} unpacked bytes; pack and upload it again.`,
      { cause: error.cause },
    )
  }
}

async function* upTo(maxBytes: number, blocks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const block of blocks) {
    bytes += block.length
    if (bytes > maxBytes) throw tooBig(`has over ${sizeWords(maxBytes)}`)
    yield block
  }
}

function refuseDamaged(error: unknown): never {
  if (!(error instanceof DamagedContainer)) throw error
  throw new RefusedDrop(
    'broken_container',
    'The ZIP archive breaks off or is damaged; pack and upload it again.',
    { cause: error.cause },
  )
}

function oldWorkbook(): RefusedDrop {
  return new RefusedDrop(
    'broken_container',
    'The file is an old Excel workbook (.xls), or one with a password; save it as .xlsx without a password, or as CSV (UTF-8).',
  )
}
