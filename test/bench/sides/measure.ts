// Measures all customers from the sheets of 28 days. Reading the files is not timed, but its memory is in the process.
// Argument: the folder of the files.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '../../../shared/domain/calendar.ts'
import { parseDropKey } from '../../../shared/domain/drops/drop-key.ts'
import { readDrop } from '../../../shared/domain/drops/read-drop.ts'
import { plainSettings } from '../../../shared/domain/drops/reading.ts'
import { customerId } from '../../../shared/domain/ids.ts'
import { dropDays } from '../../../shared/domain/metrics/coverage.ts'
import { measureCustomer } from '../../../shared/domain/metrics/measure-customer.ts'
import type { ActivityDrop } from '../../../shared/domain/metrics/point.ts'
import type { Sheet, Stated } from '../../../shared/domain/sheets/sheet.ts'
import { catalogueOf } from '../../unit/domain/metrics/builders.ts'
import { BENCH_DATE, PRODUCTS } from '../input/activity-file.ts'
import { WINDOW_DATES } from '../input/window.ts'
import { itemBytes } from '../item-bytes.ts'
import { timed } from '../timed.ts'

/** A unit reads so much consistently. */
const UNIT_BYTES = 4_096

const [, , folder = ''] = process.argv

const sheets = new Map<string, Stated<Sheet>[]>()
const drops: ActivityDrop[] = []
for (const date of WINDOW_DATES) {
  const key = `bench/activity/${date}/day.csv.gz`
  const { effectiveDay, covers, rows } = await read(key, readFileSync(join(folder, `${date}.csv.gz`)))
  if (effectiveDay === null || covers === null) throw new Error(`${key} cannot be read`)
  const generation = 'bench' as ActivityDrop['generation']
  drops.push({ key, generation, effectiveDay, covers, customer: null, accepted: rows.accepted })
}
const readUnits = [...sheets.values()].reduce((sum, own) => sum + unitsOf(own), 0)
await read(`bench/entitlements/${BENCH_DATE}/all.csv`, Buffer.from(licencesOf(sheets.keys())))
const days = dropDays(dayOf(BENCH_DATE), drops)
const catalogue = catalogueOf()

await timed(async () => {
  let active = 0
  for (const [customer, own] of sheets) {
    const point = measureCustomer(customerId(customer), own, days, catalogue)
    for (const { entitled, unlicensed } of point?.products ?? []) active += entitled + unlicensed
  }
  return {
    result: active,
    rows: drops.reduce((sum, { accepted }) => sum + accepted, 0),
    customers: sheets.size,
    read_units_per_customer: Math.round(readUnits / sheets.size),
  }
})

function licencesOf(customers: Iterable<string>): string {
  const lines = [...customers].flatMap((customer) =>
    PRODUCTS.map((product) => `${customer},${product},${product},500,active\n`),
  )
  return `customer_id,subscription_id,product_sku,licenses_sold,status\n${lines.join('')}`
}

/** Of one query. */
function unitsOf(own: readonly Stated<Sheet>[]): number {
  return Math.ceil(own.reduce((sum, { sheet }) => sum + itemBytes(sheet), 0) / UNIT_BYTES)
}

async function read(key: string, bytes: Buffer) {
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
