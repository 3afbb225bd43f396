// Gzip activity files of any size, the same every time: many customers of very different sizes, or a giant one; the users who
// were active that day, with one to three workloads of their product.

import { writeGzipLines } from './gzip-lines.ts'
import { createNames, domainOf } from './names.ts'
import { hexDigits, type Random, randomFrom, shuffle } from './random.ts'

export const BENCH_DATE = '2026-11-20'

export interface ActivityFile {
  /** The file ends after so many rows or customers, whichever comes first. */
  readonly rows?: number
  readonly customers?: number
  /** Of each customer; if not stated, from a few to a few thousand. */
  readonly users?: number
  /** By customer, as exports are, or mixed. */
  readonly order?: 'grouped' | 'shuffled'
  /** Addresses, or 32 hex digits, as concealed names are. */
  readonly ids?: 'names' | 'hex'
  readonly format?: 'csv' | 'json'
  /** Of the same people, each day tells something else. */
  readonly date?: string
}

export const ACTIVITY_COLUMNS = [
  'customer_id',
  'user_id',
  'product_sku',
  'workload',
  'activity_date',
  'subscription_id',
]
export const PRODUCTS = ['ENTERPRISEPACK', 'SPB', 'DYN365_ENTERPRISE_SALES'] as const
const WORKLOADS = ['exchange', 'sharepoint', 'onedrive', 'teams', 'yammer']
const DYNAMICS_WORKLOAD = 'dynamics365_sales'
const TYPICAL_USERS = 160
const FEWEST_USERS = 3
const GIANT_IS_ACTIVE = 0.9

export async function writeActivityFile(path: string, file: ActivityFile): Promise<void> {
  const rows = file.order === 'shuffled' ? shuffle([...rowsOf(file)], randomFrom(7)) : rowsOf(file)
  await writeGzipLines(path, file.format === 'json' ? jsonLines(rows) : withHeader(rows))
}

function* withHeader(rows: Iterable<string>): Generator<string> {
  yield ACTIVITY_COLUMNS.join(',')
  yield* rows
}

function* jsonLines(rows: Iterable<string>): Generator<string> {
  for (const row of rows) {
    const cells = row.split(',')
    yield JSON.stringify(Object.fromEntries(ACTIVITY_COLUMNS.map((column, at) => [column, cells[at]])))
  }
}

function* rowsOf({ rows = Infinity, ...file }: ActivityFile): Generator<string> {
  let left = rows
  for (const row of customersRows(file)) {
    if (left === 0) return
    left -= 1
    yield row
  }
}

function* customersRows({
  customers = Infinity,
  users,
  ids,
  date = BENCH_DATE,
}: ActivityFile): Generator<string> {
  const people = randomFrom(20_261_120)
  const day = randomFrom(Date.parse(date) / 1_000)
  for (let customer = 0; customer < customers; customer += 1) {
    const count = users ?? usersOf(people)
    const share = users === undefined ? 0.2 + 0.7 * people() : GIANT_IS_ACTIVE
    const id = guid(people)
    const subscriptions = PRODUCTS.map(() => guid(people))
    const newName = createNames(domainOf(customer, people), people)
    const newUser = ids === 'hex' ? () => hexDigits(32, people).toUpperCase() : newName
    for (let user = 0; user < count; user += 1) {
      const name = newUser()
      if (day() > share) continue
      const product = user % 10 === 0 ? 2 : user % 3 === 0 ? 1 : 0
      const workloads = 1 + Math.floor(day() * 3)
      for (let n = 0; n < workloads; n += 1) {
        const workload = product === 2 ? DYNAMICS_WORKLOAD : WORKLOADS[(user + n) % WORKLOADS.length]
        yield `${id},${name},${PRODUCTS[product]},${workload},${date},${subscriptions[product]}`
      }
    }
  }
}

/** Most customers are small. */
function usersOf(random: Random): number {
  const spread = Math.exp((random() + random() + random() - 1.5) * 1.2)
  return Math.max(FEWEST_USERS, Math.round(TYPICAL_USERS * spread))
}

function guid(random: Random): string {
  const digits = (count: number) => hexDigits(count, random)
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`
}
