// Where the frames of zstd end (RFC 8878). The engine of Node.js takes one frame after another, but for good leaves
// what stands behind the end of a frame in the same write: so no write may go beyond one.

import { RefusedDrop } from '../refusal.ts'
import { DamagedContainer } from './decompress.ts'

/** Each is a write of its own, which takes its time however short the frame is. */
const MAX_FRAMES = 100_000

/** The same bytes, cut behind each frame too; throws when they end within a frame. */
export async function* cutAtFrames(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let frames = 0
  let frame = createFrame()
  for await (const block of packed) {
    let start = 0
    for (let at = 0; at < block.length; ) {
      at += frame.take(block.subarray(at))
      if (!frame.hasEnded()) continue
      yield block.subarray(start, at)
      start = at
      frame = createFrame()
      frames += 1
      if (frames > MAX_FRAMES) throw tooManyFrames()
    }
    if (start < block.length) yield block.subarray(start)
  }
  if (frame.hasBegun()) throw new DamagedContainer('ends within a frame')
}

export function beginsAsZstd(head: Buffer): boolean {
  if (head.length < MAGIC_BYTES) return false
  const magic = head.readUInt32LE()
  return magic === MAGIC || isSkippable(magic)
}

const MAGIC = 0xfd2fb528
const MAGIC_BYTES = 4
const RUN_LENGTH_BLOCK = 1
const CHECKSUM_BYTES = 4

interface Frame {
  /** Takes what belongs to the frame, or a part of that; says how many bytes. */
  take(bytes: Buffer): number
  hasBegun(): boolean
  hasEnded(): boolean
}

function createFrame(): Frame {
  const parts = partsOfFrame()
  let part = parts.next()
  let taken = 0
  /** Of the part, if it must be looked at. */
  let seen: Buffer = Buffer.alloc(0)
  let hasBegun = false
  return {
    take(bytes) {
      if (part.done === true) return 0
      const { length, isRead } = part.value
      const more = bytes.subarray(0, length - taken)
      hasBegun = true
      taken += more.length
      if (isRead) seen = Buffer.concat([seen, more])
      while (part.done !== true && taken === part.value.length) {
        part = parts.next(seen)
        seen = Buffer.alloc(0)
        taken = 0
      }
      return more.length
    },
    hasBegun: () => hasBegun,
    hasEnded: () => part.done === true,
  }
}

interface Part {
  readonly length: number
  /** Its bytes say what comes next. */
  readonly isRead: boolean
}

/** The parts of a frame in their order; each that is read is given back with its bytes. */
function* partsOfFrame(): Generator<Part, void, Buffer> {
  const magic = (yield read(MAGIC_BYTES)).readUInt32LE()
  if (isSkippable(magic)) {
    yield pass((yield read(4)).readUInt32LE())
    return
  }
  if (magic !== MAGIC) throw new DamagedContainer('something else stands behind a frame')
  const descriptor = (yield read(1)).readUInt8()
  yield pass(headerBytes(descriptor))
  let isLast = false
  while (!isLast) {
    const block = (yield read(3)).readUIntLE(0, 3)
    isLast = (block & 1) === 1
    yield pass(((block >> 1) & 3) === RUN_LENGTH_BLOCK ? 1 : block >> 3)
  }
  if ((descriptor & 0b100) !== 0) yield pass(CHECKSUM_BYTES)
}

/** What follows the descriptor: window, dictionary id and content size, each of them only if it says so. */
function headerBytes(descriptor: number): number {
  const isSingleSegment = (descriptor & 0b10_0000) !== 0
  const windowBytes = isSingleSegment ? 0 : 1
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 0b11] ?? 0
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  return windowBytes + dictionaryBytes + sizeBytes
}

function tooManyFrames(): RefusedDrop {
  return new RefusedDrop(
    'too_big',
    `The zstd file consists of more than ${MAX_FRAMES} frames; pack its content in one piece and upload it again.`,
  )
}

/** The sixteen magic numbers of frames that hold nothing of the content. */
function isSkippable(magic: number): boolean {
  return magic >>> 4 === 0x184d2a5
}

function read(length: number): Part {
  return { length, isRead: true }
}

function pass(length: number): Part {
  return { length, isRead: false }
}
