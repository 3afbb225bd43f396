// Compares the whole bucket with the ledger: every night, since events can be lost, and whenever the settings
// change. Half of its time is for a run; the rest is sent back to the queue.

import { deadLetters, drops, jobs, records, settings } from '../shared/adapters/aws-ports.ts'
import { wireFunction } from '../shared/adapters/wiring.ts'
import { type SweepJob, type SweepPorts, sweep } from '../shared/flows/ingest/sweep.ts'
import { FUNCTIONS } from '../shared/topology.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

const LONGEST_MS = (FUNCTIONS.Sweep.timeoutSeconds * 1_000) / 2

export function createHandler(ports: SweepPorts & QueuePorts) {
  return queueHandler<unknown>('sweep', ports, async (message) => {
    const swept = await sweep(ports, { from: fromIn(message), longestMs: LONGEST_MS })
    ports.log.info('swept', { ...swept })
    ports.counters.count('DropsUnanswered', swept.unanswered)
  })
}

export const handler = createHandler(wireFunction({ deadLetters, drops, jobs, records, settings }))

/** Anything but the rest of a run means: all. */
function fromIn(message: unknown): string {
  const { kind, from } = Object(message) as Partial<SweepJob>
  return kind === 'sweep' && typeof from === 'string' ? from : ''
}
