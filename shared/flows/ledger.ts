// The ledger of drops: the record of every key, as flows load and change it.

import type { Address, DropAddress, InvalidAddress } from '../domain/drops/drop-key.ts'
import type { PartnerId } from '../domain/ids.ts'
import {
  addressOf,
  type DropRecord,
  dropPlace,
  dropsFrom,
  dropsOf,
  INVALID_KEYS,
  type KeyDays,
  newDropRecord,
  rehearsalsOf,
} from '../domain/ledger/drop-record.ts'
import { PARTNERS, partnerOf, partnerPlace } from '../domain/ledger/partner-record.ts'
import type { RecordGroup } from '../domain/records.ts'
import { type Loaded, load, loadAll, type RecordPorts, remove, update, updateFrom } from './records.ts'

export type LedgerPorts = Pick<RecordPorts, 'records'>

export interface LedgerEntry<Of extends Address = DropAddress> {
  readonly address: Of
  /** The stored record, or a new one if there is none. */
  readonly record: DropRecord
  /** null: nothing is stored. */
  readonly stored: Loaded<DropRecord> | null
}

export async function readEntry<Of extends Address>(
  address: Of,
  ports: LedgerPorts,
): Promise<LedgerEntry<Of>> {
  return entryOf(address, await load(dropPlace(address), ports))
}

/** Returns the entry after the change. */
export async function changeEntry<Of extends Address>(
  { address, stored }: LedgerEntry<Of>,
  change: (record: DropRecord) => DropRecord | null,
  ports: RecordPorts,
): Promise<LedgerEntry<Of>> {
  if (stored === null) await registerPartner(address, ports)
  const changeOwn = (value: DropRecord | null) => change(ownRecord(address, value))
  return entryOf(address, await updateFrom(stored, dropPlace(address), changeOwn, ports))
}

/** Leaves the record alone if it has changed since it was read. */
export async function deleteEntry({ stored }: LedgerEntry<Address>, ports: LedgerPorts): Promise<void> {
  if (stored !== null) await remove(stored, ports)
}

/** A partner's drops, by dataset and key day; without days, all of them. */
export async function* drops(
  partner: PartnerId,
  ports: LedgerPorts,
  days: KeyDays | null = null,
): AsyncIterable<LedgerEntry> {
  for (const group of dropsOf(partner, days)) yield* entriesIn<DropAddress>(group, ports)
}

/** The same in the order of the bucket's folders, from one dataset's day on; null: all of them. */
export async function* dropsByFolder(
  partner: PartnerId,
  from: Pick<DropAddress, 'dataset' | 'keyDay'> | null,
  ports: LedgerPorts,
): AsyncIterable<LedgerEntry> {
  for (const group of dropsFrom(partner, from)) yield* entriesIn<DropAddress>(group, ports)
}

export function rehearsals(partner: PartnerId, ports: LedgerPorts): AsyncIterable<LedgerEntry> {
  return entriesIn<DropAddress>(rehearsalsOf(partner), ports)
}

/** Invalid keys, which belong to no partner. */
export function invalidKeys(ports: LedgerPorts): AsyncIterable<LedgerEntry<InvalidAddress>> {
  return entriesIn<InvalidAddress>(INVALID_KEYS, ports)
}

/** Every partner with records, even of refused keys. */
export async function* partners(ports: LedgerPorts): AsyncIterable<PartnerId> {
  for await (const { place } of loadAll(PARTNERS, ports)) {
    const partner = partnerOf(place)
    if (partner !== null) yield partner
  }
}

/** `Of`: the kind of address in that partition. Skips a record whose name does not match the key in it. */
async function* entriesIn<Of extends Address>(
  group: RecordGroup<DropRecord>,
  ports: LedgerPorts,
): AsyncIterable<LedgerEntry<Of>> {
  for await (const stored of loadAll(group, ports)) {
    const address = addressOf(stored.place, stored.value)
    if (address !== null) yield entryOf(address as Of, stored)
  }
}

function entryOf<Of extends Address>(address: Of, stored: Loaded<DropRecord> | null): LedgerEntry<Of> {
  return { address, record: ownRecord(address, stored?.value ?? null), stored }
}

/** A record that names another key has no state for this one. */
function ownRecord({ key }: Address, record: DropRecord | null): DropRecord {
  if (record === null) return newDropRecord(key)
  return record.key === key ? record : { ...record, key, state: null }
}

/** Registered before the partner's first record is written, so that every record can be found. */
async function registerPartner(address: Address, ports: RecordPorts): Promise<void> {
  if (address.kind === 'invalid') return
  const { partner } = address
  await update(partnerPlace(partner), (seen) => (seen === null ? {} : null), ports)
}
