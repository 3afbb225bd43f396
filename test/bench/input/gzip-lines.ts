// Writes lines into a gzip file, in blocks.

import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const BLOCK_CHARACTERS = 65_536

export async function writeGzipLines(path: string, lines: Iterable<string>): Promise<void> {
  await pipeline(blocksOf(lines), createGzip(), createWriteStream(path))
}

function* blocksOf(lines: Iterable<string>): Generator<string> {
  let block = ''
  for (const line of lines) {
    block += `${line}\n`
    if (block.length < BLOCK_CHARACTERS) continue
    yield block
    block = ''
  }
  yield block
}
