// The pipeline in memory: every port a fake, every event delivered into one inbox.

import type { SendOutcome } from '../../shared/domain/mail/message.ts'
import { CLAIM_TAG } from '../../shared/flows/send/tags.ts'
import type { Mailer } from '../../shared/ports/mailer.ts'
import { feedbackOf, watchingMailer } from '../support/feedback.ts'
import { createWorld } from '../support/world.ts'
import { type MailFault, outcomeOf } from './mail-faults.ts'
import { type Message, type Pipeline, RETENTION_DAYS } from './pipeline.ts'

export function memoryPipeline(nowMs: number): Pipeline {
  const { services, drops, mailer, events, jobs, advance, putSettings } = createWorld({ nowMs })
  const inbox: Message[] = []
  const mailFaults: MailFault[] = []
  const notify = (key: string) => void inbox.push({ kind: 'event', key })
  const watched = watchingMailer(mailer, (mail, messageId) => {
    for (const event of ['Send', 'Delivery'])
      inbox.push({ kind: 'feedback', feedback: feedbackOf(mail, event, messageId) })
  })
  return {
    ports: { ...services, retentionDays: RETENTION_DAYS, mailer: faultyMailer(watched, mailFaults) },
    async put(key, body) {
      drops.upload(key, body)
      notify(key)
    },
    async putSettings(json) {
      putSettings(json)
      inbox.push({ kind: 'settings' })
    },
    async remove(key) {
      drops.remove(key)
      notify(key)
    },
    async revert(key) {
      drops.revert(key)
      notify(key)
    },
    take: async () => [...inbox.splice(0), ...jobs.take()],
    mailbox: async () =>
      mailer.sent.map(({ to, tags, raw }) => ({ to, claimId: tags[CLAIM_TAG] ?? '', raw })),
    announced: () => events.arrived,
    mailFaults,
    advance,
    async close() {},
  }
}

function faultyMailer(mailer: Mailer, faults: MailFault[]): Mailer {
  return {
    async send(mail): Promise<SendOutcome> {
      const fault = faults.shift()
      if (fault === undefined) return mailer.send(mail)
      if (fault === 'sent without an answer') await mailer.send(mail)
      return outcomeOf(fault)
    },
  }
}
