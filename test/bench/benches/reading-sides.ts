// Who reads a file, and how far.

import type { Side } from '../bench.ts'
import { csvOf, jsonOf, keepDistinct } from '../duckdb-statements.ts'
import { ACTIVITY_COLUMNS } from '../input/activity-file.ts'
import { GRAPH_COLUMNS } from '../input/graph-file.ts'

const KEPT = ['customer_id', 'user_id', 'product_sku', 'workload', 'subscription_id']

export function uptake(path: string, key: string): Side {
  const computes = 'checked rows, rejects, sheets compressed by customer'
  return { name: 'uptake', computes, script: 'read.ts', args: [key, path] }
}

export function duckdb(path: string): Side {
  return duckdbSide(keepDistinct(csvOf(path, ACTIVITY_COLUMNS), KEPT), 'without the date')
}

export function duckdbJson(path: string): Side {
  return duckdbSide(keepDistinct(jsonOf(path, ACTIVITY_COLUMNS), KEPT), 'without the date')
}

function duckdbSide(statement: string, columns: string): Side {
  const computes = `1 thread, distinct rows (${columns}) kept in a table in memory`
  return { name: 'duckdb', computes, script: 'duckdb.ts', args: [statement] }
}

export function duckdbGraph(path: string): Side {
  return duckdbSide(keepDistinct(csvOf(path, GRAPH_COLUMNS), GRAPH_COLUMNS), 'all columns')
}

export function csvParse(path: string): Side {
  return { name: 'csv-parse', computes: 'distinct rows kept in a Set', script: 'csv-parse.ts', args: [path] }
}

export function papaParse(path: string): Side {
  return { name: 'papaparse', computes: 'distinct rows kept in a Set', script: 'papaparse.ts', args: [path] }
}

export function gunzip(path: string): Side {
  return { name: 'gunzip', computes: 'unpacked, nothing else', script: 'gunzip.ts', args: [path] }
}
