// Reconciles keys of the drops bucket.

import {
  deadLetters,
  drops,
  jobs,
  records,
  register,
  reports,
  settings,
  sheets,
} from '../shared/adapters/aws-ports.ts'
import { type Wiring, wireFunction } from '../shared/adapters/wiring.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import type { DropRecord } from '../shared/domain/ledger/drop-record.ts'
import { readingOf } from '../shared/domain/ledger/drop-state.ts'
import type { IngestPorts } from '../shared/flows/ingest/ports.ts'
import { reconcileJob } from '../shared/flows/ingest/reconcile-job.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

type ReconcileJob = Parameters<typeof reconcileJob>[0]

export function createHandler(ports: IngestPorts & QueuePorts) {
  return queueHandler<Partial<ReconcileJob> | null>('ingest', ports, async (message, receives) => {
    for (const { record, isCanary } of await reconcileJob(checked(message), receives === 1, ports)) {
      if (!isCanary) count(record, ports)
    }
  })
}

export const handler = createHandler(
  wireFunction({ deadLetters, drops, jobs, records, register, reports, settings, sheets }),
)

/** Operators may send jobs by hand. */
function checked(message: Partial<ReconcileJob> | null): ReconcileJob {
  const keys: readonly unknown[] = Array.isArray(message?.keys) ? message.keys : []
  if (keys.length > 0 && keys.every((key) => typeof key === 'string' && key !== '')) {
    return { kind: 'reconcile', keys: keys as readonly string[] }
  }
  throw new PoisonInput(
    'The message names no keys; write {"kind": "reconcile", "keys": ["…"]} with the key of the drop.',
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
