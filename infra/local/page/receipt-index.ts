// All receipts, read once and again only when they change.

import { isReceipt, RECEIPTS, receiptKey, rejectsBeside } from '../../../shared/layout.ts'
import { receiptSchema, type Receipt as StoredReceipt } from '../../../shared/views/receipt.ts'
import type { PageSources } from './sources.ts'

const READS_AT_ONCE = 32

export type ReceiptStatus = 'committed' | 'refused' | 'deleted' | 'rehearsal'

export interface Receipt extends StoredReceipt {
  /** Where it lies in the reports bucket. */
  readonly place: string
  readonly status: ReceiptStatus
  /** Where its rejected rows lie, if it has any. */
  readonly rejectsPlace: string | null
  /** As it lies there. */
  readonly source: string
}

export interface ReceiptIndex {
  /** In the order of their places. */
  all(): Promise<readonly Receipt[]>
  /** The receipt of a drop's key. */
  of(key: string): Promise<Receipt | undefined>
}

export function receiptIndex(reports: PageSources['reports']): ReceiptIndex {
  let known = new Map<string, { readonly etag: string; readonly receipt: Receipt | null }>()

  async function refresh(): Promise<Map<string, Receipt>> {
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
    return new Map([...next].flatMap(([place, { receipt }]) => (receipt === null ? [] : [[place, receipt]])))
  }

  return {
    all: async () => [...(await refresh()).values()],
    async of(key) {
      const receipts = await refresh()
      return receipts.get(receiptKey(key, false)) ?? receipts.get(receiptKey(key, true))
    },
  }
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
  if (rehearsal === true) return 'rehearsal'
  return committed ? 'committed' : 'refused'
}
