// The figures of 28 days, from sheets by Uptake, from Parquet files by DuckDB.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Bench } from '../bench.ts'
import { countActive, csvOf, toParquet } from '../duckdb-statements.ts'
import { ACTIVITY_COLUMNS, writeActivityFile } from '../input/activity-file.ts'
import { WINDOW_DATES } from '../input/window.ts'
import { pathOfSide } from '../run-bench.ts'

const CUSTOMERS = 270
const QUICK_CUSTOMERS = 2

export const MEASURE: Bench = {
  name: 'measure',
  about: `The figures of ${CUSTOMERS} customers on a day, from ${WINDOW_DATES.length} files of a day each.`,
  targets: [{ figure: 'duration_ms', peer: 'duckdb', most: 1 }],
  async prepare(folder, isQuick) {
    for (const date of WINDOW_DATES) {
      const path = join(folder, `${date}.csv.gz`)
      await writeActivityFile(path, { customers: isQuick ? QUICK_CUSTOMERS : CUSTOMERS, date })
    }
    const files = csvOf(join(folder, '*.csv.gz'), ACTIVITY_COLUMNS)
    const parquet = join(folder, 'window.parquet')
    // In a process of its own: DuckDB is no part of this one.
    await promisify(execFile)(process.execPath, [pathOfSide('duckdb.ts'), toParquet(files, parquet)])
    return [
      {
        name: 'uptake',
        computes: 'all figures of a customer and its products, from compressed sheets',
        script: 'measure.ts',
        args: [folder],
      },
      {
        name: 'duckdb',
        computes: '1 thread, active entitlements by customer and product alone, from Parquet',
        script: 'duckdb.ts',
        args: [countActive(parquet)],
      },
    ]
  },
}
