// The alerts about mail that does not arrive, which name no recipient, and when the product gives up on a message.

import { describe, expect, it } from 'vitest'
import type { MessageState } from '../../../../shared/domain/mail/message-record.ts'
import type { RecordKey } from '../../../../shared/domain/records.ts'
import { LI } from '../../../support/partners.ts'
import {
  digestMessage,
  KEY,
  MONDAY_8_MADRID,
  madrid,
  planAt,
  planWorld,
  putDigest,
  putDigestMessage,
  putNotices,
  sends,
  tokyo,
} from '../../../support/planning.ts'
import type { World } from '../../../support/world.ts'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS
const DEADLINE = MONDAY_8_MADRID + 6 * HOUR_MS

describe('the watchdog', () => {
  it.each<[MessageState, boolean]>([
    ['SENT', false],
    ['UNKNOWN', true],
    ['CLAIMED', true],
  ])('alerts about a message in state %s six hours after it was due: %s', async (state, barks) => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state, leaseUntilMs: 0, notBeforeMs: DEADLINE + WEEK_MS })
    await planAt(world, DEADLINE - 1)
    expect(world.alerts).toEqual([])
    await planAt(world, DEADLINE)
    expect(world.alerts).toHaveLength(barks ? 1 : 0)
  })

  it('names the digest and the reason every hour, but no address', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'CLAIMED', leaseUntilMs: 0, reason: `quota of ${KEY.recipient}` })
    for (const hour of [0, 1]) await planAt(world, DEADLINE + hour * HOUR_MS)
    const trouble = {
      message: 'a digest is not delivered by its deadline',
      partner: 'golden',
      about: 'digest 2026-W47',
      reason: '1 CLAIMED',
      counter: 'DigestsLate',
    }
    expect(world.alerts).toEqual([trouble, trouble])
    expect(JSON.stringify(world.alerts)).not.toContain('@')
  })

  it.each<[MessageState, MessageState, boolean]>([
    ['REFUSED', 'REFUSED', true],
    ['REFUSED', 'UNCONFIRMED', true],
    ['REFUSED', 'SENT', false],
    ['SENT', 'UNCONFIRMED', false],
  ])('alerts once that messages in states %s and %s reached nobody: %s', async (ana, li, barks) => {
    const world = planWorld([madrid])
    const recipients = [KEY.recipient, LI].map((recipient) => ({
      recipient,
      contentKey: 'digests/x',
      contentSha256: 'abc',
      reason: '',
    }))
    await putDigest(world, { recipients })
    await putDigestMessage(world, { state: ana })
    await putDigestMessage(world, { state: li }, { ...KEY, recipient: LI })
    for (const hour of [-1, 0, 1, 2]) await planAt(world, DEADLINE + hour * HOUR_MS)
    expect(world.alerts.map(({ message }) => message)).toEqual(barks ? ['a digest reached nobody'] : [])
  })

  it.each([
    ['REFUSED', 'unsubscribed', 'REFUSED', 'unsubscribed', []],
    ['REFUSED', 'unsubscribed', 'REFUSED', 'suppressed', ['a digest reached nobody']],
    ['REFUSED', 'unsubscribed', 'SENT', null, []],
  ] as const)(
    'does not wait for who has unsubscribed: %s %s, %s %s',
    async (ana, anaCode, li, liCode, alerts) => {
      const world = planWorld([madrid])
      const frozen = { contentKey: 'digests/x', contentSha256: 'abc', reason: '' }
      await putDigest(world, {
        recipients: [KEY.recipient, LI].map((recipient) => ({ recipient, ...frozen })),
      })
      await putDigestMessage(world, { state: ana, code: anaCode })
      await putDigestMessage(world, { state: li, code: liCode }, { ...KEY, recipient: LI })
      for (const hour of [-1, 0, 1, 2]) await planAt(world, DEADLINE + hour * HOUR_MS)
      expect(world.alerts.map(({ message }) => message)).toEqual(alerts)
    },
  )

  it('alerts that a digest reached nobody even if that turns out later', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'UNKNOWN' })
    for (const hour of [24, 25, 26, 27]) await planAt(world, MONDAY_8_MADRID + hour * HOUR_MS)
    expect(world.alerts).toMatchObject([
      { message: 'a digest is not delivered by its deadline' },
      { reason: 'no event from SES within a day' },
      { message: 'a digest reached nobody', reason: '1 UNCONFIRMED' },
    ])
  })

  it('counts messages that no worker has claimed', async () => {
    const world = await publishedWorld()
    await planAt(world, DEADLINE)
    expect(world.alerts).toMatchObject([{ reason: '1 not claimed' }])
  })

  it('gives the reason why a digest is not published', async () => {
    const world = planWorld([madrid])
    const reason = '2 keys are not read yet, golden/activity/2026-11-20/a.csv among them'
    await putDigest(world, { state: 'waiting', reason, recipients: [] })
    await planAt(world, DEADLINE)
    expect(world.alerts).toMatchObject([{ about: 'digest 2026-W47', reason }])
  })

  it('tolerates a missing digest only for a new partner', async () => {
    const world = planWorld([madrid, tokyo])
    await putDigest(world, { week: '2026-W46', recipients: [] })
    await planAt(world, DEADLINE)
    expect(world.alerts).toMatchObject([{ partner: 'golden', reason: 'not published' }])
  })

  it('is silent if no recipient is due a mail', async () => {
    const world = planWorld([madrid])
    const nobody = { recipient: KEY.recipient, contentKey: null, contentSha256: null, reason: 'no customers' }
    await putDigest(world, { recipients: [nobody] })
    await planAt(world, DEADLINE)
    expect(world.alerts).toEqual([])
  })
})

describe('a message with an unknown outcome', () => {
  it('raises one alert after a day without an event', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'UNKNOWN' })
    for (const hour of [25, 26, 27]) await planAt(world, MONDAY_8_MADRID + hour * HOUR_MS)
    expect(world.alerts.filter(({ reason }) => reason.includes('no event'))).toEqual([
      {
        message: 'a message may not have arrived; it is not sent again',
        partner: 'golden',
        about: 'digest 2026-W47',
        reason: 'no event from SES within a day',
      },
    ])
  })

  it('is settled even if it belongs to last week', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'UNKNOWN', atMs: MONDAY_8_MADRID + WEEK_MS - HOUR_MS })
    await planAt(world, MONDAY_8_MADRID + WEEK_MS + 24 * HOUR_MS)
    expect((await digestMessage(world))?.state).toBe('UNCONFIRMED')
  })
})

describe('a message that could not be sent for a week', () => {
  it('is given up with its reason, since the next one is due', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'CLAIMED', leaseUntilMs: 0, reason: 'SES: daily quota' })
    await planAt(world, MONDAY_8_MADRID + WEEK_MS - HOUR_MS)
    expect(sends(world)).toHaveLength(1)
    await planAt(world, MONDAY_8_MADRID + WEEK_MS)
    expect(sends(world)).toEqual([])
    expect(await digestMessage(world)).toMatchObject({
      state: 'REFUSED',
      reason: 'given up after a week: SES: daily quota',
    })
  })

  it('is not queued again', async () => {
    const world = await publishedWorld()
    await planAt(world, MONDAY_8_MADRID + WEEK_MS)
    expect(sends(world)).toEqual([])
  })

  it('is left alone while a worker holds it', async () => {
    const world = await publishedWorld()
    const leaseUntilMs = MONDAY_8_MADRID + WEEK_MS + 1
    await putDigestMessage(world, { state: 'CLAIMED', leaseUntilMs })
    await planAt(world, MONDAY_8_MADRID + WEEK_MS)
    expect((await digestMessage(world))?.state).toBe('CLAIMED')
  })
})

describe('an error of one partner', () => {
  it('is thrown after the other partners are planned', async () => {
    const world = planWorld([madrid, tokyo])
    await putNotices(world, '2026-11-23', { partner: tokyo.id })
    const { records } = world.ports
    const broken: typeof records = {
      ...records,
      get: (key) => (key.partition === madrid.id ? Promise.reject(new Error('no table')) : records.get(key)),
    }
    const ports = { ...world.ports, records: broken }
    await expect(planAt({ ...world, ports }, MONDAY_8_MADRID)).rejects.toThrow('no table')
    expect(world.jobs.take()).toMatchObject([{ kind: 'measure' }, { kind: 'publish', partner: 'sakura' }])
  })

  it('does not hide the errors of others', async () => {
    const world = planWorld([madrid, tokyo])
    const get = async ({ partition }: RecordKey) => Promise.reject(new Error(`no table of ${partition}`))
    const ports = { ...world.ports, records: { ...world.ports.records, get } }
    await expect(planAt({ ...world, ports }, MONDAY_8_MADRID)).rejects.toThrow(
      'golden cannot be planned: no table of golden\nsakura cannot be planned: no table of sakura',
    )
  })
})

async function publishedWorld(): Promise<World> {
  const world = planWorld([madrid])
  await putDigest(world)
  return world
}
