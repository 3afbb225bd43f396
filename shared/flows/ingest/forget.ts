// Deletes what generations stored that nobody can read any more: garbage and abandoned readings.

import type { Address } from '../../domain/drops/drop-key.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { keptManifestKey, manifestKey, stagedRejectsKey, stagedWordsKey } from '../../layout.ts'
import type { DropRecord, SheetPlace } from '../../ports.ts'
import { forgettable } from './attention.ts'
import { manifestCustomers } from './manifest.ts'
import type { IngestPorts } from './ports.ts'

type ForgetPorts = Pick<IngestPorts, 'ledger' | 'sheets' | 'register' | 'reports' | 'clock'>

/**
 * Forgets what is an hour old. A reading that seems abandoned first becomes garbage, so that it can never be
 * committed after its sheets are gone; a generation leaves the record last, so that a crash leaks nothing.
 */
export async function forgetOld(record: DropRecord<Address> | null, ports: ForgetPorts): Promise<void> {
  const nowMs = ports.clock()
  const old = forgettable(record, nowMs)
  if (record === null || old.length === 0) return
  const { address } = record
  // Nothing is read of a key that does not fit.
  if (address.kind === 'invalid') return
  for (const pending of record.pending) {
    if (old.includes(pending)) await ports.ledger.abandon(address, pending, nowMs)
  }
  const now = await ports.ledger.get(address)
  const generations = new Set(old.map(({ generation }) => generation))
  const garbage = now?.garbage.filter(({ generation }) => generations.has(generation)) ?? []
  for (const { generation } of garbage) {
    await deleteGeneration({ address, generation }, ports)
  }
  await ports.ledger.forget(address, garbage)
}

export async function deleteGeneration(place: SheetPlace, ports: ForgetPorts): Promise<void> {
  if (place.address.kind === 'drop') {
    await ports.sheets.remove(place, await customersOf(place, ports))
    await ports.reports.copy(manifestKey(place), keptManifestKey(place))
    await ports.reports.delete(manifestKey(place))
  }
  await ports.reports.delete(stagedRejectsKey(place))
  await ports.reports.delete(stagedWordsKey(place))
}

/** A reading that stopped before its manifest may have written a sheet of any registered customer. */
async function customersOf({ address, generation }: SheetPlace, ports: ForgetPorts): Promise<CustomerId[]> {
  const written = await manifestCustomers({ address, generation }, ports.reports)
  return written ?? Array.fromAsync(ports.register.list(address.partner))
}
