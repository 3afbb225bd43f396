// The same work by DuckDB, in memory, with one thread: a statement whose last value is printed as `result`. Arguments: the
// statement, and another that is run before and not timed.

import { DuckDBInstance } from '@duckdb/node-api'
import { timed } from '../timed.ts'

const [, , statement = '', before] = process.argv

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
if (before !== undefined) await connection.run(before)

await timed(async () => {
  const result = await connection.runAndReadAll(statement)
  return { result: Number(result.getRows().at(-1)?.at(-1) ?? 0) }
})
