// A digest waits until everything that the partner has uploaded is read: every listed key agrees with the ledger.

import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { Settings } from '../../domain/settings.ts'
import { dropFolder } from '../../layout.ts'
import type { Clock, DropBucket, DropLedger, DropRecord } from '../../ports.ts'
import { saysWhatIsThere } from '../ingest/attention.ts'
import { readingFingerprint } from '../ingest/observe.ts'

/** How long after its due time a digest waits for drops that are not read yet. */
const PATIENCE_MS = 4 * 3_600_000

/** Nothing is waited for any more. */
export function isLate({ dueAtMs }: { readonly dueAtMs: number }, clock: Clock): boolean {
  return clock() >= dueAtMs + PATIENCE_MS
}

/** Keys of the partner that bucket and ledger still disagree about, in no order. */
export async function unreadDrops(
  partner: PartnerId,
  settings: Settings,
  { drops, ledger }: { readonly drops: DropBucket; readonly ledger: DropLedger },
): Promise<DropAddress[]> {
  const records = new Map<string, DropRecord>()
  for await (const record of ledger.list(partner)) records.set(record.address.key, record)
  const unread: DropAddress[] = []
  for await (const object of drops.list(dropFolder('drop', partner))) {
    const address = parseDropKey(object.key)
    if (address.kind !== 'drop') continue
    const record = records.get(object.key) ?? null
    records.delete(object.key)
    if (!saysWhatIsThere(record, object, readingFingerprint(settings, address))) unread.push(address)
  }
  for (const record of records.values()) {
    const { address } = record
    if (!saysWhatIsThere(record, null, readingFingerprint(settings, address))) unread.push(address)
  }
  return unread
}
