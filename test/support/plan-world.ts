// What plan looks at, in memory: digests, claims and notices as they stand at an hour, and the jobs that it queues.

import { type DigestRecord, digestPlace } from '../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import type { MessageKey, MessageRecord } from '../../shared/domain/mail/message-record.ts'
import { type NoticeRecord, noticePlace } from '../../shared/domain/notices/notice-record.ts'
import type { Partner } from '../../shared/domain/settings.ts'
import { type PlanPorts, plan } from '../../shared/flows/plan/plan.ts'
import type { Job, OperatorAlert } from '../../shared/ports.ts'
import { partnerOf } from '../unit/domain/digest/portfolios.ts'
import { type FakeJobQueue, fakeJobQueue } from './fakes/job-queue.ts'
import { fakeMetricStore } from './fakes/metric-store.ts'
import { fakeRecords } from './fakes/records.ts'
import { email, messageAt, putMessage } from './messages.ts'
import { putRecord } from './records.ts'

export const madrid = partnerOf()
export const tokyo = partnerOf({ id: 'sakura' as PartnerId, timeZone: 'Asia/Tokyo' })
export const MONDAY_8_MADRID = Date.parse('2026-11-23T07:00:00Z')
export const KEY: MessageKey = {
  partner: madrid.id,
  recipient: email('ana@golden.example'),
  kind: 'digest',
  period: '2026-W47',
}

export interface PlanWorld {
  readonly ports: PlanPorts
  readonly jobs: FakeJobQueue
  /** What a person is told. */
  readonly troubles: OperatorAlert[]
}

export function planWorld(partners: readonly Partner[]): PlanWorld {
  const jobs = fakeJobQueue()
  const settings = async () => new Map(partners.map((partner) => [partner.id, partner]))
  const clock = () => MONDAY_8_MADRID
  const troubles: OperatorAlert[] = []
  const ports: PlanPorts = {
    settings,
    jobs,
    clock,
    records: fakeRecords(),
    metrics: fakeMetricStore(),
    alert: (trouble) => troubles.push(trouble),
  }
  return { jobs, ports, troubles }
}

export async function planAt({ ports }: PlanWorld, nowMs: number): Promise<void> {
  await plan({ asOf: null }, { ...ports, clock: () => nowMs })
}

/** In order: partners are planned side by side. */
export function published({ jobs }: PlanWorld): string[] {
  const publishes = jobs
    .take()
    .flatMap((job: Job) => (job.kind === 'publish' ? [`${job.partner} ${job.asOf}`] : []))
  return publishes.sort()
}

export function sends({ jobs }: PlanWorld): Job[] {
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
    dueAtMs: MONDAY_8_MADRID,
    ...fields,
  }
}

/** Puts the record of a digest. */
export async function hasDigest({ ports }: PlanWorld, fields: Partial<DigestRecord> = {}): Promise<void> {
  const record = publishedDigest(fields)
  await putRecord(digestPlace(record.partner, record.week), record, ports)
}

/** The partner was looked after up to that local day. */
export async function notified(
  { ports }: PlanWorld,
  day: string,
  fields: Partial<NoticeRecord> = {},
): Promise<void> {
  const record = { partner: madrid.id, day, notifiedStateKey: 'digests/told.json', mails: [], ...fields }
  await putRecord(noticePlace(record.partner), record, ports)
}

/** The message as a worker left it. */
export async function settleAs({ ports }: PlanWorld, to: Partial<MessageRecord>, key = KEY): Promise<void> {
  const leaseUntilMs = MONDAY_8_MADRID + 15 * 60_000
  await putMessage(key, { leaseUntilMs, atMs: MONDAY_8_MADRID, ...to }, ports)
}

export function settledAs({ ports }: PlanWorld, key = KEY): Promise<MessageRecord | null> {
  return messageAt(key, ports)
}
