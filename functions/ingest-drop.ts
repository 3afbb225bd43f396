// Something happened to a key of the drops bucket: look at it again. EventBridge gives its messages no group by what is
// in them, so an event comes back to the same queue as a job of its partner: a partner who uploads much then waits for
// itself alone.

import type { EventBridgeEvent } from 'aws-lambda'
import { PoisonInput } from '../shared/domain/errors.ts'
import { reconcile } from '../shared/flows/ingest/reconcile.ts'
import { ingestPorts } from './ingest-ports.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

type DropEvent = EventBridgeEvent<
  'Object Created' | 'Object Deleted',
  { readonly object: { readonly key: string } }
>
type ReconcileJob = { readonly kind: 'reconcile'; readonly key: string }

const ports = once(ingestPorts)

export const handler = queueHandler<DropEvent | ReconcileJob>('ingest', async (message) => {
  const key = keyIn(message)
  if ('detail' in message) await ports().jobs.send([{ kind: 'reconcile', key }])
  else await reconcile(key, ports())
})

/** Operators send jobs by hand, too. */
function keyIn(message: Partial<DropEvent & ReconcileJob> | null): string {
  const key = message?.key ?? message?.detail?.object?.key
  if (typeof key === 'string' && key !== '') return key
  throw new PoisonInput(
    'The message names no key; write {"kind": "reconcile", "key": "…"} with the key of the drop.',
  )
}
