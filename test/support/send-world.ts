// A published message, its recipient, and a mailer whose answers can be chosen.

import { createHash } from 'node:crypto'
import type { Digest } from '../../shared/domain/digest/digest.ts'
import { type MessageKey, type MessageRecord, messageIdOf } from '../../shared/domain/mail/message-record.ts'
import type { Partner, Recipient } from '../../shared/domain/settings.ts'
import { recordFeedback } from '../../shared/flows/send/record-feedback.ts'
import type { SendPorts } from '../../shared/flows/send/send-mail.ts'
import type { OperatorAlert, SendJob } from '../../shared/ports.ts'
import { digestJson } from '../../shared/views/digest-json.ts'
import { textsFor } from '../../shared/views/texts/languages.ts'
import { partnerOf } from '../unit/domain/digest/portfolios.ts'
import { type FakeMailer, fakeMailer } from './fakes/mailer.ts'
import { fakeRecords } from './fakes/records.ts'
import { type FakeReportBucket, fakeReportBucket } from './fakes/report-bucket.ts'
import { NOON } from './ingest-world.ts'
import { email, messageAt } from './messages.ts'

const CONTENT_KEY = 'digests/frozen.json'

export const ANA: Recipient = {
  email: email('ana@golden.example'),
  name: 'Ana',
  customers: 'all',
  locale: 'en',
}

export interface SendWorld {
  readonly ports: SendPorts
  readonly mailer: FakeMailer
  readonly reports: FakeReportBucket
  readonly job: SendJob
  /** How long the worker waited in place, in order. */
  readonly pauses: readonly number[]
  /** What a person is told. */
  readonly troubles: OperatorAlert[]
  pass(ms: number): void
  message(): Promise<MessageRecord | null>
  state(): Promise<MessageRecord['state'] | null>
}

/** `content`: frozen, as it was published under the key. */
export async function sendWorld(partner: Partner, key: MessageKey, content: string): Promise<SendWorld> {
  let nowMs = NOON
  let owners = 0
  const pauses: number[] = []
  const troubles: OperatorAlert[] = []
  const mailer = fakeMailer()
  const reports = fakeReportBucket()
  const ports: SendPorts = {
    mailer,
    reports,
    records: fakeRecords(),
    pause: async (ms) => {
      pauses.push(ms)
      nowMs += ms
    },
    settings: async () => new Map([[partner.id, partner]]),
    clock: () => nowMs,
    newOwner: () => `worker-${++owners}`,
    sender: 'digest@uptake.example',
    alert: (trouble) => void troubles.push(trouble),
  }
  await reports.put(CONTENT_KEY, content, 'application/json')
  const job: SendJob = {
    kind: 'send',
    key,
    contentKey: CONTENT_KEY,
    contentSha256: createHash('sha256').update(content).digest('hex'),
    dueAtMs: NOON,
  }
  return {
    ports,
    mailer,
    reports,
    job,
    pauses,
    troubles,
    pass(ms) {
      nowMs += ms
    },
    message: () => messageAt(key, ports),
    state: async () => (await messageAt(key, ports))?.state ?? null,
  }
}

/** A digest for that reader. */
export function worldOf(
  reader: Recipient,
  digest: Digest,
  partner = partnerOf({ recipients: [reader] }),
): Promise<SendWorld> {
  const key = { partner: partner.id, recipient: reader.email, kind: 'digest', period: digest.week } as const
  return sendWorld(partner, key, digestJson(digest, textsFor('en')))
}

/** Where copies of messages lie. */
export function mailsIn({ reports }: SendWorld): string[] {
  return Object.keys(reports.texts()).filter((key) => key.startsWith('mail/'))
}

/** What SES reports of the message, sent by who holds it unless another owner is named. */
export async function feedback(
  { job, ports, message }: SendWorld,
  event: string,
  detail = '',
  sender?: string,
): Promise<void> {
  const { partner } = job.key
  const owner = sender ?? (await message())?.owner ?? ''
  await recordFeedback(
    { event, detail, partner, claimId: messageIdOf(job.key), owner, messageId: 'ses-1' },
    ports,
  )
}
