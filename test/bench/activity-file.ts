// A gzip activity file of any size, the same every time: many customers of very different sizes, grouped by
// customer as exports are, users with two or three workloads a day, most of them under one product.

import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

export const BENCH_DATE = '2026-11-20'

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

export async function writeActivityFile(path: string, rows: number): Promise<void> {
  await pipeline(lines(rows), createGzip(), createWriteStream(path))
}

function* lines(rows: number): Generator<string> {
  const random = generator(20_261_120)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  let text = `${COLUMNS}\r\n`
  let left = rows
  for (let customer = 0; left > 0; customer += 1) {
    const id = `0112a436-b14e-4888-967b-${customer.toString(16).padStart(12, '0')}`
    // From a handful of users to a few thousand: most customers are small.
    const users = Math.ceil(8 * Math.exp(random() * random() * 7))
    for (let user = 0; user < users && left > 0; user += 1) {
      const name = `${pick(FIRST_NAMES)}.${pick(LAST_NAMES)}${user}@customer${customer}.example`
      const product = pick(PRODUCTS)
      const deleted = random() < 0.01
      for (const workload of WORKLOADS) {
        if (left === 0 || random() > 0.4) continue
        text += `${id},${name},${product},${workload},${BENCH_DATE},,${!deleted},${deleted}\r\n`
        left -= 1
      }
    }
    if (text.length > 65_536) {
      yield text
      text = ''
    }
  }
  yield text
}

/** Numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
