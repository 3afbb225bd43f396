// Every night, since events can be lost, and whenever the settings change: compares the whole bucket with the ledger.

import { wire } from '../shared/adapters/wiring.ts'
import { type SweepPorts, sweep } from '../shared/flows/ingest/sweep.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { log } from './log.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once((): SweepPorts => {
  const { drops, records, jobs, clock, settingsBucket } = wire()
  return { drops, records, jobs, clock, settings: settingsSource(settingsBucket) }
})

/** What the message says does not matter. */
export const handler = queueHandler<unknown>('sweep', async () => {
  log('info', 'swept', { ...(await sweep(ports())) })
})
