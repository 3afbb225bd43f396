// A key that does not fit belongs to no partner and has no record: its receipt alone says what is wrong with it.

import { Transient } from '../../domain/errors.ts'
import { receiptKey, refusedKeyReceiptJson } from '../../views/receipt.ts'
import type { IngestPorts } from './ports.ts'

/** A key that moves this often under our eyes is left to its next event. */
const MAX_ROUNDS = 20

export async function refuseKey(key: string, problem: string, ports: IngestPorts): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (await isRefused(key, problem, ports)) return
  }
  throw new Transient(`${key} kept changing while it was refused; it will be looked at again.`)
}

/** The receipt is looked at before the object: who comes late cannot tell of an older version. */
async function isRefused(key: string, problem: string, { drops, reports }: IngestPorts): Promise<boolean> {
  const place = receiptKey(key, true)
  const standing = await reports.get(place)
  const head = await drops.head(key)
  if (head === null && standing === null) return true
  const receipt = refusedKeyReceiptJson({ key, object: head, problem })
  if (standing !== null && Buffer.from(standing.body).toString('utf8') === receipt) return true
  const condition = standing === null ? { ifAbsent: true as const } : { ifMatch: standing.etag }
  await reports.put(place, receipt, 'application/json', condition)
  return false
}
