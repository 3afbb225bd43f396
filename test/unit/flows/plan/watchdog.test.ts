// What a person is told when mail does not arrive, and that nobody is named; and what is given up.

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
  ])('of a digest that stands at %s six hours after it was due barks: %s', async (state, barks) => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state, leaseUntilMs: 0, notBeforeMs: DEADLINE + WEEK_MS })
    await planAt(world, DEADLINE - 1)
    expect(world.alerts).toEqual([])
    await planAt(world, DEADLINE)
    expect(world.alerts).toHaveLength(barks ? 1 : 0)
  })

  it('says which digest and why, every hour, and names no address', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'CLAIMED', leaseUntilMs: 0, reason: `quota of ${KEY.recipient}` })
    for (const hour of [0, 1]) await planAt(world, DEADLINE + hour * HOUR_MS)
    const trouble = {
      message: 'a digest is not delivered by its deadline',
      partner: 'golden',
      about: 'digest 2026-W47',
      reason: '1 CLAIMED',
    }
    expect(world.alerts).toEqual([trouble, trouble])
    expect(JSON.stringify(world.alerts)).not.toContain('@')
  })

  it.each<[MessageState, MessageState, boolean]>([
    ['REFUSED', 'REFUSED', true],
    ['REFUSED', 'UNCONFIRMED', true],
    ['REFUSED', 'SENT', false],
    ['SENT', 'UNCONFIRMED', false],
  ])('of mails that stand at %s and %s says that they reached nobody: %s, once', async (ana, li, barks) => {
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

  it('says that a digest reached nobody when that turns out later, too', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'UNKNOWN' })
    for (const hour of [24, 25, 26, 27]) await planAt(world, MONDAY_8_MADRID + hour * HOUR_MS)
    expect(world.alerts).toMatchObject([
      { message: 'a digest is not delivered by its deadline' },
      { reason: 'no event from SES within a day' },
      { message: 'a digest reached nobody', reason: '1 UNCONFIRMED' },
    ])
  })

  it('counts messages that nobody took', async () => {
    const world = await publishedWorld()
    await planAt(world, DEADLINE)
    expect(world.alerts).toMatchObject([{ reason: '1 not claimed' }])
  })

  it('says what a digest waits for that is not published', async () => {
    const world = planWorld([madrid])
    const reason = '2 keys are not read yet, golden/activity/2026-11-20/a.csv among them'
    await putDigest(world, { state: 'waiting', reason, recipients: [] })
    await planAt(world, DEADLINE)
    expect(world.alerts).toMatchObject([{ about: 'digest 2026-W47', reason }])
  })

  it('waits for the first digest of a new partner, and for no later one', async () => {
    const world = planWorld([madrid, tokyo])
    await putDigest(world, { week: '2026-W46', recipients: [] })
    await planAt(world, DEADLINE)
    expect(world.alerts).toMatchObject([{ partner: 'golden', reason: 'not published' }])
  })

  it('is content where nobody is due a mail', async () => {
    const world = planWorld([madrid])
    const nobody = { recipient: KEY.recipient, contentKey: null, contentSha256: null, reason: 'no customers' }
    await putDigest(world, { recipients: [nobody] })
    await planAt(world, DEADLINE)
    expect(world.alerts).toEqual([])
  })
})

describe('a message that nobody is sure of', () => {
  it('is told once, when a day has passed without an event', async () => {
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

  it('of last week is settled this week too', async () => {
    const world = await publishedWorld()
    await putDigestMessage(world, { state: 'UNKNOWN', atMs: MONDAY_8_MADRID + WEEK_MS - HOUR_MS })
    await planAt(world, MONDAY_8_MADRID + WEEK_MS + 24 * HOUR_MS)
    expect((await digestMessage(world))?.state).toBe('UNCONFIRMED')
  })
})

describe('a message that could not be sent for a week', () => {
  it('is given up with its reason, because the next one is due', async () => {
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

  it('is not begun any more', async () => {
    const world = await publishedWorld()
    await planAt(world, MONDAY_8_MADRID + WEEK_MS)
    expect(sends(world)).toEqual([])
  })

  it('and is held by a worker is left to it', async () => {
    const world = await publishedWorld()
    const leaseUntilMs = MONDAY_8_MADRID + WEEK_MS + 1
    await putDigestMessage(world, { state: 'CLAIMED', leaseUntilMs })
    await planAt(world, MONDAY_8_MADRID + WEEK_MS)
    expect((await digestMessage(world))?.state).toBe('CLAIMED')
  })
})

describe('the trouble of one partner', () => {
  it('is thrown when the others have had their turn', async () => {
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

  it('hides that of no other', async () => {
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
