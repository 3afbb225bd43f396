// Reconciles a key of the drops bucket. EventBridge cannot set a message group from an event's content, so
// the function sends an event back to the queue as a job of its partner: a partner with many uploads then
// delays only itself.

import type { EventBridgeEvent } from 'aws-lambda'
import { type Wiring, wire } from '../shared/adapters/wiring.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import type { DropRecord } from '../shared/domain/ledger/drop-record.ts'
import { readingOf } from '../shared/domain/ledger/drop-state.ts'
import type { IngestPorts } from '../shared/flows/ingest/ports.ts'
import { reconcile } from '../shared/flows/ingest/reconcile.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

type DropEvent = EventBridgeEvent<
  'Object Created' | 'Object Deleted',
  { readonly object: { readonly key: string } }
>
type ReconcileJob = { readonly kind: 'reconcile'; readonly key: string }

export function createHandler(ports: IngestPorts & QueuePorts) {
  return queueHandler<DropEvent | ReconcileJob>('ingest', ports, async (message) => {
    const key = keyIn(message)
    if ('detail' in message) return ports.jobs.send([{ kind: 'reconcile', key }])
    const answered = await reconcile(key, ports)
    if (answered !== null && !answered.isCanary) count(answered.record, ports)
  })
}

export const handler = createHandler(wire())

/** Operators may send jobs by hand. */
function keyIn(message: Partial<DropEvent & ReconcileJob> | null): string {
  const key = message?.key ?? message?.detail?.object?.key
  if (typeof key === 'string' && key !== '') return key
  throw new PoisonInput(
    'The message names no key; write {"kind": "reconcile", "key": "…"} with the key of the drop.',
  )
}

/** Only of a first upload: a drop that is read again was uploaded long ago. */
function count(
  { state, revision }: DropRecord,
  { counters, clock }: Pick<Wiring, 'counters' | 'clock'>,
): void {
  if (state === null || state.status === 'deleted') return
  const isRefused = state.status === 'refused' || state.status === 'stopped'
  counters.count(isRefused ? 'DropsRefused' : 'DropsRead', 1)
  counters.count('RowsRejected', readingOf(state)?.outcome.rows.rejected ?? 0)
  if (revision === 1) counters.count('ReceiptLag', clock() - state.object.modifiedMs)
}
