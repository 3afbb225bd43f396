// Parses a CSV file with csv-parse and keeps the distinct rows in a Set. Argument: the path.

import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { timed } from '../timed.ts'

const [, , path = ''] = process.argv

await timed(async () => {
  const distinct = new Set<string>()
  const parser = parse({ from: 2 })
  await pipeline(
    createReadStream(path),
    createGunzip(),
    parser,
    async (rows: AsyncIterable<readonly string[]>) => {
      for await (const row of rows) distinct.add(row.join('\0'))
    },
  )
  return { distinct_rows: distinct.size }
})
