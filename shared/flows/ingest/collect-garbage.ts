// Deletes what has expired: what garbage and abandoned readings stored, and records of keys that vanished
// long ago.

import type { Address } from '../../domain/drops/drop-key.ts'
import type { CustomerId, GenerationId } from '../../domain/ids.ts'
import { abandon, forget } from '../../domain/ledger/drop-changes.ts'
import type { HeldCustomers } from '../../domain/ledger/drop-state.ts'
import { expiredGenerations, isExpired } from '../../domain/ledger/freshness.ts'
import { stagedDetailsKey, stagedRejectsKey } from '../../layout.ts'
import type { SheetPlace } from '../../ports/sheets.ts'
import { changeEntry, deleteEntry, type LedgerEntry } from '../ledger.ts'
import { heldCustomers, keepCustomers } from './held-customers.ts'
import type { IngestPorts } from './ports.ts'

type GarbagePorts = Pick<
  IngestPorts,
  'records' | 'pause' | 'sheets' | 'register' | 'reports' | 'clock' | 'retentionDays'
>
type DeletePorts = Pick<GarbagePorts, 'sheets' | 'register' | 'reports'>

/** `entry`: it agrees with the bucket. */
export async function collectGarbage(entry: LedgerEntry<Address>, ports: GarbagePorts): Promise<void> {
  const left = await forgetGenerations(entry, expiredGenerations(entry.record, ports.clock()), ports)
  // Only if the record is unchanged: the key may be uploaded again at this moment.
  if (isExpired(left.record, ports.clock(), ports.retentionDays)) await deleteEntry(left, ports)
}

/**
 * The same at once for what no worker writes any more: a reader who still uses it starts over when it sees the ledger
 * again. Returns the entry afterwards.
 */
export function collectAllGarbage<Of extends Address>(
  entry: LedgerEntry<Of>,
  ports: GarbagePorts,
): Promise<LedgerEntry<Of>> {
  const replaced = entry.record.garbage.map(({ generation }) => generation)
  const expired = expiredGenerations(entry.record, ports.clock())
  return forgetGenerations(entry, [...new Set([...replaced, ...expired])], ports)
}

/**
 * A generation expires after an hour. An abandoned reading first becomes garbage, so that it cannot be
 * committed after its sheets are deleted; a generation leaves the record last, so that a crash leaks nothing.
 */
async function forgetGenerations<Of extends Address>(
  entry: LedgerEntry<Of>,
  expired: readonly GenerationId[],
  ports: GarbagePorts,
): Promise<LedgerEntry<Of>> {
  const nowMs = ports.clock()
  const { address } = entry
  // An invalid key is never read.
  if (expired.length === 0 || address.kind === 'invalid') return entry
  const ended = await changeEntry(entry, (before) => abandon(before, expired, nowMs), ports)
  const old = ended.record.garbage.filter(({ generation }) => expired.includes(generation))
  for (const { generation, customers } of old)
    await deleteGeneration({ address, generation }, ports, customers)
  return changeEntry(ended, (before) => forget(before, expired), ports)
}

/** `customers`: as the record has them. */
export async function deleteGeneration(
  place: SheetPlace,
  ports: DeletePorts,
  customers?: HeldCustomers,
): Promise<void> {
  if (place.address.kind === 'drop') {
    await ports.sheets.remove(place, await customersOf(place, customers, ports))
    await keepCustomers(place, customers, ports.reports)
  }
  await ports.reports.delete(stagedRejectsKey(place))
  await ports.reports.delete(stagedDetailsKey(place))
}

/** A reading that stopped before it noted them may have written sheets for any registered customer. */
async function customersOf(
  { address, generation }: SheetPlace,
  customers: HeldCustomers | undefined,
  ports: DeletePorts,
): Promise<readonly CustomerId[]> {
  const written = await heldCustomers(address, { generation, ...(customers && { customers }) }, ports.reports)
  return written ?? Array.fromAsync(ports.register.list(address.partner))
}
