// The one idea of the product: an event is only a hint to look at one key again. Reconciling makes the
// ledger, the sheets and the receipt say what the bucket holds, whatever the order, the number or the
// repetition of the events that led there.

import { Transient } from '../../domain/errors.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { isUpToDate, needsReceipt } from '../../domain/ledger/freshness.ts'
import { collectGarbage } from './collect-garbage.ts'
import { commitReading } from './commit.ts'
import { observe } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { writeReceipt } from './write-receipt.ts'

/** A key that moves this often under our eyes is left to its next event. */
const MAX_ROUNDS = 20

/**
 * Returns once the record says what the key holds and its receipt is written: the record, if this call wrote the receipt;
 * null, if it stood already. Safe to repeat at any time.
 */
export async function reconcile(key: string, ports: IngestPorts): Promise<DropRecord | null> {
  let mustWrite = false
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const step = await reconcileOnce(key, mustWrite, ports)
    if (step.kind === 'done') return step.written
    mustWrite = step.mustWrite
  }
  throw new Transient(`${key} kept changing while it was read; it will be looked at again.`)
}

/** `mustWrite`: a receipt half written may have left rejects that are no longer the key's, so it is written in any case. */
type Step =
  | { readonly kind: 'again'; readonly mustWrite: boolean }
  | { readonly kind: 'done'; readonly written: DropRecord | null }

/** One look at record, settings and object, and one step towards their agreement. */
async function reconcileOnce(key: string, mustWrite: boolean, ports: IngestPorts): Promise<Step> {
  const look = await observe(key, ports)
  const { record, head, fingerprint } = look
  if (!isUpToDate(record, head, fingerprint)) {
    await commitReading(look, ports)
    return { kind: 'again', mustWrite }
  }
  const writes = mustWrite || needsReceipt(record, ports.clock())
  const written = writes ? await writeReceipt(look, ports) : null
  if (writes && written === null) return { kind: 'again', mustWrite: true }
  await collectGarbage(written ?? look, ports)
  return { kind: 'done', written: written?.record ?? null }
}
