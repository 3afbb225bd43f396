// Turns changes of the drops bucket into jobs of their partner, which EventBridge cannot do: a job has a message group,
// so that a partner with many uploads delays only itself, and several small files.

import type { EventBridgeEvent } from 'aws-lambda'
import { deadLetters, jobs } from '../shared/adapters/aws-ports.ts'
import { type Wiring, wireFunction } from '../shared/adapters/wiring.ts'
import { type ChangedKey, groupKeys } from '../shared/domain/drops/group-keys.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { batchHandler, type QueuePorts } from './middleware.ts'

type DropEvent = EventBridgeEvent<
  'Object Created' | 'Object Deleted',
  { readonly object: { readonly key: string; readonly size?: number } }
>

export function createHandler(ports: QueuePorts & Pick<Wiring, 'jobs'>) {
  return batchHandler<Partial<DropEvent> | null, ChangedKey>('changes', ports, changedKey, (changes) =>
    ports.jobs.send(groupKeys(changes).map((keys) => ({ kind: 'reconcile', keys }))),
  )
}

export const handler = createHandler(wireFunction({ deadLetters, jobs }))

function changedKey(event: Partial<DropEvent> | null): ChangedKey {
  const { key, size = 0 } = event?.detail?.object ?? {}
  if (typeof key === 'string' && key !== '') return { key, bytes: size }
  throw new PoisonInput(
    'The message is no change of an object; delete it: the next sweep finds what changed.',
  )
}
