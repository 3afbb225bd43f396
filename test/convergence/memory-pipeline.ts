// The pipeline in memory: every port a fake, every event delivered into one inbox.

import { partnerId } from '../../shared/domain/ids.ts'
import type { SendOutcome } from '../../shared/domain/mail/message.ts'
import type { Feedback } from '../../shared/flows/send/record-feedback.ts'
import { CLAIM_TAG, OWNER_TAG, PARTNER_TAG } from '../../shared/flows/send/tags.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import type { Mailer, OutgoingMail } from '../../shared/ports.ts'
import { fakeCustomerRegister } from '../support/fakes/customer-register.ts'
import { fakeDropBucket } from '../support/fakes/drop-bucket.ts'
import { fakeJobQueue } from '../support/fakes/job-queue.ts'
import { fakeMailer } from '../support/fakes/mailer.ts'
import { fakeMetricStore } from '../support/fakes/metric-store.ts'
import { fakeRecords } from '../support/fakes/records.ts'
import { fakeReportBucket } from '../support/fakes/report-bucket.ts'
import { fakeSheetStore } from '../support/fakes/sheet-store.ts'
import { freshIds, type Message, type Pipeline, RETENTION_DAYS } from './pipeline.ts'
import { type MailTrouble, outcomeOf } from './troubles.ts'

export function memoryPipeline(startMs: number): Pipeline {
  let nowMs = startMs
  const clock = () => nowMs
  const inbox: Message[] = []
  const drops = fakeDropBucket(clock)
  const settingsBucket = fakeDropBucket(clock)
  const mailer = fakeMailer()
  const mailTroubles: MailTrouble[] = []
  const jobs = fakeJobQueue()
  const told = (key: string) => void inbox.push({ kind: 'event', key })
  return {
    ports: {
      drops,
      settingsBucket,
      jobs,
      clock,
      retentionDays: RETENTION_DAYS,
      pause: async () => {},
      alert() {},
      ...freshIds(),
      reports: fakeReportBucket(clock),
      sheets: fakeSheetStore(),
      register: fakeCustomerRegister(),
      metrics: fakeMetricStore(),
      records: fakeRecords(),
      mailer: troubled(
        withEvents(mailer, (feedback) => inbox.push({ kind: 'feedback', feedback })),
        mailTroubles,
      ),
      sender: 'digest@uptake.example',
    },
    async put(key, body) {
      drops.upload(key, body)
      told(key)
    },
    async putSettings(json) {
      settingsBucket.upload(PARTNERS_FILE, json)
      inbox.push({ kind: 'settings' })
    },
    async remove(key) {
      drops.remove(key)
      told(key)
    },
    async revert(key) {
      drops.revert(key)
      told(key)
    },
    take: async () => [...inbox.splice(0), ...jobs.take()],
    mailbox: async () =>
      mailer.sent.map(({ to, tags, raw }) => ({ to, claimId: tags[CLAIM_TAG] ?? '', raw })),
    mailTroubles,
    pass(ms) {
      nowMs += ms
    },
    async close() {},
  }
}

function troubled(mailer: Mailer, troubles: MailTrouble[]): Mailer {
  return {
    async send(mail): Promise<SendOutcome> {
      const trouble = troubles.shift()
      if (trouble === undefined) return mailer.send(mail)
      if (trouble === 'sent unheard') await mailer.send(mail)
      return outcomeOf(trouble)
    },
  }
}

/** SES tells of what it accepts, before whoever sends hears of it. */
function withEvents(mailer: Mailer, tell: (feedback: Feedback) => void): Mailer {
  return {
    async send(mail) {
      const outcome = await mailer.send(mail)
      if (outcome.kind === 'sent')
        for (const event of ['Send', 'Delivery']) tell(feedbackOf(mail, event, outcome.messageId))
      return outcome
    },
  }
}

function feedbackOf({ tags }: OutgoingMail, event: string, messageId: string): Feedback {
  const partner = partnerId(tags[PARTNER_TAG] ?? '')
  if (partner === null) throw new TypeError('the mail does not name its partner')
  return {
    event,
    detail: '',
    partner,
    claimId: tags[CLAIM_TAG] ?? '',
    owner: tags[OWNER_TAG] ?? '',
    messageId,
  }
}
