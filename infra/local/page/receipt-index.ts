// All receipts; each is read once, and again only when it changes.

import { isReceipt, RECEIPTS, rejectsBeside } from '../../../shared/layout.ts'
import { receiptSchema, type Receipt as StoredReceipt } from '../../../shared/views/receipt.ts'
import type { PageSources } from './sources.ts'

const READS_AT_ONCE = 32

export type ReceiptStatus = 'committed' | 'refused' | 'deleted' | 'dry-run'

export interface Receipt extends StoredReceipt {
  /** Its key in the reports bucket. */
  readonly place: string
  readonly status: ReceiptStatus
  /** The key of its rejected rows, if it has any. */
  readonly rejectsPlace: string | null
  /** The stored JSON. */
  readonly source: string
}

export interface ReceiptIndex {
  /** In the order of their keys in the reports bucket. */
  all(): Promise<readonly Receipt[]>
}

export function createReceiptIndex(reports: PageSources['reports']): ReceiptIndex {
  let known = new Map<string, { readonly etag: string; readonly receipt: Receipt | null }>()

  async function all(): Promise<Receipt[]> {
    const etags = new Map<string, string>()
    for await (const { key, etag } of reports.list(RECEIPTS)) etags.set(key, etag)
    const places = [...etags.keys()].filter(isReceipt)
    const next: typeof known = new Map()
    for (let start = 0; start < places.length; start += READS_AT_ONCE) {
      const batch = places.slice(start, start + READS_AT_ONCE).map(async (place) => {
        const [etag = '', seen] = [etags.get(place), known.get(place)]
        const rejects = rejectsBeside(place)
        const receipt = seen?.etag === etag ? seen.receipt : await readReceipt(reports, place)
        const rejectsPlace = etags.has(rejects) ? rejects : null
        return { place, etag, receipt: receipt === null ? null : { ...receipt, rejectsPlace } }
      })
      for (const { place, etag, receipt } of await Promise.all(batch)) next.set(place, { etag, receipt })
    }
    known = next
    return [...next.values()].flatMap(({ receipt }) => receipt ?? [])
  }

  return { all }
}

async function readReceipt(reports: PageSources['reports'], place: string): Promise<Receipt | null> {
  const object = await reports.get(place)
  if (object === null) return null
  const source = Buffer.from(object.body).toString('utf8')
  const receipt = receiptSchema.parse(JSON.parse(source))
  return { ...receipt, place, status: statusOf(receipt), rejectsPlace: null, source }
}

function statusOf({ deleted, rehearsal, committed }: StoredReceipt): ReceiptStatus {
  if (deleted === true) return 'deleted'
  if (rehearsal === true) return 'dry-run'
  return committed ? 'committed' : 'refused'
}
