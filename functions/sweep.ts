// Compares the whole bucket with the ledger: every night, since events can be lost, and whenever the settings
// change.

import { wire } from '../shared/adapters/wiring.ts'
import { type SweepPorts, sweep } from '../shared/flows/ingest/sweep.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

export function createHandler(ports: SweepPorts & QueuePorts) {
  /** The content of the message is ignored. */
  return queueHandler<unknown>('sweep', ports, async () => {
    const swept = await sweep(ports)
    ports.log.info('swept', { ...swept })
    ports.counters.count('DropsUnanswered', swept.unanswered)
  })
}

export const handler = createHandler(wire())
