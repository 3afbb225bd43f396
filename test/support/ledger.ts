// The records of keys, as tests look at them.

import { type Address, parseDropKey } from '../../shared/domain/drops/drop-key.ts'
import type { DropRecord } from '../../shared/domain/ledger/drop-record.ts'
import { type FinishedReading, readingOf } from '../../shared/domain/ledger/drop-state.ts'
import { drops, type LedgerEntry, partners, readEntry, rehearsals } from '../../shared/flows/ledger.ts'
import type { RecordPorts } from '../../shared/flows/records.ts'

type Ports = Pick<RecordPorts, 'records'>

/** As it begins, where nothing is stored. */
export async function recordOf(key: string, ports: Ports): Promise<DropRecord> {
  return (await entryOf(key, ports)).record
}

export function entryOf(key: string, ports: Ports): Promise<LedgerEntry<Address>> {
  return readEntry(parseDropKey(key), ports)
}

/** Throws where nothing was read. */
export async function readingAt(key: string, ports: Ports): Promise<FinishedReading> {
  const reading = readingOf((await recordOf(key, ports)).state)
  if (reading === null) throw new TypeError(`${key} is not read`)
  return reading
}

/** Of drops and rehearsals. */
export async function ledgerEntries(ports: Ports): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = []
  for await (const partner of partners(ports)) {
    entries.push(...(await Array.fromAsync(drops(partner, ports))))
    entries.push(...(await Array.fromAsync(rehearsals(partner, ports))))
  }
  return entries
}
