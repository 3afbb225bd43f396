// Sends one digest, or notice, to one recipient, at most once.

import { randomUUID } from 'node:crypto'
import { wire } from '../shared/adapters/wiring.ts'
import type { SendJob } from '../shared/flows/send/jobs.ts'
import { type SendPorts, sendMail } from '../shared/flows/send/send-mail.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { log } from './log.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once((): SendPorts => {
  const { settingsBucket, records, reports, mailer, clock, pause, sender } = wire()
  return {
    settings: settingsSource(settingsBucket),
    records,
    reports,
    mailer,
    clock,
    pause,
    sender,
    newOwner: () => randomUUID(),
    tell: ({ message, ...about }) => log('error', message, about),
  }
})

export const handler = queueHandler<SendJob>('send', (job) => sendMail(job, ports()))
