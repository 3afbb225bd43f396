// How fast the sheets of a window become figures.

import { readFileSync } from 'node:fs'
import { addDays, dayOf, formatDay } from '../../shared/domain/calendar.ts'
import { parseDropKey } from '../../shared/domain/drops/drop-key.ts'
import { readDrop } from '../../shared/domain/drops/read-drop.ts'
import { plainSettings } from '../../shared/domain/drops/reading.ts'
import { customerId } from '../../shared/domain/ids.ts'
import { dropDays } from '../../shared/domain/metrics/coverage.ts'
import { measureCustomer } from '../../shared/domain/metrics/measure-customer.ts'
import type { ActivityDrop } from '../../shared/domain/metrics/point.ts'
import type { Sheet, Stated } from '../../shared/domain/sheets/sheet.ts'
import { catalogueOf } from '../unit/domain/metrics/builders.ts'
import { BENCH_DATE } from './activity-file.ts'

export interface MeasureFigures {
  readonly rows: number
  readonly customers: number
  readonly active_entitlements: number
  readonly duration_ms: number
  readonly cpu_ms: number
  readonly rows_per_second: number
  readonly peak_memory_mb: number
}

export const WINDOW_DATES: readonly string[] = Array.from({ length: 28 }, (_, ago) =>
  formatDay(addDays(dayOf(BENCH_DATE), -ago)),
)

const PRODUCTS = ['ENTERPRISEPACK', 'SPE_E5', 'O365_BUSINESS_PREMIUM']

/** `pathOf`: the activity file of each date. Reading them is not measured. */
export async function measureWindow(pathOf: (date: string) => string): Promise<MeasureFigures> {
  const sheets = new Map<string, Stated<Sheet>[]>()
  const drops: ActivityDrop[] = []
  let rows = 0
  for (const date of WINDOW_DATES) {
    const key = `bench/activity/${date}/day.csv.gz`
    const outcome = await read(key, readFileSync(pathOf(date)), sheets)
    rows += outcome.rows.accepted
    const { effectiveDay, covers } = outcome
    if (effectiveDay === null || covers === null) throw new Error(`${key} cannot be read`)
    const generation = 'bench' as ActivityDrop['generation']
    drops.push({ key, generation, effectiveDay, covers, customer: null, accepted: outcome.rows.accepted })
  }
  const lines = [...sheets.keys()].flatMap((customer) =>
    PRODUCTS.map((product) => `${customer},${product},${product},500,active\n`),
  )
  const licences = `customer_id,subscription_id,product_sku,licenses_sold,status\n${lines.join('')}`
  await read(`bench/entitlements/${BENCH_DATE}/all.csv`, Buffer.from(licences), sheets)

  const days = dropDays(dayOf(BENCH_DATE), drops)
  const catalogue = catalogueOf()
  const startCpu = process.cpuUsage()
  const startMs = performance.now()
  let active = 0
  for (const [customer, own] of sheets) {
    const point = measureCustomer(customerId(customer), own, days, catalogue)
    for (const { entitled, unlicensed } of point?.products ?? []) active += entitled + unlicensed
  }
  const durationMs = performance.now() - startMs
  const cpu = process.cpuUsage(startCpu)
  return {
    rows,
    customers: sheets.size,
    active_entitlements: active,
    duration_ms: Math.round(durationMs),
    cpu_ms: Math.round((cpu.user + cpu.system) / 1_000),
    rows_per_second: Math.round((rows / durationMs) * 1_000),
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1_024),
  }
}

async function read(key: string, bytes: Buffer, sheets: Map<string, Stated<Sheet>[]>) {
  const address = parseDropKey(key)
  if (address.kind === 'invalid') throw new Error(address.problem)
  const source = {
    bytes: bytes.length,
    async *read(start: number, end: number) {
      yield bytes.subarray(start, end)
    },
  }
  const result = await readDrop(
    source,
    { address, settings: plainSettings('Europe/Madrid') },
    {
      async sheet(sheet, part) {
        if (sheet.kind === 'support') return
        const own = sheets.get(sheet.customer) ?? []
        sheets.set(sheet.customer, own)
        own.push({ key, part, sheet })
      },
      async rejects() {},
    },
  )
  if (result.kind === 'again') throw new Error('the bench file tells everything in time')
  return result.outcome
}
