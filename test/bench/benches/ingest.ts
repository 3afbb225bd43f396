// A file becomes sheets: by Uptake, by DuckDB as far as it goes, by the usual CSV parsers, and what unpacking alone takes.

import { join } from 'node:path'
import type { Bench, Side, Target } from '../bench.ts'
import { type ActivityFile, BENCH_DATE, writeActivityFile } from '../input/activity-file.ts'
import { graphLines } from '../input/graph-file.ts'
import { writeGzipLines } from '../input/gzip-lines.ts'
import { csvParse, duckdb, duckdbGraph, duckdbJson, gunzip, papaParse, uptake } from './reading-sides.ts'

/** Of a file with many customers. */
export const KEY = `bench/activity/${BENCH_DATE}/day.csv.gz`

const DAY_ROWS = 569_000
const LARGE_ROWS = 5_000_000
const GIANT_USERS = 450_000
const GRAPH_ROWS = 200_000
const QUICK_ROWS = 500

interface Case {
  readonly name: string
  readonly about: string
  readonly file: ActivityFile
  readonly peers: readonly ((path: string) => Side)[]
  readonly targets: readonly Target[]
  readonly isAnotherCase?: true
}

const CASES: readonly Case[] = [
  {
    name: 'grouped',
    about: 'grouped by customer, names',
    file: { rows: DAY_ROWS },
    peers: [duckdb, csvParse, papaParse, gunzip],
    targets: [ratio('duckdb', 1.5), ratio('gunzip', 8), writeUnits(7_500), memory(220)],
  },
  {
    name: 'hex',
    about: 'grouped by customer, 32 hexadecimal digits',
    file: { rows: DAY_ROWS, ids: 'hex' },
    peers: [duckdb],
    targets: [ratio('duckdb', 1.5), writeUnits(12_500)],
    isAnotherCase: true,
  },
  {
    name: 'shuffled',
    about: 'in no order, names',
    file: { rows: DAY_ROWS, order: 'shuffled' },
    peers: [duckdb],
    targets: [ratio('duckdb', 1.5), writeUnits(9_000)],
  },
  {
    name: 'json',
    about: 'a JSON record a line, grouped by customer',
    file: { rows: DAY_ROWS, format: 'json' },
    peers: [duckdbJson, gunzip],
    targets: [],
  },
  {
    name: 'giant',
    about: 'one customer of 450,000 users',
    file: { customers: 1, users: GIANT_USERS },
    peers: [duckdb],
    targets: [],
    isAnotherCase: true,
  },
  {
    name: '5m',
    about: '5 million rows, grouped by customer, names',
    file: { rows: LARGE_ROWS },
    peers: [duckdb],
    targets: [memory(320)],
    isAnotherCase: true,
  },
  {
    name: '5m-shuffled',
    about: '5 million rows, in no order, names',
    file: { rows: LARGE_ROWS, order: 'shuffled' },
    peers: [duckdb],
    targets: [memory(450)],
    isAnotherCase: true,
  },
]

const GRAPH: Bench = {
  name: 'ingest/graph',
  about: `getOffice365ActiveUserDetail of one tenant with ${GRAPH_ROWS.toLocaleString('en')} users, gzip.`,
  async prepare(folder, isQuick) {
    const path = join(folder, 'graph.csv.gz')
    await writeGzipLines(path, graphLines(isQuick ? QUICK_ROWS : GRAPH_ROWS, 1))
    const key = `bench/activity/${BENCH_DATE}/customer=contoso/graph.csv.gz`
    return [uptake(path, key), duckdbGraph(path), csvParse(path), papaParse(path)]
  },
}

export const INGEST: readonly Bench[] = [...CASES.map(benchOf), GRAPH]

function benchOf({ name, about, file, peers, ...rest }: Case): Bench {
  return {
    name: `ingest/${name}`,
    about: `A day's activity, gzip, ${about}.`,
    ...rest,
    async prepare(folder, isQuick) {
      const path = join(folder, 'day.csv.gz')
      await writeActivityFile(path, isQuick ? { ...file, rows: QUICK_ROWS } : file)
      return [uptake(path, KEY), ...peers.map((peer) => peer(path))]
    },
  }
}

function ratio(peer: string, most: number): Target {
  return { figure: 'duration_ms', peer, most }
}

function writeUnits(most: number): Target {
  return { figure: 'write_units_per_million_rows', most }
}

function memory(most: number): Target {
  return { figure: 'peak_memory_mb', most }
}
