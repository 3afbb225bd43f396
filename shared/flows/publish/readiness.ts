// A digest waits until all of the partner's uploads are read: every listed key agrees with the ledger.

import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { newDropRecord } from '../../domain/ledger/drop-record.ts'
import { isUpToDate } from '../../domain/ledger/freshness.ts'
import type { Settings } from '../../domain/settings.ts'
import { dropFolder } from '../../layout.ts'
import type { Clock, DropBucket } from '../../ports.ts'
import { readingFingerprint } from '../ingest/observe.ts'
import { drops, type LedgerEntry, type LedgerPorts } from '../ledger.ts'

/** How long after its due time a digest waits for unread drops. */
const PATIENCE_MS = 4 * 3_600_000

/** The wait is over, whatever is still unread. */
export function isLate({ dueAtMs }: { readonly dueAtMs: number }, clock: Clock): boolean {
  return clock() >= dueAtMs + PATIENCE_MS
}

/** The partner's keys that bucket and ledger disagree about, in no order. */
export async function unreadDrops(
  partner: PartnerId,
  settings: Settings,
  ports: LedgerPorts & { readonly drops: DropBucket },
): Promise<DropAddress[]> {
  const entries = new Map<string, LedgerEntry>()
  for await (const entry of drops(partner, ports)) entries.set(entry.address.key, entry)
  const unread: DropAddress[] = []
  for await (const object of ports.drops.list(dropFolder('drop', partner))) {
    const address = parseDropKey(object.key)
    if (address.kind !== 'drop') continue
    const record = entries.get(object.key)?.record ?? newDropRecord(object.key)
    entries.delete(object.key)
    if (!isUpToDate(record, object, readingFingerprint(settings, address))) unread.push(address)
  }
  for (const { address, record } of entries.values()) {
    if (!isUpToDate(record, null, readingFingerprint(settings, address))) unread.push(address)
  }
  return unread
}
