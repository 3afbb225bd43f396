// How fast a gzip activity file becomes sheets, what writing them would cost, and how much memory it takes.

import { statSync } from 'node:fs'
import { fileSource } from '../../infra/cli/check/file-source.ts'
import { parseDropKey } from '../../shared/domain/drops/drop-key.ts'
import { readDrop } from '../../shared/domain/drops/read-drop.ts'
import { plainSettings } from '../../shared/domain/drops/reading.ts'
import type { Sheet } from '../../shared/domain/sheets/sheet.ts'
import { BENCH_DATE } from './activity-file.ts'

export interface IngestFigures {
  readonly rows: number
  readonly customers: number
  readonly file_bytes: number
  readonly duration_ms: number
  /** All threads: unpacking has one of its own. */
  readonly cpu_ms: number
  readonly rows_per_second: number
  readonly sheets: number
  readonly sheet_bytes: number
  readonly largest_sheet_bytes: number
  /** One per started KB of each item, the customer's entry in the register included. */
  readonly write_units: number
  readonly write_units_per_million_rows: number
  readonly peak_memory_mb: number
  readonly peak_heap_mb: number
}

const UNIT_BYTES = 1_024
/** Names of attributes, keys, date and shape of an activity item. */
const ITEM_BYTES = 320
const MEGABYTE = 1_048_576
/** Looking at the heap takes time of its own: every twentieth sheet will do. */
const SAMPLED = 20

/** Reads the file in this process, whose memory is then that of the reading. */
export async function measureIngest(path: string): Promise<IngestFigures> {
  const address = parseDropKey(`bench/activity/${BENCH_DATE}/day.csv.gz`)
  if (address.kind === 'invalid') throw new Error(address.problem)
  let sheets = 0
  let sheetBytes = 0
  let largest = 0
  let writeUnits = 0
  let peakHeap = 0
  const startCpu = process.cpuUsage()
  const startMs = performance.now()
  const result = await readDrop(
    fileSource(path, statSync(path).size, () => {}),
    { address, settings: plainSettings('Europe/Madrid') },
    {
      async sheet(sheet) {
        const bytes = bytesOf(sheet)
        sheets += 1
        sheetBytes += bytes
        largest = Math.max(largest, bytes)
        writeUnits += Math.ceil(bytes / UNIT_BYTES)
        if (sheets % SAMPLED === 1) peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed)
      },
      async rejects() {},
    },
  )
  const cpu = process.cpuUsage(startCpu)
  const durationMs = performance.now() - startMs
  if (result.kind === 'again') throw new Error('the bench file tells everything in time')
  const { outcome } = result
  const { read } = outcome.rows
  writeUnits += outcome.customers
  return {
    rows: read,
    customers: outcome.customers,
    file_bytes: outcome.bytes,
    duration_ms: Math.round(durationMs),
    cpu_ms: Math.round((cpu.user + cpu.system) / 1_000),
    rows_per_second: Math.round((read / durationMs) * 1_000),
    sheets,
    sheet_bytes: sheetBytes,
    largest_sheet_bytes: largest,
    write_units: writeUnits,
    write_units_per_million_rows: Math.round((writeUnits / read) * 1_000_000),
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1_024),
    peak_heap_mb: Math.round(peakHeap / MEGABYTE),
  }
}

function bytesOf(sheet: Sheet): number {
  return ITEM_BYTES + (sheet.kind === 'activity' ? sheet.packed.length : JSON.stringify(sheet).length)
}
