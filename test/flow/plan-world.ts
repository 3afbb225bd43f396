// What plan looks at, in memory: digests, claims and notices as they stand at an hour, and the jobs that it queues.

import { dayOf } from '../../shared/domain/calendar.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import type { Partner } from '../../shared/domain/settings.ts'
import { type PlanPorts, plan } from '../../shared/flows/plan/plan.ts'
import type { Trouble } from '../../shared/flows/trouble.ts'
import type { DigestRecord, Job, NoticeRecord, SendClaim, SendKey } from '../../shared/ports.ts'
import { fakeDigestLedger } from '../fakes/digest-ledger.ts'
import { type FakeJobQueue, fakeJobQueue } from '../fakes/job-queue.ts'
import { fakeMetricStore } from '../fakes/metric-store.ts'
import { fakeNoticeLedger } from '../fakes/notice-ledger.ts'
import { fakeSendLedger } from '../fakes/send-ledger.ts'
import { partnerOf } from '../unit/digest/portfolios.ts'

export const madrid = partnerOf()
export const tokyo = partnerOf({ id: 'sakura' as PartnerId, timeZone: 'Asia/Tokyo' })
export const MONDAY_8_MADRID = Date.parse('2026-11-23T07:00:00Z')
export const KEY: SendKey = {
  partner: madrid.id,
  recipient: 'ana@golden.example',
  kind: 'digest',
  period: '2026-W47',
}

export interface PlanWorld {
  readonly ports: PlanPorts
  readonly jobs: FakeJobQueue
  /** What a person is told. */
  readonly troubles: Trouble[]
}

export function planWorld(partners: readonly Partner[]): PlanWorld {
  const jobs = fakeJobQueue()
  const settings = async () => new Map(partners.map((partner) => [partner.id, partner]))
  const clock = () => MONDAY_8_MADRID
  const troubles: Trouble[] = []
  const ports: PlanPorts = {
    settings,
    jobs,
    clock,
    digests: fakeDigestLedger(),
    notices: fakeNoticeLedger(),
    sends: fakeSendLedger(),
    metrics: fakeMetricStore(),
    tell: (trouble) => troubles.push(trouble),
  }
  return { jobs, ports, troubles }
}

export async function planAt({ ports }: PlanWorld, nowMs: number): Promise<void> {
  await plan({ ...ports, clock: () => nowMs })
}

export function published({ jobs }: PlanWorld): string[] {
  return jobs.take().flatMap((job: Job) => (job.kind === 'publish' ? [`${job.partner} ${job.asOf}`] : []))
}

export function sends({ jobs }: PlanWorld): Job[] {
  return jobs.take().filter(({ kind }) => kind === 'send')
}

export function publishedDigest(fields: Partial<DigestRecord> = {}): DigestRecord {
  return {
    partner: madrid.id,
    week: KEY.period,
    asOf: dayOf('2026-11-22'),
    state: 'published',
    recipients: [{ recipient: KEY.recipient, contentKey: 'digests/x', contentSha256: 'abc', reason: '' }],
    reason: '',
    snapshotKey: null,
    dueAtMs: MONDAY_8_MADRID,
    ...fields,
  }
}

/** A partner that was looked after up to that local day. */
export function notices(day: string, fields: Partial<NoticeRecord> = {}): NoticeRecord {
  return { partner: madrid.id, day: dayOf(day), toldKey: 'digests/told.json', mails: [], ...fields }
}

/** Takes the claim as a worker does, and leaves it in that state. */
export async function settleAs({ ports }: PlanWorld, to: Partial<SendClaim>, key = KEY): Promise<void> {
  const claim = await ports.sends.claim(key, 'a', MONDAY_8_MADRID + 15 * 60_000, MONDAY_8_MADRID)
  if (claim === null) throw new Error('the claim was free')
  await ports.sends.move(claim, { atMs: MONDAY_8_MADRID, ...to })
}
