// One published message, ready to be sent, and what SES reports of it.

import { createHash } from 'node:crypto'
import type { Digest } from '../../shared/domain/digest/digest.ts'
import { type MessageKey, type MessageRecord, messageIdOf } from '../../shared/domain/mail/message-record.ts'
import type { Partner, Recipient } from '../../shared/domain/settings.ts'
import { recordFeedback } from '../../shared/flows/send/record-feedback.ts'
import type { SendJob } from '../../shared/ports/jobs.ts'
import { digestJson } from '../../shared/views/digest-json.ts'
import { textsFor } from '../../shared/views/texts/languages.ts'
import { partnerOf } from '../unit/domain/digest/portfolios.ts'
import { messageAt } from './messages.ts'
import { ANA as ANA_ADDRESS } from './partners.ts'
import { createWorld, NOON, type World } from './world.ts'

const CONTENT_KEY = 'digests/frozen.json'

export const ANA: Recipient = {
  email: ANA_ADDRESS,
  name: 'Ana',
  customers: 'all',
  locale: 'en',
  timeZone: 'UTC',
  upload: false,
}

export interface SendWorld extends World {
  readonly job: SendJob & { readonly contentKey: string }
  message(): Promise<MessageRecord | null>
  state(): Promise<MessageRecord['state'] | null>
}

/** `content`: frozen, as it was published under the key. */
export async function messageWorld(
  partner: Partner,
  key: MessageKey,
  content: string,
  portalUrl: string | null = null,
): Promise<SendWorld> {
  const world = createWorld({ partners: [partner], portalUrl })
  await world.reports.put(CONTENT_KEY, content, 'application/json')
  const contentSha256 = createHash('sha256').update(content).digest('hex')
  return {
    ...world,
    job: { kind: 'send', key, contentKey: CONTENT_KEY, contentSha256, dueAtMs: NOON },
    message: () => messageAt(key, world.ports),
    state: async () => (await messageAt(key, world.ports))?.state ?? null,
  }
}

/** A digest for that reader. */
export function digestWorld(
  reader: Recipient,
  digest: Digest,
  partner = partnerOf({ recipients: [reader] }),
  portalUrl: string | null = null,
): Promise<SendWorld> {
  const key = { partner: partner.id, recipient: reader.email, kind: 'digest', period: digest.week } as const
  return messageWorld(partner, key, digestJson(digest, textsFor('en')), portalUrl)
}

/** Where copies of messages lie. */
export function mailsIn({ reports }: SendWorld): string[] {
  return Object.keys(reports.texts()).filter((key) => key.startsWith('mail/'))
}

/** SES reports an event of the message, which its owner has sent unless another sender is named. */
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
