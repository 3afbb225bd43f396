// Receipts of keys without a record (those that do not fit, and rehearsals) whose object is gone, and that do not say
// so: nothing but such a receipt still speaks of the key.

import { parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { DropBucket, ReportBucket } from '../../ports.ts'
import { receiptKey } from '../../views/receipt.ts'
import { parseJsonObject } from './json-body.ts'

const REFUSED = 'receipts/_refused/'
const ENDING = '.receipt.json'

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
      if (!place.endsWith(ENDING) || isOfRecord(place.slice(REFUSED.length, -ENDING.length), place)) continue
      const found = await reports.get(place)
      if (found === null) continue
      const said = parseJsonObject(found.body)
      const key = typeof said?.key === 'string' ? said.key : null
      const receipt = { place, etag: found.etag, key }
      if (key === null) yield receipt
      // A shortened name does not say the key.
      else if (isOfRecord(key, place)) continue
      else if (said?.deleted !== true && (await drops.head(key)) === null) yield receipt
    }
  }
}

/** Among the refused ones lie those of partners that are not in the settings, too. */
function prefixesOf(partner: PartnerId | null): string[] {
  if (partner === null) return [REFUSED, 'receipts/validate/']
  return ['_refused/', '_refused/validate/', 'validate/'].map((folder) => `receipts/${folder}${partner}/`)
}

/** The ledger knows such a drop, and whoever compares it looks at its receipt. */
function isOfRecord(key: string, place: string): boolean {
  const address = parseDropKey(key)
  return typeof address !== 'string' && !address.rehearsal && place === receiptKey(key, true)
}
