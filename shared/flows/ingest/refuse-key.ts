// A key that does not fit belongs to no partner and has no record: its receipt alone says what is wrong with it.

import { receiptKey, refusedKeyReceiptJson } from '../../views/receipt.ts'
import type { IngestPorts } from './ports.ts'

export async function refuseKey(key: string, problem: string, ports: IngestPorts): Promise<void> {
  const head = await ports.drops.head(key)
  const place = receiptKey(key, true)
  const before = await ports.reports.get(place)
  if (head === null && before === null) return
  const receipt = refusedKeyReceiptJson({ key, object: head, problem })
  if (before !== null && Buffer.from(before.body).toString('utf8') === receipt) return
  await ports.reports.put(place, receipt, 'application/json')
}
