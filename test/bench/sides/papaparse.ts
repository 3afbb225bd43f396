// Parses a CSV file with Papa Parse and keeps the distinct rows in a Set. Argument: the path.

import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import Papa from 'papaparse'
import { timed } from '../timed.ts'

const [, , path = ''] = process.argv

await timed(async () => {
  const distinct = new Set<string>()
  await new Promise((resolve, reject) => {
    Papa.parse<readonly string[]>(createReadStream(path).pipe(createGunzip()), {
      delimiter: ',',
      skipFirstNLines: 1,
      skipEmptyLines: true,
      chunk({ data }) {
        for (const row of data) distinct.add(row.join('\0'))
      },
      complete: resolve,
      error: reject,
    })
  })
  return { distinct_rows: distinct.size }
})
