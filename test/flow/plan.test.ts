// What the schedule owes: measures, digests and messages that are due and not done.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import type { Partner } from '../../shared/domain/settings.ts'
import type { Trouble } from '../../shared/flows/plan/open-sends.ts'
import { type PlanPorts, plan, planFor } from '../../shared/flows/plan/plan.ts'
import type { DigestRecord, Job, NoticeRecord, SendKey } from '../../shared/ports.ts'
import { fakeDigestLedger } from '../fakes/digest-ledger.ts'
import { type FakeJobQueue, fakeJobQueue } from '../fakes/job-queue.ts'
import { fakeMetricStore } from '../fakes/metric-store.ts'
import { fakeNoticeLedger } from '../fakes/notice-ledger.ts'
import { fakeSendLedger } from '../fakes/send-ledger.ts'
import { partnerOf } from '../unit/digest/portfolios.ts'

const madrid = partnerOf()
const tokyo = partnerOf({ id: 'sakura' as PartnerId, timeZone: 'Asia/Tokyo' })
const MONDAY_8_MADRID = Date.parse('2026-11-23T07:00:00Z')
const KEY: SendKey = {
  partner: madrid.id,
  recipient: 'ana@golden.example',
  kind: 'digest',
  period: '2026-W47',
}

describe('planning an hour', () => {
  it('owes the digest of the week from the partner’s local time on', async () => {
    const world = planWorld([madrid])
    await planAt(world, MONDAY_8_MADRID - 1)
    expect(published(world)).toEqual(['golden 2026-11-15'])
    await planAt(world, MONDAY_8_MADRID)
    expect(published(world)).toEqual(['golden 2026-11-22'])
  })

  it('owes each partner by its own clock', async () => {
    const world = planWorld([madrid, tokyo])
    await planAt(world, Date.parse('2026-11-22T23:30:00Z'))
    expect(published(world)).toEqual(['golden 2026-11-15', 'sakura 2026-11-22'])
  })

  it('catches up a missed hour, the latest week only', async () => {
    const world = planWorld([madrid])
    await planAt(world, MONDAY_8_MADRID + 9 * 24 * 3_600_000)
    expect(published(world)).toEqual(['golden 2026-11-29'])
  })

  it('owes nothing more once the week is published and sent', async () => {
    const world = planWorld([madrid])
    await world.ports.digests.save(publishedDigest(), null)
    await settleAs(world, 'SENT')
    await planAt(world, MONDAY_8_MADRID + 3_600_000)
    expect(sends(world)).toEqual([])
  })

  it('asks again for a digest that waits', async () => {
    const world = planWorld([madrid])
    await world.ports.digests.save({ ...publishedDigest(), state: 'waiting' }, null)
    await planAt(world, MONDAY_8_MADRID + 3_600_000)
    expect(published(world)).toEqual(['golden 2026-11-22'])
  })

  it('queues a message again that was lost, and one whose waiting time is over', async () => {
    const world = planWorld([madrid])
    await world.ports.digests.save(publishedDigest(), null)
    await planAt(world, MONDAY_8_MADRID)
    expect(sends(world)).toMatchObject([{ kind: 'send', key: KEY }])
    const claim = await world.ports.sends.claim(KEY, 'a', MONDAY_8_MADRID + 60_000, MONDAY_8_MADRID)
    await planAt(world, MONDAY_8_MADRID)
    expect(sends(world)).toEqual([])
    if (claim === null) throw new Error('the claim was free')
    await world.ports.sends.move(claim, { leaseUntilMs: 0, notBeforeMs: MONDAY_8_MADRID + 7_200_000 })
    await planAt(world, MONDAY_8_MADRID + 3_600_000)
    expect(sends(world)).toEqual([])
    await planAt(world, MONDAY_8_MADRID + 7_200_000)
    expect(sends(world)).toMatchObject([{ kind: 'send', key: KEY }])
  })

  it.each([
    ['SENDING', 16 * 60_000, 'UNKNOWN'],
    ['UNKNOWN', 23 * 3_600_000, 'UNKNOWN'],
    ['UNKNOWN', 25 * 3_600_000, 'UNCONFIRMED'],
    ['REFUSED', 25 * 3_600_000, 'REFUSED'],
  ] as const)(
    'finds a send that stood at %s for %i ms at %s, and sends nothing',
    async (state, afterMs, becomes) => {
      const world = planWorld([madrid])
      await world.ports.digests.save(publishedDigest(), null)
      await settleAs(world, state)
      await planAt(world, MONDAY_8_MADRID + afterMs)
      expect(sends(world)).toEqual([])
      expect((await world.ports.sends.get(KEY))?.state).toBe(becomes)
    },
  )

  it('owes the measure of yesterday from four in the morning on, once', async () => {
    const world = planWorld([madrid])
    await world.ports.digests.save(publishedDigest(), null)
    await settleAs(world, 'SENT')
    await world.ports.notices.save(notices('2026-11-24'), null)
    await planAt(world, Date.parse('2026-11-25T02:59:00Z'))
    expect(world.jobs.take()).toEqual([])
    await planAt(world, Date.parse('2026-11-25T03:00:00Z'))
    expect(world.jobs.take()).toEqual([{ kind: 'measure', partner: 'golden', asOf: '2026-11-24' }])
    const point = {
      day: dayOf('2026-11-24'),
      supportSeen: false,
      calls: {},
      withoutLicences: [],
      missingDays: [],
    }
    const partner = { ...point, unmatchedOrganisations: [], unmappedCategories: [] }
    await world.ports.metrics.put(madrid.id, 'inputs', { partner, customers: [] })
    await planAt(world, Date.parse('2026-11-25T04:00:00Z'))
    expect(world.jobs.take()).toEqual([])
  })
})

describe('planning a chosen day', () => {
  it('owes every partner its digest, whatever its weekday, at eight the next morning', async () => {
    const [EIGHT_MADRID, EIGHT_TOKYO] = ['2026-11-19T07:00:00Z', '2026-11-18T23:00:00Z'].map(Date.parse)
    const world = planWorld([madrid, tokyo])
    await planFor(dayOf('2026-11-18'), world.ports)
    expect(world.jobs.take()).toEqual([
      { kind: 'publish', partner: 'golden', asOf: '2026-11-18', dueAtMs: EIGHT_MADRID },
      { kind: 'notify', partner: 'golden', day: '2026-11-19', dueAtMs: EIGHT_MADRID },
      { kind: 'publish', partner: 'sakura', asOf: '2026-11-18', dueAtMs: EIGHT_TOKYO },
      { kind: 'notify', partner: 'sakura', day: '2026-11-19', dueAtMs: EIGHT_TOKYO },
    ])
  })
})

interface PlanWorld {
  readonly ports: PlanPorts
  readonly jobs: FakeJobQueue
  /** What a person is told. */
  readonly troubles: Trouble[]
}

function planWorld(partners: readonly Partner[]): PlanWorld {
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

async function planAt({ ports }: PlanWorld, nowMs: number): Promise<void> {
  await plan({ ...ports, clock: () => nowMs })
}

function published({ jobs }: PlanWorld): string[] {
  return jobs.take().flatMap((job: Job) => (job.kind === 'publish' ? [`${job.partner} ${job.asOf}`] : []))
}

function sends({ jobs }: PlanWorld): Job[] {
  return jobs.take().filter(({ kind }) => kind === 'send')
}

function publishedDigest(): DigestRecord {
  return {
    partner: madrid.id,
    week: KEY.period,
    asOf: dayOf('2026-11-22'),
    state: 'published',
    recipients: [{ recipient: KEY.recipient, contentKey: 'digests/x', contentSha256: 'abc', reason: '' }],
    reason: '',
    snapshotKey: null,
    dueAtMs: MONDAY_8_MADRID,
  }
}

/** A partner that was looked after up to that local day. */
function notices(day: string, fields: Partial<NoticeRecord> = {}): NoticeRecord {
  return { partner: madrid.id, day: dayOf(day), toldKey: 'digests/told.json', mails: [], ...fields }
}

async function settleAs(
  { ports }: PlanWorld,
  state: 'SENT' | 'SENDING' | 'UNKNOWN' | 'REFUSED',
): Promise<void> {
  const claim = await ports.sends.claim(KEY, 'a', MONDAY_8_MADRID + 15 * 60_000, MONDAY_8_MADRID)
  if (claim === null) throw new Error('the claim was free')
  await ports.sends.move(claim, { state, atMs: MONDAY_8_MADRID })
}
