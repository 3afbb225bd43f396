// The one idea of the product: an event is only a hint to look at one key again. Reconciling brings the
// ledger, the sheets and the receipt into agreement with the bucket, whatever the order, number or repetition
// of events.

import type { Address } from '../../domain/drops/drop-key.ts'
import { Transient } from '../../domain/errors.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { isUpToDate, needsReceipt } from '../../domain/ledger/freshness.ts'
import type { LedgerEntry } from '../ledger.ts'
import { collectGarbage } from './collect-garbage.ts'
import { commitReading } from './commit.ts'
import { type Observation, observe } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { type EntryOrigin, writeReceipt } from './write-receipt.ts'

/** A key that keeps changing is left to its next event. */
const MAX_ROUNDS = 20

export interface Answered {
  readonly record: DropRecord
  readonly isCanary: boolean
}

/**
 * Returns once the record agrees with the object and the receipt is written: the record, if this call wrote
 * the receipt; null, if there was nothing to do. Safe to repeat at any time.
 */
export async function reconcile(key: string, ports: IngestPorts): Promise<Answered | null> {
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
  | { readonly kind: 'done'; readonly written: Answered | null }

/** Observes record, settings and object once, and takes one step towards their agreement. */
async function reconcileOnce(key: string, mustWrite: boolean, ports: IngestPorts): Promise<Step> {
  const observation = await observe(key, ports)
  const { record, head, fingerprint } = observation
  if (!isUpToDate(record, head, fingerprint)) {
    const committed = await commitReading(observation, ports)
    const isOwn = committed !== null && committed.entry.record.state === committed.state
    if (!isOwn || (await hasMoved(observation, ports))) return { kind: 'again', mustWrite }
    return answer(committed.entry, 'committed', observation, ports)
  }
  if (mustWrite || needsReceipt(record, ports.clock()))
    return answer(observation, 'observed', observation, ports)
  await collectGarbage(observation, ports)
  return { kind: 'done', written: null }
}

async function answer(
  entry: LedgerEntry<Address>,
  origin: EntryOrigin,
  { isCanary }: Observation,
  ports: IngestPorts,
): Promise<Step> {
  const written = await writeReceipt(entry, origin, ports)
  if (written === null) return { kind: 'again', mustWrite: true }
  await collectGarbage(written, ports)
  return { kind: 'done', written: { record: written.record, isCanary } }
}

/** Only the object is looked at: a change of settings sends a job for each key that it concerns. */
async function hasMoved({ address, head }: Observation, { drops }: IngestPorts): Promise<boolean> {
  return (await drops.head(address.key))?.version !== head?.version
}
