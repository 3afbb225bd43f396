// The same kind of file in four sizes, read by a new process and by one that is warm.

import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import { writeActivityFile } from '../input/activity-file.ts'
import { KEY } from './ingest.ts'
import { duckdb, uptake } from './reading-sides.ts'

const SIZES = { '500k': 500_000, '1m': 1_000_000, '2m': 2_000_000, '4m': 4_000_000 }
const QUICK_ROWS = 500

export const SLOPE: readonly Bench[] = Object.entries(SIZES).map(([name, rows], at) => ({
  name: `slope/${name}`,
  about: `${rows.toLocaleString('en')} rows, grouped by customer, names.`,
  isAnotherCase: at > 0,
  async prepare(folder, isQuick) {
    const path = join(folder, 'day.csv.gz')
    await writeActivityFile(path, { rows: isQuick ? QUICK_ROWS : rows })
    const fresh = uptake(path, KEY)
    const computes = 'the second time in a process'
    return [
      { ...fresh, name: 'fresh' },
      { ...fresh, name: 'warm', computes, args: [...fresh.args, 'warm'] },
      duckdb(path),
    ]
  },
}))
