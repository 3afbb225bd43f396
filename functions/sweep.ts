// Once a day: compares the whole bucket with the whole ledger, since events can be lost.

import { sweep as compareAll } from '../shared/flows/ingest/sweep.ts'
import { ingestPorts } from './ingest-ports.ts'
import { log } from './log.ts'
import { eventHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once(ingestPorts)

export const handler = eventHandler<unknown>(async () => {
  log('info', 'swept', { ...(await compareAll(ports())) })
})
