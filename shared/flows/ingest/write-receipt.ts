// Writes the receipt, and the rejects beside it, from the record. ETags are taken before the record is loaded
// again, and puts are conditional on them, so a slow worker cannot overwrite a newer receipt.

import type { Address } from '../../domain/drops/drop-key.ts'
import { receiptWritten } from '../../domain/ledger/drop-changes.ts'
import { isPartnerKnown } from '../../domain/ledger/drop-state.ts'
import { receiptKey, rejectsKey } from '../../layout.ts'
import type { PutCondition, ReportBucket } from '../../ports/objects.ts'
import { receiptOf } from '../../views/receipt.ts'
import { changeEntry, type LedgerEntry, readEntry } from '../ledger.ts'
import type { IngestPorts } from './ports.ts'
import { readStagedDetails, stagedAt } from './staged.ts'

type ReceiptPorts = Pick<IngestPorts, 'records' | 'pause' | 'reports' | 'clock'>

/** `committed`: by this worker, a moment ago. */
export type EntryOrigin = 'observed' | 'committed'

/**
 * One attempt. Returns the entry afterwards; null: something changed meanwhile, and the caller observes the
 * key again.
 */
export async function writeReceipt(
  entry: LedgerEntry<Address>,
  origin: EntryOrigin,
  ports: ReceiptPorts,
): Promise<LedgerEntry<Address> | null> {
  const { address, record } = entry
  const { state, revision } = record
  if (state === null) return entry
  const { reports } = ports
  const partnerKnown = isPartnerKnown(state)
  const place = placeOf(address.key, partnerKnown)
  const staged = stagedAt(address, state).rejects
  // Nothing has been written for a key that is new, which its puts insist on: neither ETags nor the record are needed.
  const isNew = origin === 'committed' && revision === 1
  const receiptTag = isNew ? null : await reports.etag(place.receipt)
  // A new key without rejects has no rejects file to delete.
  const hadRejects = revision > 1 || (staged !== null && !isNew)
  const rejectsTag = hadRejects ? await reports.etag(place.rejects) : null
  const now = isNew ? entry : await readEntry(address, ports)
  if (now.record.revision !== revision) return null
  if (!(await writeRejects(staged, place.rejects, rejectsTag, reports))) return null
  const receipt = receiptOf(address.key, state, await readStagedDetails(address, state, reports))
  if ((await reports.put(place.receipt, receipt, 'application/json', ifUnchanged(receiptTag))) === null)
    return null
  if (revision > 1) await clearOtherPlace(address.key, partnerKnown, reports)
  const marked = await changeEntry(now, (seen) => receiptWritten(seen, revision, ports.clock()), ports)
  return marked.record.revision === revision ? marked : null
}

export interface ReceiptPlace {
  readonly receipt: string
  readonly rejects: string
}

export function placeOf(key: string, partnerKnown: boolean): ReceiptPlace {
  return { receipt: receiptKey(key, !partnerKnown), rejects: rejectsKey(key, !partnerKnown) }
}

/** When a partner joins or leaves the settings, its receipt moves; deletes the one at the other place. */
async function clearOtherPlace(key: string, partnerKnown: boolean, reports: ReportBucket): Promise<void> {
  const other = placeOf(key, !partnerKnown)
  // The receipt last: while it exists, the next attempt deletes both again.
  await reports.delete(other.rejects)
  await reports.delete(other.receipt)
}

async function writeRejects(
  staged: string | null,
  key: string,
  tag: string | null,
  reports: ReportBucket,
): Promise<boolean> {
  if (staged !== null) return (await reports.copy(staged, key, ifUnchanged(tag))) !== 'changed'
  return tag === null || reports.delete(key, tag)
}

function ifUnchanged(tag: string | null): PutCondition {
  return tag === null ? { ifAbsent: true } : { ifMatch: tag }
}
