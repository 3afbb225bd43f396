// What a worker sees when it looks at one key: its record, then the settings, then the object. In this order, record
// first: who still sees old settings cannot commit over what was read under new ones.

import { type Address, parseDropKey } from '../../domain/drops/drop-key.ts'
import { READER_VERSION } from '../../domain/drops/read-drop.ts'
import type { Settings } from '../../domain/settings.ts'
import type { ObjectHead } from '../../ports.ts'
import { type LedgerEntry, readEntry } from '../ledger.ts'
import type { IngestPorts } from './ports.ts'

export interface Observation extends LedgerEntry<Address> {
  /** null: the key is of no partner in the settings. */
  readonly timeZone: string | null
  readonly fingerprint: string
  readonly head: ObjectHead | null
}

type ObservePorts = Pick<IngestPorts, 'records' | 'settings' | 'drops'>

export async function observe(key: string, ports: ObservePorts): Promise<Observation> {
  const address = parseDropKey(key)
  const entry = await readEntry(address, ports)
  const settings = await ports.settings()
  const timeZone = timeZoneOf(settings, address)
  const fingerprint = readingFingerprint(settings, address)
  return { ...entry, timeZone, fingerprint, head: await ports.drops.head(key) }
}

/** The reader's version and the settings that reading depends on: another one, another reading. */
export function readingFingerprint(settings: Settings, address: Address): string {
  if (address.kind === 'invalid') return `${READER_VERSION} invalid key`
  return `${READER_VERSION} ${timeZoneOf(settings, address) ?? 'unknown partner'}`
}

function timeZoneOf(settings: Settings, address: Address): string | null {
  return address.kind === 'invalid' ? null : (settings.get(address.partner)?.timeZone ?? null)
}
