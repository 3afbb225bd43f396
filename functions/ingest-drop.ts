// Something happened to a key of the drops bucket: look at it again. EventBridge gives its messages no group by what is
// in them, so an event comes back to the same queue as a job of its partner: a partner who uploads much then waits for
// itself alone.

import type { EventBridgeEvent } from 'aws-lambda'
import { wire } from '../shared/adapters/wiring.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
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
    if ('detail' in message) await ports.jobs.send([{ kind: 'reconcile', key }])
    else await reconcile(key, ports)
  })
}

export const handler = createHandler(wire())

/** Operators send jobs by hand, too. */
function keyIn(message: Partial<DropEvent & ReconcileJob> | null): string {
  const key = message?.key ?? message?.detail?.object?.key
  if (typeof key === 'string' && key !== '') return key
  throw new PoisonInput(
    'The message names no key; write {"kind": "reconcile", "key": "…"} with the key of the drop.',
  )
}
