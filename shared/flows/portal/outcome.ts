// The receipt of a drop, and its rejected rows to download.

import { type Address, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { receiptKey, rejectsKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import type { DownloadLinks } from '../../ports/signed-access.ts'
import { type Receipt, receiptSchema } from '../../views/receipt.ts'
import { parseJsonObject } from '../ingest/json-body.ts'

export interface OutcomePorts {
  readonly reports: Pick<ReportBucket, 'get' | 'etag'>
}

export interface Outcome {
  readonly receipt: Receipt
  readonly hasRejects: boolean
}

/** null: it has none, or it cannot be read. */
export async function outcomeOf(key: string, { reports }: OutcomePorts): Promise<Outcome | null> {
  const isInvalid = parseDropKey(key).kind === 'invalid'
  const found = await reports.get(receiptKey(key, isInvalid))
  const receipt = found === null ? null : receiptSchema.safeParse(parseJsonObject(found.body))
  if (receipt === null || !receipt.success) return null
  return { receipt: receipt.data, hasRejects: (await reports.etag(rejectsKey(key, isInvalid))) !== null }
}

/** null: the key is not one of this partner's. */
export function ownAddress(partner: PartnerId, key: string): Exclude<Address, { kind: 'invalid' }> | null {
  const address = parseDropKey(key)
  return address.kind === 'invalid' || address.partner !== partner ? null : address
}

const LINK_SECONDS = 300

/** null: there are none. */
export async function linkToRejects(
  key: string,
  { reports, downloadLinks }: OutcomePorts & { readonly downloadLinks: DownloadLinks },
): Promise<string | null> {
  const place = rejectsKey(key, parseDropKey(key).kind === 'invalid')
  if ((await reports.etag(place)) === null) return null
  const fileName = place.slice(place.lastIndexOf('/') + 1)
  return downloadLinks.sign(place, { fileName, disposition: 'attachment', seconds: LINK_SECONDS })
}
