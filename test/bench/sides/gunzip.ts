// Unpacks a file and does nothing with it: what no reader can do without. Argument: the path.

import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { timed } from '../timed.ts'

const BLOCK_BYTES = 262_144

const [, , path = ''] = process.argv

await timed(async () => {
  let bytes = 0
  const file = createReadStream(path, { highWaterMark: BLOCK_BYTES })
  for await (const block of file.pipe(createGunzip({ chunkSize: BLOCK_BYTES }))) bytes += block.length
  return { unpacked_bytes: bytes }
})
