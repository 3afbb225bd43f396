// What a worker reads about one key: its record, then the settings, then the object. The record comes first,
// so that a worker with old settings cannot overwrite a commit that was made under new ones.

import { createHash } from 'node:crypto'
import { isCanary } from '../../domain/canary.ts'
import { type Address, parseDropKey } from '../../domain/drops/drop-key.ts'
import { READER_VERSION } from '../../domain/drops/read-drop.ts'
import { plainSettings, type ReadingSettings } from '../../domain/drops/reading.ts'
import { byCodePoint, type PartnerId } from '../../domain/ids.ts'
import { readingSettingsOf, type Settings } from '../../domain/settings.ts'
import type { ObjectHead } from '../../ports/objects.ts'
import { type LedgerEntry, readEntry } from '../ledger.ts'
import type { IngestPorts } from './ports.ts'

export interface Observation extends LedgerEntry<Address> {
  /** The settings that reading depends on; null: the key belongs to no partner in the settings. */
  readonly settings: ReadingSettings | null
  /** Whether it belongs to a canary. */
  readonly isCanary: boolean
  readonly fingerprint: string
  readonly head: ObjectHead | null
}

type ObservePorts = Pick<IngestPorts, 'records' | 'settings' | 'drops'>

export async function observe(key: string, ports: ObservePorts): Promise<Observation> {
  const address = parseDropKey(key)
  const entry = await readEntry(address, ports)
  const settings = await ports.settings()
  const fingerprint = readingFingerprint(settings, address)
  const head = await ports.drops.head(key)
  return {
    ...entry,
    settings: readingSettings(settings, address),
    isCanary: address.kind !== 'invalid' && isCanary(settings, address.partner),
    fingerprint,
    head,
  }
}

/** The reader's version and the settings that reading depends on: when it changes, the drop is read again. */
export function readingFingerprint(settings: Settings, address: Address): string {
  if (address.kind === 'invalid') return `${READER_VERSION} invalid key`
  const reading = readingSettings(settings, address)
  if (reading === null) return `${READER_VERSION} unknown partner`
  const { timeZone, ...rest } = reading
  const plain = `${READER_VERSION} ${timeZone}`
  const json = JSON.stringify(rest, inOrder)
  if (json === JSON.stringify({ ...plainSettings(timeZone), timeZone: undefined }, inOrder)) return plain
  return `${plain} ${createHash('sha256').update(json).digest('hex').slice(0, FINGERPRINT_DIGITS)}`
}

/** The same for many keys: it is the same for all of a partner. */
export function createFingerprints(settings: Settings): (address: Address) => string {
  const known = new Map<PartnerId | null, string>()
  return (address) => {
    const partner = address.kind === 'invalid' ? null : address.partner
    const fingerprint = known.get(partner) ?? readingFingerprint(settings, address)
    known.set(partner, fingerprint)
    return fingerprint
  }
}

const FINGERPRINT_DIGITS = 16

/** Sorts maps and sets by key, so that the order in which settings are written changes nothing. */
function inOrder(_name: string, value: unknown): unknown {
  if (value instanceof Map) return [...value].sort(([a], [b]) => byCodePoint(String(a), String(b)))
  return value instanceof Set ? [...value].map(String).sort(byCodePoint) : value
}

function readingSettings(settings: Settings, address: Address): ReadingSettings | null {
  const partner = address.kind === 'invalid' ? undefined : settings.get(address.partner)
  return partner === undefined ? null : readingSettingsOf(partner)
}
