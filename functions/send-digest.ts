// Sends one digest, or notice, to one recipient, at most once.

import { randomUUID } from 'node:crypto'
import { wire } from '../shared/adapters/wiring.ts'
import type { SendJob } from '../shared/flows/send/jobs.ts'
import { type SendPorts, sendDigest } from '../shared/flows/send/send-digest.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once((): SendPorts => {
  const { settingsBucket, sends, suppressions, reports, mailer, clock, pause, sender } = wire()
  return {
    settings: settingsSource(settingsBucket),
    sends,
    suppressions,
    reports,
    mailer,
    clock,
    pause,
    sender,
    newOwner: () => randomUUID(),
  }
})

export const handler = queueHandler<SendJob>('send', (job) => sendDigest(job, ports()))
