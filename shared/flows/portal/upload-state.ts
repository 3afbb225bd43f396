// What became of an upload: its receipt, once that answers this upload and not what the key held before. The same bytes
// uploaded again are another version, and have a receipt of their own.

import { parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { accessPlace } from '../../domain/portal/access.ts'
import { mayUpload } from '../../domain/portal/link.ts'
import { HOLD_MS, type Upload, type UploadId, uploadPlace } from '../../domain/portal/upload.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DropBucket, SettingsSource } from '../../ports/objects.ts'
import { type LedgerPorts, readEntry } from '../ledger.ts'
import { load } from '../records.ts'
import { type Outcome, type OutcomePorts, outcomeOf } from './outcome.ts'

export interface UploadStatePorts extends LedgerPorts, OutcomePorts {
  readonly drops: Pick<DropBucket, 'head'>
  readonly settings: SettingsSource
  readonly clock: Clock
}

/** `lapsed`: the time in which it could arrive is over. */
export type UploadState =
  | { readonly kind: 'waiting'; readonly key: string; readonly hasArrived: boolean }
  | { readonly kind: 'lapsed'; readonly key: string }
  | { readonly kind: 'answered'; readonly key: string; readonly outcome: Outcome }

/** null: there is no such upload, or whoever made it may not upload any more, or has lost the links of that time. */
export async function uploadState(
  partner: PartnerId,
  id: UploadId,
  ports: UploadStatePorts,
): Promise<UploadState | null> {
  const upload = (await load(uploadPlace(partner, id), ports))?.value
  if (upload === undefined || ports.clock() >= upload.expiresAtMs) return null
  const recipients = (await ports.settings()).get(partner)?.recipients ?? []
  const uploader = recipients.find(({ email }) => email === upload.recipient)
  if (uploader === undefined || !mayUpload(uploader)) return null
  const access = await load(accessPlace(partner, uploader.email), ports)
  if (access !== null && upload.atMs < access.value.linksFromMs) return null
  return stateOf(upload, ports)
}

async function stateOf(upload: Upload, ports: UploadStatePorts): Promise<UploadState> {
  const { key, replaces, atMs } = upload
  const version = (await ports.drops.head(key))?.version ?? null
  const hasArrived = version !== null && version !== replaces
  if (hasArrived || (await wasDeletedSince(upload, ports))) {
    const outcome = await outcomeOf(key, ports)
    if (outcome !== null && outcome.receipt.version === version) return { kind: 'answered', key, outcome }
  }
  if (!hasArrived && ports.clock() >= atMs + HOLD_MS) return { kind: 'lapsed', key }
  return { kind: 'waiting', key, hasArrived }
}

/** It was there, and was read, and is gone: a file that was moved, for one. */
async function wasDeletedSince({ key, atMs }: Upload, ports: LedgerPorts): Promise<boolean> {
  const { record } = await readEntry(parseDropKey(key), ports)
  return record.state?.status === 'deleted' && record.committedAtMs > atMs
}
