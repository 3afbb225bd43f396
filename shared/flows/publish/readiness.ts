// A digest waits until everything that the partner has uploaded is read: every listed key agrees with the ledger.

import { parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { Settings } from '../../domain/settings.ts'
import type { DropBucket, DropLedger, DropRecord } from '../../ports.ts'
import { saysWhatIsThere } from '../ingest/attention.ts'
import { readingFingerprint } from '../ingest/reconcile.ts'

/** How long after its due time a digest waits for drops that are not read yet. */
export const PATIENCE_MS = 4 * 3_600_000

/** Keys of the partner that bucket and ledger still disagree about, in no order. */
export async function unreadKeys(
  partner: PartnerId,
  settings: Settings,
  { drops, ledger }: { readonly drops: DropBucket; readonly ledger: DropLedger },
): Promise<string[]> {
  const records = new Map<string, DropRecord>()
  for await (const record of ledger.list(partner)) records.set(record.address.key, record)
  const unread: string[] = []
  for await (const object of drops.list(`${partner}/`)) {
    const address = parseDropKey(object.key)
    if (typeof address === 'string') continue
    const record = records.get(object.key) ?? null
    records.delete(object.key)
    if (!saysWhatIsThere(record, object, readingFingerprint(settings, address))) unread.push(object.key)
  }
  for (const [key, record] of records) {
    if (!saysWhatIsThere(record, null, readingFingerprint(settings, record.address))) unread.push(key)
  }
  return unread
}
