// Writes one partner's reports, freezes its digest, and queues one message per recipient.

import { wire } from '../shared/adapters/wiring.ts'
import type { PartnerId } from '../shared/domain/ids.ts'
import { type PublishPorts, publish } from '../shared/flows/publish/publish.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once((): PublishPorts => {
  const { drops, reports, ledger, sheets, register, metrics, digests, jobs, clock } = wire()
  const settings = settingsSource(drops)
  return { drops, reports, ledger, sheets, register, metrics, digests, jobs, clock, settings }
})

type PublishJob = { readonly partner: PartnerId; readonly asOf: string; readonly dueAtMs: number }

export const handler = queueHandler<PublishJob>((job) => publish(job, ports()))
