// What the hourly plan queues: measurements, digests, notices and messages that are due and not done.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { PoisonInput } from '../../../../shared/domain/errors.ts'
import type { MessageState } from '../../../../shared/domain/mail/message-record.ts'
import { plan } from '../../../../shared/flows/plan/plan.ts'
import { email } from '../../../support/messages.ts'
import {
  digestMessage,
  KEY,
  MONDAY_8_MADRID,
  madrid,
  planAt,
  planWorld,
  published,
  putDigest,
  putDigestMessage,
  putNotices,
  sends,
  tokyo,
} from '../../../support/planning.ts'
import type { World } from '../../../support/world.ts'

const HOUR_MS = 3_600_000

describe('planning an hour', () => {
  it('queues the digest of the week from the partner’s local sending time on', async () => {
    const world = planWorld([madrid])
    await planAt(world, MONDAY_8_MADRID - 1)
    expect(published(world)).toEqual(['golden 2026-11-15'])
    await planAt(world, MONDAY_8_MADRID)
    expect(published(world)).toEqual(['golden 2026-11-22'])
  })

  it('uses each partner’s time zone', async () => {
    const world = planWorld([madrid, tokyo])
    await planAt(world, Date.parse('2026-11-22T23:30:00Z'))
    expect(published(world)).toEqual(['golden 2026-11-15', 'sakura 2026-11-22'])
  })

  it('catches up on missed hours, for the latest week only', async () => {
    const world = planWorld([madrid])
    await planAt(world, MONDAY_8_MADRID + 9 * 24 * 3_600_000)
    expect(published(world)).toEqual(['golden 2026-11-29'])
  })

  it('queues nothing more once the week is published and sent', async () => {
    const world = planWorld([madrid])
    await putDigest(world)
    await putDigestMessage(world, { state: 'SENT' })
    await planAt(world, MONDAY_8_MADRID + 3_600_000)
    expect(sends(world)).toEqual([])
  })

  it.each(['America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
    'queues no other week if the time zone changes to %s in the hour of the digest',
    async (timeZone) => {
      const world = planWorld([{ ...madrid, timeZone }])
      await putDigest(world)
      await putDigestMessage(world, { state: 'SENT' })
      for (let hour = 0; hour < 24; hour++) await planAt(world, MONDAY_8_MADRID + hour * HOUR_MS)
      const jobs = world.jobs.take()
      expect(jobs.filter(({ kind }) => kind === 'publish' || kind === 'send')).toEqual([])
      expect(world.alerts).toEqual([])
      await planAt(world, MONDAY_8_MADRID + 8 * 24 * HOUR_MS)
      expect(published(world)).toEqual(['golden 2026-11-29'])
    },
  )

  it('queues no second digest of a week if the weekday changes', async () => {
    for (const weekday of ['tuesday', 'friday', 'sunday'] as const) {
      const world = planWorld([{ ...madrid, send: { weekday, time: '08:00' } }])
      await putDigest(world)
      await putDigestMessage(world, { state: 'SENT' })
      await planAt(world, MONDAY_8_MADRID + HOUR_MS)
      expect(published(world), weekday).toEqual([])
    }
  })

  it('queues a waiting digest again', async () => {
    const world = planWorld([madrid])
    await putDigest(world, { state: 'waiting' })
    await planAt(world, MONDAY_8_MADRID + 3_600_000)
    expect(published(world)).toEqual(['golden 2026-11-22'])
  })

  it('queues a lost message again, and one whose waiting time has passed', async () => {
    const world = planWorld([madrid])
    await putDigest(world)
    await planAt(world, MONDAY_8_MADRID)
    expect(sends(world)).toMatchObject([{ kind: 'send', key: KEY }])
    await putDigestMessage(world, { leaseUntilMs: MONDAY_8_MADRID + 60_000 })
    await planAt(world, MONDAY_8_MADRID)
    expect(sends(world)).toEqual([])
    await putDigestMessage(world, { leaseUntilMs: 0, notBeforeMs: MONDAY_8_MADRID + 7_200_000 })
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
    'moves a message in state %s for %i ms to %s, and sends nothing',
    async (state, afterMs, becomes) => {
      const world = planWorld([madrid])
      await putDigest(world)
      await putDigestMessage(world, { state })
      await planAt(world, MONDAY_8_MADRID + afterMs)
      expect(sends(world)).toEqual([])
      expect((await digestMessage(world))?.state).toBe(becomes)
    },
  )

  it('queues the measurement of yesterday once, from four in the morning on', async () => {
    const world = planWorld([madrid])
    await putDigest(world)
    await putDigestMessage(world, { state: 'SENT' })
    await putNotices(world, '2026-11-24')
    await planAt(world, Date.parse('2026-11-25T02:59:00Z'))
    expect(world.jobs.take()).toEqual([])
    await planAt(world, Date.parse('2026-11-25T03:00:00Z'))
    expect(world.jobs.take()).toEqual([{ kind: 'measure', partner: 'golden', asOf: '2026-11-24' }])
    const partner = {
      day: dayOf('2026-11-24'),
      supportSeen: false,
      calls: {},
      withoutLicences: [],
      missingDays: [],
      unmatchedOrganisations: [],
      unmatchedOrganisationsMore: 0,
      unmappedCategories: [],
      unmappedCategoriesMore: 0,
    }
    await world.ports.metrics.put(madrid.id, 'inputs', { partner, customers: [] })
    await planAt(world, Date.parse('2026-11-25T04:00:00Z'))
    expect(world.jobs.take()).toEqual([])
  })
})

describe('planning notices', () => {
  const queued = (world: World) =>
    world.jobs
      .take()
      .flatMap((job) => (job.kind === 'notify' ? [`${job.partner} ${job.day}`] : []))
      .sort()
  const MAIL = {
    recipient: KEY.recipient,
    kind: 'refusal',
    period: '2026-11-23',
    contentKey: 'digests/n.json',
    contentSha256: 'ab',
    dueAtMs: MONDAY_8_MADRID,
  } as const

  it('queues them every local day from the hour of the digest on', async () => {
    const world = planWorld([madrid, tokyo])
    await planAt(world, MONDAY_8_MADRID - 1)
    expect(queued(world)).toEqual(['golden 2026-11-22', 'sakura 2026-11-23'])
    await planAt(world, MONDAY_8_MADRID)
    expect(queued(world)).toEqual(['golden 2026-11-23', 'sakura 2026-11-23'])
  })

  it('queues them once a day, and only the latest of missed days', async () => {
    const world = planWorld([madrid])
    await putNotices(world, '2026-11-23')
    await planAt(world, MONDAY_8_MADRID + 23 * HOUR_MS)
    expect(queued(world)).toEqual([])
    await planAt(world, MONDAY_8_MADRID + 75 * HOUR_MS)
    expect(queued(world)).toEqual(['golden 2026-11-26'])
  })

  it('queues lost and waiting messages again, and settles those with an unknown outcome', async () => {
    const world = planWorld([madrid])
    const key = { ...KEY, kind: 'refusal', period: '2026-11-23' } as const
    await putNotices(world, '2026-11-23', { mails: [MAIL] })
    await putDigest(world, { recipients: [] })
    await planAt(world, MONDAY_8_MADRID)
    expect(sends(world)).toEqual([
      { kind: 'send', key, contentKey: 'digests/n.json', contentSha256: 'ab', dueAtMs: MONDAY_8_MADRID },
    ])
    await putDigestMessage(world, { state: 'SENDING' }, key)
    await planAt(world, MONDAY_8_MADRID + HOUR_MS)
    expect(sends(world)).toEqual([])
    expect((await digestMessage(world, key))?.state).toBe('UNKNOWN')
  })
})

describe('planning a chosen day', () => {
  it('queues the digest of every partner, whatever its weekday, for eight the next morning', async () => {
    const [EIGHT_MADRID, EIGHT_TOKYO] = ['2026-11-19T07:00:00Z', '2026-11-18T23:00:00Z'].map(Date.parse)
    const world = planWorld([madrid, tokyo])
    await plan({ asOf: dayOf('2026-11-18'), partner: null }, world.ports)
    expect(world.jobs.take()).toEqual([
      { kind: 'publish', partner: 'golden', asOf: '2026-11-18', dueAtMs: EIGHT_MADRID },
      { kind: 'notify', partner: 'golden', day: '2026-11-19', dueAtMs: EIGHT_MADRID },
      { kind: 'publish', partner: 'sakura', asOf: '2026-11-18', dueAtMs: EIGHT_TOKYO },
      { kind: 'notify', partner: 'sakura', day: '2026-11-19', dueAtMs: EIGHT_TOKYO },
    ])
  })
})

describe('planning a chosen partner', () => {
  it('queues the digest of that partner alone for the chosen day', async () => {
    const world = planWorld([madrid, tokyo])
    await plan({ asOf: dayOf('2026-11-18'), partner: 'sakura' }, world.ports)
    expect(world.jobs.take()).toMatchObject([
      { kind: 'publish', partner: 'sakura', asOf: '2026-11-18' },
      { kind: 'notify', partner: 'sakura', day: '2026-11-19' },
    ])
  })

  it('without a day queues what is due for that partner alone', async () => {
    const world = planWorld([madrid, tokyo])
    await plan({ asOf: null, partner: 'golden' }, world.ports)
    const jobs = world.jobs.take()
    expect(jobs).toContainEqual(expect.objectContaining({ kind: 'publish' }))
    for (const job of jobs) expect(job).toMatchObject({ partner: 'golden' })
  })

  it('queues nothing for a partner that is not in the settings, and says so', async () => {
    const world = planWorld([madrid, tokyo])
    await expect(plan({ asOf: null, partner: 'nobody' }, world.ports)).rejects.toThrow(
      new PoisonInput('partners.json has no partner "nobody"; name the id of one that it has.'),
    )
    expect(world.jobs.take()).toEqual([])
  })
})

describe('a message whose record is damaged', () => {
  const LI = { ...KEY, recipient: email('li@golden.example') }
  const recipients = [KEY, LI].map(({ recipient }) => ({
    recipient,
    contentKey: 'digests/x',
    contentSha256: 'abc',
    reason: '',
  }))

  it('is not sent again and reported to the operator; the others go out', async () => {
    const world = planWorld([madrid])
    await putDigest(world, { recipients })
    await putDigestMessage(world, { state: 'LOST' as MessageState })
    await planAt(world, MONDAY_8_MADRID + HOUR_MS)
    expect(sends(world)).toMatchObject([{ key: LI }])
    expect(world.alerts).toEqual([
      {
        message: 'the record of a message is damaged; the message is not sent until it is repaired',
        partner: madrid.id,
        about: 'digest 2026-W47',
        reason: expect.stringMatching(
          /^The record golden send#digest#2026-W47#[0-9a-f]{32} cannot be read: state is damaged; correct it/,
        ),
      },
    ])
  })

  it('does not hold up the digest of the next week', async () => {
    const world = planWorld([madrid])
    await putDigest(world, { recipients })
    await putDigestMessage(world, { state: 'LOST' as MessageState })
    await planAt(world, MONDAY_8_MADRID + 7 * 24 * HOUR_MS)
    expect(published(world)).toEqual(['golden 2026-11-29'])
  })
})
