// Every night, since events can be lost, and whenever the settings change: compares the whole bucket with the ledger.

import { sweep as compareAll } from '../shared/flows/ingest/sweep.ts'
import { ingestPorts } from './ingest-ports.ts'
import { log } from './log.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once(ingestPorts)

/** What the message says does not matter. */
export const handler = queueHandler<unknown>('sweep', async () => {
  log('info', 'swept', { ...(await compareAll(ports())) })
})
