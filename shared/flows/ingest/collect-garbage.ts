// Deletes what has expired: what garbage and abandoned readings stored, and records of keys that vanished
// long ago.

import type { Address } from '../../domain/drops/drop-key.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { abandon, forget } from '../../domain/ledger/drop-changes.ts'
import { expiredGenerations, isExpired } from '../../domain/ledger/freshness.ts'
import { keptManifestKey, manifestKey, stagedDetailsKey, stagedRejectsKey } from '../../layout.ts'
import type { SheetPlace } from '../../ports.ts'
import { changeEntry, deleteEntry, type LedgerEntry } from '../ledger.ts'
import { manifestCustomers } from './manifest.ts'
import type { IngestPorts } from './ports.ts'

type GarbagePorts = Pick<
  IngestPorts,
  'records' | 'pause' | 'sheets' | 'register' | 'reports' | 'clock' | 'retentionDays'
>
type DeletePorts = Pick<GarbagePorts, 'sheets' | 'register' | 'reports'>

/** `entry`: it agrees with the bucket. */
export async function collectGarbage(entry: LedgerEntry<Address>, ports: GarbagePorts): Promise<void> {
  const left = await forgetGenerations(entry, ports)
  // Only if the record is unchanged: the key may be uploaded again at this moment.
  if (isExpired(left.record, ports.clock(), ports.retentionDays)) await deleteEntry(left, ports)
}

/**
 * A generation expires after an hour. An abandoned reading first becomes garbage, so that it cannot be
 * committed after its sheets are deleted; a generation leaves the record last, so that a crash leaks nothing.
 */
async function forgetGenerations(
  entry: LedgerEntry<Address>,
  ports: GarbagePorts,
): Promise<LedgerEntry<Address>> {
  const nowMs = ports.clock()
  const { address, record } = entry
  const expired = expiredGenerations(record, nowMs)
  // An invalid key is never read.
  if (expired.length === 0 || address.kind === 'invalid') return entry
  const ended = await changeEntry(entry, (before) => abandon(before, expired, nowMs), ports)
  const old = ended.record.garbage.filter(({ generation }) => expired.includes(generation))
  for (const { generation } of old) await deleteGeneration({ address, generation }, ports)
  return changeEntry(ended, (before) => forget(before, expired), ports)
}

export async function deleteGeneration(place: SheetPlace, ports: DeletePorts): Promise<void> {
  if (place.address.kind === 'drop') {
    await ports.sheets.remove(place, await customersOf(place, ports))
    await ports.reports.copy(manifestKey(place), keptManifestKey(place))
    await ports.reports.delete(manifestKey(place))
  }
  await ports.reports.delete(stagedRejectsKey(place))
  await ports.reports.delete(stagedDetailsKey(place))
}

/** A reading that stopped before its manifest may have written sheets for any registered customer. */
async function customersOf({ address, generation }: SheetPlace, ports: DeletePorts): Promise<CustomerId[]> {
  const written = await manifestCustomers({ address, generation }, ports.reports)
  return written ?? Array.fromAsync(ports.register.list(address.partner))
}
