// A file on disk as the source of a drop.

import { createReadStream } from 'node:fs'
import type { DropSource } from '../../../shared/domain/drops/bytes/body.ts'

const BLOCK_BYTES = 262_144

/** `advance` is called for every block of bytes that is read from the beginning. */
export function fileSource(path: string, bytes: number, advance: (bytes: number) => void): DropSource {
  return {
    bytes,
    async *read(start, end) {
      if (start >= end) return
      const isWhole = start === 0 && end === bytes
      for await (const block of createReadStream(path, { start, end: end - 1, highWaterMark: BLOCK_BYTES })) {
        if (isWhole) advance(block.length)
        yield block
      }
    },
  }
}
