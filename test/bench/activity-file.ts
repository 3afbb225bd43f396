// Gzip activity files of any size, the same every time: many customers of very different sizes, users with two or three
// workloads a day, most of them under one product.

import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

export const BENCH_DATE = '2026-11-20'

export const ORDERS = ['grouped', 'shuffled'] as const
export const IDS = ['names', 'hex'] as const

export interface ActivityFile {
  readonly rows: number
  /** By customer, as exports are, or mixed. */
  readonly order: (typeof ORDERS)[number]
  /** Addresses, or 32 hex digits, as concealed names are. */
  readonly ids: (typeof IDS)[number]
  /** Of the same people, each day tells something else. */
  readonly date?: string
}

const COLUMNS =
  'customer_id,user_id,product_sku,workload,activity_date,subscription_id,is_licensed,is_deleted'
const PRODUCTS = ['ENTERPRISEPACK', 'ENTERPRISEPACK', 'ENTERPRISEPACK', 'SPE_E5', 'O365_BUSINESS_PREMIUM']
const WORKLOADS = ['exchange', 'teams', 'sharepoint', 'onedrive', 'yammer', 'office_apps']
const FIRST_NAMES = ['ana', 'li', 'john', 'maria', 'peter', 'eva', 'tom', 'kim', 'lea', 'max', 'noor', 'omar']
const LAST_NAMES = [
  'ruiz',
  'wei',
  'smith',
  'garcia',
  'novak',
  'silva',
  'meyer',
  'rossi',
  'dubois',
  'park',
  'sato',
]

export async function writeActivityFile(path: string, file: ActivityFile): Promise<void> {
  const text = file.order === 'grouped' ? rowsOf(file) : shuffled([...rowsOf(file)])
  await pipeline(withHeader(text), createGzip(), createWriteStream(path))
}

const BLOCK_CHARACTERS = 65_536

function* withHeader(rows: Iterable<string>): Generator<string> {
  let text = `${COLUMNS}\r\n`
  for (const row of rows) {
    text += row
    if (text.length < BLOCK_CHARACTERS) continue
    yield text
    text = ''
  }
  yield text
}

function* rowsOf({ rows, ids, date = BENCH_DATE }: ActivityFile): Generator<string> {
  const people = generator(20_261_120)
  const day = generator(Date.parse(date) / 1_000)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(people() * from.length)] as T
  let left = rows
  for (let customer = 0; left > 0; customer += 1) {
    const id = `0112a436-b14e-4888-967b-${customer.toString(16).padStart(12, '0')}`
    // From a handful of users to a few thousand: most customers are small.
    const users = Math.ceil(8 * Math.exp(people() * people() * 7))
    for (let user = 0; user < users && left > 0; user += 1) {
      const address = `${pick(FIRST_NAMES)}.${pick(LAST_NAMES)}${user}@customer${customer}.example`
      const name = ids === 'names' ? address : hexDigits(people)
      const product = pick(PRODUCTS)
      const deleted = people() < 0.01
      for (const workload of WORKLOADS) {
        if (left === 0 || day() > 0.4) continue
        yield `${id},${name},${product},${workload},${date},,${!deleted},${deleted}\r\n`
        left -= 1
      }
    }
  }
}

function hexDigits(random: () => number): string {
  const digits = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return Array.from({ length: 4 }, digits).join('').toUpperCase()
}

function shuffled(rows: string[]): string[] {
  const random = generator(7)
  for (let at = rows.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const row = rows[at] ?? ''
    rows[at] = rows[other] ?? ''
    rows[other] = row
  }
  return rows
}

/** Numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
