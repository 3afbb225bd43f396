// Receipts of keys without a record (those that do not fit, and rehearsals) whose object is gone, and that do not say
// so: nothing but such a receipt still speaks of the key.

import { parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { DropBucket, ReportBucket } from '../../ports.ts'
import { parseJsonObject } from './json-body.ts'

export interface OutlivedReceipt {
  /** In the reports bucket. */
  readonly place: string
  readonly etag: string
  /** null: the receipt cannot be read. */
  readonly key: string | null
}

interface ReceiptPorts {
  readonly drops: DropBucket
  readonly reports: ReportBucket
}

/** Of one partner, or of all. */
export async function* outlivedReceipts(
  partner: PartnerId | null,
  { drops, reports }: ReceiptPorts,
): AsyncGenerator<OutlivedReceipt> {
  for (const prefix of prefixesOf(partner)) {
    for await (const { key: place } of reports.list(prefix)) {
      const found = isOfRecord(place) ? null : await reports.get(place)
      if (found === null) continue
      const said = parseJsonObject(found.body)
      const key = typeof said?.key === 'string' ? said.key : null
      const receipt = { place, etag: found.etag, key }
      if (key === null) yield receipt
      else if (said?.deleted !== true && (await drops.head(key)) === null) yield receipt
    }
  }
}

/** Among the refused ones lie those of partners that are not in the settings, too. */
function prefixesOf(partner: PartnerId | null): string[] {
  if (partner === null) return ['receipts/_refused/', 'receipts/validate/']
  return ['_refused/', '_refused/validate/', 'validate/'].map((folder) => `receipts/${folder}${partner}/`)
}

/** Rejects, and receipts of drops that the ledger knows. */
function isOfRecord(place: string): boolean {
  const key = /^receipts\/_refused\/(.*)\.receipt\.json$/.exec(place)?.[1]
  if (key === undefined) return !place.endsWith('.receipt.json')
  const address = parseDropKey(key)
  return typeof address !== 'string' && !address.rehearsal
}
