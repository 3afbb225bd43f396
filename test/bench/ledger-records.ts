// The ledger of one partner whose customers each dropped a file a day for a year: records, objects and the settings, put
// straight into the stores.

import { createHash } from 'node:crypto'
import { addDays, type Day, dayOf, formatDay } from '../../shared/domain/calendar.ts'
import type { Dataset, DropAddress } from '../../shared/domain/drops/drop-key.ts'
import { parseDropKey } from '../../shared/domain/drops/drop-key.ts'
import { type CustomerId, customerId, type GenerationId, type PartnerId } from '../../shared/domain/ids.ts'
import { dropPlace, newDropRecord } from '../../shared/domain/ledger/drop-record.ts'
import { partnerPlace } from '../../shared/domain/ledger/partner-record.ts'
import { readingFingerprint } from '../../shared/flows/ingest/observe.ts'
import { limitConcurrency } from '../../shared/flows/limit-concurrency.ts'
import { save } from '../../shared/flows/records.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import type { SettingsSource } from '../../shared/ports/objects.ts'
import type { Records } from '../../shared/ports/records.ts'
import type { CustomerRegister, SheetStore } from '../../shared/ports/sheets.ts'
import { finished } from '../contract/builders.ts'
import { entitlements } from '../contract/sheet-builders.ts'

export const BENCH_PARTNER = 'bench' as PartnerId
/** A Sunday: the last day of the week that is published. */
export const LAST_DAY = dayOf('2026-11-22')
export const DAYS_OF_FILES = 365

const AT_ONCE = 32
const LICENCE_DAYS = 14

interface Stores {
  readonly records: Records
  readonly sheets: SheetStore
  readonly register: CustomerRegister
  readonly settings: SettingsSource
  /** Into the buckets. */
  readonly put: (bucket: 'drops' | 'settings', key: string, body: string) => Promise<void>
}

/** A file of each customer on each day, and one licence file of all. */
export async function putLedger(customers: number, stores: Stores): Promise<void> {
  const recipients = [{ email: 'ana@bench.example', name: 'Ana', customers: 'all' }]
  const partner = { id: BENCH_PARTNER, name: 'Bench', timezone: 'Europe/Madrid', recipients }
  await stores.put('settings', PARTNERS_FILE, JSON.stringify([partner]))
  await save(partnerPlace(BENCH_PARTNER), {}, null, stores)
  const ids = Array.from({ length: customers }, (_, n) => customerOf(n))
  await stores.register.add(BENCH_PARTNER, ids)
  const turns = limitConcurrency(AT_ONCE)
  const partners = await stores.settings()
  const fingerprintOf = (address: DropAddress) => readingFingerprint(partners, address)
  const licences = addDays(LAST_DAY, -LICENCE_DAYS)
  await putDrop(addressOf('entitlements', licences, null), fingerprintOf, stores)
  for (const customer of ids) {
    await turns.run(() => putSheet(customer, addressOf('entitlements', licences, null), stores))
    for (let ago = 0; ago < DAYS_OF_FILES; ago++) {
      await turns.run(() =>
        putDrop(addressOf('activity', addDays(LAST_DAY, -ago), customer), fingerprintOf, stores),
      )
    }
  }
  await turns.drain()
}

function customerOf(n: number): CustomerId {
  return customerId(`0112a436-b14e-4888-967b-${String(n).padStart(12, '0')}`)
}

function addressOf(dataset: Dataset, keyDay: Day, customer: CustomerId | null): DropAddress {
  const whose = customer === null ? '' : `customer=${customer}/`
  const key = `${BENCH_PARTNER}/${dataset}/${formatDay(keyDay)}/${whose}O365ActiveUserDetail.csv`
  const address = parseDropKey(key)
  if (address.kind === 'invalid') throw new Error(address.problem)
  return address
}

function generationOf(address: DropAddress): GenerationId {
  return `${address.drop}-of-the-bench` as GenerationId
}

/** The object and its record, as read long ago. */
async function putDrop(
  address: DropAddress,
  fingerprintOf: (address: DropAddress) => string,
  stores: Stores,
): Promise<void> {
  const { key, keyDay, dataset } = address
  await stores.put('drops', key, key)
  const etag = `"${createHash('md5').update(key).digest('hex')}"`
  const sha256 = createHash('sha256').update(key).digest('hex')
  const modifiedMs = (keyDay + 1) * 24 * 3_600_000
  const shape = dataset === 'activity' ? ('graph' as const) : ('subscriptions' as const)
  const reading = finished(generationOf(address))
  const outcome = { ...reading.outcome, sha256, shape, effectiveDay: keyDay, bytes: key.length }
  const record = {
    ...newDropRecord(key),
    revision: 1,
    state: {
      status: 'committed' as const,
      object: { version: sha256.slice(0, 32), etag, bytes: key.length, modifiedMs },
      fingerprint: fingerprintOf(address),
      replaced: null,
      reading: {
        ...reading,
        ...(address.customer !== null && { customers: [address.customer] }),
        outcome: { ...outcome, source: 'Microsoft 365 usage report: active users', covers: 'day' as const },
        hasRejects: false,
      },
    },
    committedAtMs: modifiedMs,
    receiptWrittenAtMs: modifiedMs,
  }
  await save(dropPlace(address), record, null, stores)
}

async function putSheet(customer: CustomerId, address: DropAddress, { sheets }: Stores): Promise<void> {
  const sheet = entitlements({ customer, effectiveDay: address.keyDay })
  await sheets.put({ address, generation: generationOf(address) }, [{ sheet, part: 0 }])
}
