// The key of a drop says who uploads, what, for which day and, for one-tenant exports, for which customer.

import { dropFolder, isSettingsFile, REHEARSAL } from '../../layout.ts'
import { type Day, formatDay, isReportable, parseDay } from '../calendar.ts'
import { type CustomerId, customerId, type DropId, dropId, type PartnerId, partnerId } from '../ids.ts'

export const DATASETS = ['entitlements', 'activity', 'support'] as const
export type Dataset = (typeof DATASETS)[number]

const MAX_ID_BYTES = 256
const CUSTOMER_PREFIX = 'customer='

/** What a key says. Every key has a record, and so an address: also one that does not fit. */
export type Address = DropAddress | InvalidAddress

/** A key that fits `[validate/]{partner}/{dataset}/{date}/[customer={id}/]{file}`. */
export interface DropAddress {
  readonly kind: 'drop' | 'rehearsal'
  readonly key: string
  readonly drop: DropId
  readonly partner: PartnerId
  readonly dataset: Dataset
  readonly keyDay: Day
  /** The customer that the key names, if it names one. */
  readonly customer: CustomerId | null
  readonly file: string
}

/** A key that does not fit belongs to no partner, whatever its first part says. */
export interface InvalidAddress {
  readonly kind: 'invalid'
  readonly key: string
  readonly drop: DropId
  /** The sentence that says which part does not fit. */
  readonly problem: string
}

export function parseDropKey(key: string): Address {
  const parsed = parseParts(key)
  return typeof parsed === 'string' ? { kind: 'invalid', key, drop: dropId(key), problem: parsed } : parsed
}

/** The key that `parseDropKey` takes apart. */
export function buildDropKey(parts: Omit<DropAddress, 'key' | 'drop'>): string {
  const { kind, partner, dataset, keyDay, customer, file } = parts
  return [
    dropFolder(kind, partner),
    `${dataset}/${formatDay(keyDay)}/`,
    customer === null ? '' : `${CUSTOMER_PREFIX}${customer}/`,
    file,
  ].join('')
}

/** A string is the sentence that says which part does not fit. */
function parseParts(key: string): DropAddress | string {
  const segments = key.split('/')
  const kind = segments[0] === REHEARSAL ? 'rehearsal' : 'drop'
  if (kind === 'rehearsal') segments.shift()
  const [partnerText = '', datasetText = '', dateText = '', ...rest] = segments
  if (isSettingsFile(key)) return `${key} is not a drop; it belongs in the settings bucket.`
  const partner = partnerId(partnerText)
  if (partner === null) {
    return `The first part of the key, "${partnerText}", is not a partner id (lower-case letters, digits and hyphens, 2 to 63 characters).`
  }
  const dataset = DATASETS.find((name) => name === datasetText)
  if (dataset === undefined) {
    return `The second part of the key, "${datasetText}", is not a dataset; use entitlements, activity or support.`
  }
  const keyDay = parseDay(dateText)
  if (keyDay === null)
    return `The third part of the key, "${dateText}", is not a date; write it as YYYY-MM-DD.`
  if (!isReportable(keyDay))
    return `The third part of the key, "${dateText}", is a day that no file can report on; correct the year.`
  const customer = rest.length > 1 ? readCustomerSegment(rest.shift() ?? '') : null
  if (typeof customer === 'object' && customer !== null) return customer.problem
  const [file = '', ...tooMany] = rest
  if (file === '') return 'The key has no file name; put one after the date.'
  if (tooMany.length > 0) {
    return 'The key has too many parts; after the date only customer={id}/ and the file name may stand.'
  }
  return { kind, key, drop: dropId(key), partner, dataset, keyDay, customer, file }
}

/** Whose folder a key lies in, whether it fits or not; null: nobody's. */
export function partnerNamed(key: string): PartnerId | null {
  const [first = '', second = ''] = key.split('/', 2)
  return partnerId(first === REHEARSAL ? second : first)
}

function readCustomerSegment(segment: string): CustomerId | { problem: string } {
  if (!segment.startsWith(CUSTOMER_PREFIX)) {
    return { problem: `The part "${segment}" between date and file name is not customer={id}.` }
  }
  const customer = customerId(segment.slice(CUSTOMER_PREFIX.length))
  if (customer === '') return { problem: 'The key says customer= without an id.' }
  if (Buffer.byteLength(customer) > MAX_ID_BYTES) {
    return { problem: `The customer id in the key is longer than ${MAX_ID_BYTES} bytes.` }
  }
  return customer
}
