// The one idea of the product: an event is only a hint to look at one key again. Reconciling brings the
// ledger, the sheets and the receipt into agreement with the bucket, whatever the order, number or repetition
// of events.

import { Transient } from '../../domain/errors.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { isUpToDate, needsReceipt } from '../../domain/ledger/freshness.ts'
import { collectGarbage } from './collect-garbage.ts'
import { commitReading } from './commit.ts'
import { observe } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { writeReceipt } from './write-receipt.ts'

/** A key that keeps changing is left to its next event. */
const MAX_ROUNDS = 20

/**
 * Returns once the record agrees with the object and the receipt is written: the record, if this call wrote
 * the receipt; null, if there was nothing to do. Safe to repeat at any time.
 */
export async function reconcile(key: string, ports: IngestPorts): Promise<DropRecord | null> {
  let mustWrite = false
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const step = await reconcileOnce(key, mustWrite, ports)
    if (step.kind === 'done') return step.written
    mustWrite = step.mustWrite
  }
  throw new Transient(`${key} kept changing while it was read; it is retried.`)
}

/**
 * `mustWrite`: an interrupted write may have left rejects that no longer belong to the key, so it is repeated
 * in any case.
 */
type Step =
  | { readonly kind: 'again'; readonly mustWrite: boolean }
  | { readonly kind: 'done'; readonly written: DropRecord | null }

/** Observes record, settings and object once, and takes one step towards their agreement. */
async function reconcileOnce(key: string, mustWrite: boolean, ports: IngestPorts): Promise<Step> {
  const observation = await observe(key, ports)
  const { record, head, fingerprint } = observation
  if (!isUpToDate(record, head, fingerprint)) {
    await commitReading(observation, ports)
    return { kind: 'again', mustWrite }
  }
  const writes = mustWrite || needsReceipt(record, ports.clock())
  const written = writes ? await writeReceipt(observation, ports) : null
  if (writes && written === null) return { kind: 'again', mustWrite: true }
  await collectGarbage(written ?? observation, ports)
  return { kind: 'done', written: written?.record ?? null }
}
