// Plans at a chosen hour: the digests, messages and notices on record then, and the jobs that are queued.

import { type DigestRecord, digestPlace } from '../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import type { MessageKey, MessageRecord } from '../../shared/domain/mail/message-record.ts'
import { type NoticeRecord, noticePlace } from '../../shared/domain/notices/notice-record.ts'
import type { Partner } from '../../shared/domain/settings.ts'
import { plan } from '../../shared/flows/plan/plan.ts'
import type { Job } from '../../shared/ports/jobs.ts'
import { partnerOf } from '../unit/domain/digest/portfolios.ts'
import { email, messageAt, putMessage } from './messages.ts'
import { putRecord } from './records.ts'
import { createWorld, type World } from './world.ts'

export const madrid = partnerOf()
export const tokyo = partnerOf({ id: 'sakura' as PartnerId, timeZone: 'Asia/Tokyo' })
export const MONDAY_8_MADRID = Date.parse('2026-11-23T07:00:00Z')
export const KEY: MessageKey = {
  partner: madrid.id,
  recipient: email('ana@golden.example'),
  kind: 'digest',
  period: '2026-W47',
}

export function planWorld(partners: readonly Partner[]): World {
  return createWorld({ nowMs: MONDAY_8_MADRID, partners })
}

export async function planAt({ ports }: World, nowMs: number): Promise<void> {
  await plan({ asOf: null, partner: null }, { ...ports, clock: () => nowMs })
}

/** In order: partners are planned side by side. */
export function published({ jobs }: World): string[] {
  const publishes = jobs
    .take()
    .flatMap((job: Job) => (job.kind === 'publish' ? [`${job.partner} ${job.asOf}`] : []))
  return publishes.sort()
}

export function sends({ jobs }: World): Job[] {
  return jobs.take().filter(({ kind }) => kind === 'send')
}

function publishedDigest(fields: Partial<DigestRecord> = {}): DigestRecord {
  return {
    partner: madrid.id,
    week: KEY.period,
    asOf: '2026-11-22',
    state: 'published',
    recipients: [{ recipient: KEY.recipient, contentKey: 'digests/x', contentSha256: 'abc', reason: '' }],
    reason: '',
    snapshotKey: null,
    eventsKey: null,
    isAnnounced: false,
    dueAtMs: MONDAY_8_MADRID,
    ...fields,
  }
}

/** Puts the record of a digest. */
export async function putDigest({ ports }: World, fields: Partial<DigestRecord> = {}): Promise<void> {
  const record = publishedDigest(fields)
  await putRecord(digestPlace(record.partner, record.week), record, ports)
}

/** Puts the record that notices are sent up to that local day. */
export async function putNotices(
  { ports }: World,
  day: string,
  fields: Partial<NoticeRecord> = {},
): Promise<void> {
  const record = { partner: madrid.id, day, notifiedStateKey: 'digests/notified.json', mails: [], ...fields }
  await putRecord(noticePlace(record.partner), record, ports)
}

/** Puts the record of a message. */
export async function putDigestMessage(
  { ports }: World,
  to: Partial<MessageRecord>,
  key = KEY,
): Promise<void> {
  const leaseUntilMs = MONDAY_8_MADRID + 15 * 60_000
  await putMessage(key, { leaseUntilMs, atMs: MONDAY_8_MADRID, ...to }, ports)
}

export function digestMessage({ ports }: World, key = KEY): Promise<MessageRecord | null> {
  return messageAt(key, ports)
}
