// Whatever is wrong with a file: its rejects, corrected and uploaded under a key of their own, give the same
// figures as a clean file would have given.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCsv } from '../../../../infra/local/page/csv-view.ts'
import { goldenWorld } from '../../../support/partners.ts'
import { publishWeek } from '../../../support/publishing.ts'
import { upload } from '../../../support/reading.ts'

const AS_OF = '2026-11-22'

interface File {
  readonly path: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What a person or an export gets wrong in a cell. */
const mistakes = fc.constantFrom('', 'soon', 'x'.repeat(1100), '2027-01-01', '-1', 'many,more')
/** Here only mistakes that can be seen: ids must not repeat, and of two names the last one counts. */
const FREE_COLUMNS = ['subscription_id', 'user_id', 'customer_name']
const PLAIN_WORDS = ['soon', '2027-01-01', '-1']

const customers = fc.constantFrom('alpha', 'beta', 'gamma')

/** Subscriptions and users are named by their row, so that no id repeats. */
const entitlements: fc.Arbitrary<File> = fc
  .array(fc.tuple(customers, fc.integer({ min: 1, max: 40 }), fc.constantFrom('active', 'Suspended')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) => ({
    path: `entitlements/${AS_OF}/licences`,
    columns: ['customer_id', 'customer_name', 'subscription_id', 'product_sku', 'licenses_sold', 'status'],
    rows: rows.map(([customer, sold, status], at) => [
      customer,
      `"${customer}, Ltd"`,
      `s${at}`,
      'E3',
      String(sold),
      status,
    ]),
  }))

const events: fc.Arbitrary<File> = fc
  .array(
    fc.tuple(customers, fc.integer({ min: 1, max: 22 }), fc.constantFrom('teams', 'yammer', 'exchange')),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((rows) => ({
    path: `activity/${AS_OF}/use`,
    columns: ['customer_id', 'user_id', 'product_sku', 'workload', 'activity_date'],
    rows: rows.map(([customer, day, workload], at) => [
      customer,
      `u${at}`,
      'E3',
      workload,
      `2026-11-${String(day).padStart(2, '0')}`,
    ]),
  }))

interface Damage {
  readonly row: number
  readonly column: number
  readonly mistake: string
}

/** Which cell of which row goes wrong, and how. */
const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({ row: fc.nat(19), column: fc.nat(5), mistake: mistakes }),
  {
    maxLength: 8,
  },
)

it('corrected rejects give the figures of a clean file', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(entitlements, events, damages, damages, async (licences, use, first, second) => {
      const uploads = [await uploadOf(licences, first), await uploadOf(use, second)]
      const clean = await figuresOf(uploads.map((upload) => upload.clean))
      expect(await figuresOf(uploads.flatMap((upload) => upload.corrected))).toEqual(clean)
    }),
    { numRuns: 40 },
  )
})

interface Drop {
  readonly path: string
  readonly lines: readonly string[]
}

interface Upload {
  /** As the file should have been, but for mistakes that nobody can see. */
  readonly clean: Drop
  /** The damaged file and, where it has rejects, these with the rows as they should have been. */
  readonly corrected: readonly Drop[]
}

async function uploadOf(file: File, damaged: readonly Damage[]): Promise<Upload> {
  const rows = file.rows.map((row) => [...row])
  for (const { row, column, mistake } of damaged) {
    const isFree = FREE_COLUMNS.includes(file.columns[column] ?? '')
    const cells = rows[row]
    if (cells?.[column] !== undefined && !(isFree && PLAIN_WORDS.includes(mistake))) cells[column] = mistake
  }
  const first = dropOf({ ...file, rows }, 'first')
  const rejected = await rejectedRows(first)
  const clean = dropOf(
    { ...file, rows: rows.map((row, at) => (rejected.has(at) ? (file.rows[at] ?? row) : row)) },
    'all',
  )
  const corrected = dropOf({ ...file, rows: file.rows.filter((_, at) => rejected.has(at)) }, 'corrected')
  return { clean, corrected: rejected.size === 0 ? [first] : [first, corrected] }
}

/** Places of the rows that the receipt's rejects file holds. */
async function rejectedRows({ path, lines }: Drop): Promise<Set<number>> {
  const world = goldenWorld()
  await upload(world, path, lines)
  const rejects = world.reports.texts()[`receipts/golden/${path}.rejects.csv`]
  if (rejects === undefined) return new Set()
  const { columns, rows } = parseCsv(Buffer.from(rejects))
  return new Set(rows.map((cells) => Number(cells[columns.indexOf('_line')]) - 2))
}

function dropOf({ path, columns, rows }: File, name: string): Drop {
  return { path: `${path}-${name}.csv`, lines: [columns.join(','), ...rows.map((row) => row.join(','))] }
}

async function figuresOf(drops: readonly Drop[]): Promise<Record<string, string>> {
  const world = goldenWorld()
  for (const { path, lines } of drops) await upload(world, path, lines)
  await publishWeek(world, AS_OF)
  const texts = Object.entries(world.reports.texts())
  return Object.fromEntries(
    texts.filter(([key]) => key.endsWith('.csv') && key.startsWith('reports/golden/')),
  )
}
