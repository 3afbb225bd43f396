// How a partner stands, told from its records: drops, refusals, lag, digests, and what needs a look.

import { beforeEach, describe, expect, it } from 'vitest'
import type { MessageRecord } from '../../../../shared/domain/mail/message-record.ts'
import type { PartnerStatus } from '../../../../shared/domain/status/partner-status.ts'
import { partnerStatuses } from '../../../../shared/flows/status/partner-status.ts'
import { seats } from '../../../support/drop-lines.ts'
import { putMessage } from '../../../support/messages.ts'
import { ANA, GOLDEN, goldenWorld, LI } from '../../../support/partners.ts'
import { publishWeek } from '../../../support/publishing.ts'
import { reconcileAll, remove, upload } from '../../../support/reading.ts'
import { NOON, type World } from '../../../support/world.ts'

const LICENCES = seats(`contoso 10 9 ${LI}`)
const HOUR_MS = 3_600_000
const NO_MAILS = { open: 0, sent: 0, bounced: 0, complained: 0, refused: 0, uncertain: 0 }

describe('the status of a partner', () => {
  let world: World
  beforeEach(() => {
    world = goldenWorld()
  })

  const statusOf = async (days = 7): Promise<PartnerStatus> => {
    const golden = (await world.ports.settings()).get(GOLDEN)
    if (golden === undefined) throw new Error('no golden')
    const [only] = await partnerStatuses([golden], days, world.ports)
    if (only === undefined) throw new Error('no status')
    return only
  }
  const read = async (path: string, lines: readonly string[], lagMs: number) => {
    world.put(`golden/${path}`, lines)
    world.advance(lagMs)
    await reconcileAll(world, [`golden/${path}`])
  }

  it('says that nothing came, and that the digest of last week was not made', async () => {
    expect(await statusOf()).toEqual({
      partner: { id: 'golden', name: 'Golden' },
      drops: {
        keys: 0,
        refused: 0,
        stopped: 0,
        waiting: 0,
        unanswered: 0,
        rowsRejected: 0,
        lastUploadMs: null,
        lag: null,
        last: [],
        lastRefused: [],
      },
      digests: [],
      attention: ['no_drops', 'digest_late'],
    })
  })

  it('lists the last uploads and the last refused, and how long receipts took', async () => {
    await read('entitlements/2026-11-19/a.csv', LICENCES, 4000)
    await read('entitlements/2026-11-20/b.csv', ['who;what', 'a;b'], 9000)
    await read('entitlements/2026-11-21/c.csv', [...LICENCES, 'x,X,,s-x,E3,many,1,active'], 6000)
    const { drops, attention } = await statusOf()
    expect(drops).toMatchObject({
      keys: 3,
      refused: 1,
      unanswered: 0,
      rowsRejected: 1,
      lastUploadMs: NOON + 13_000,
      lag: { medianMs: 6000, longestMs: 9000 },
    })
    expect(drops.last.map(({ key, status }) => [key, status])).toEqual([
      ['golden/entitlements/2026-11-21/c.csv', 'committed'],
      ['golden/entitlements/2026-11-20/b.csv', 'refused'],
      ['golden/entitlements/2026-11-19/a.csv', 'committed'],
    ])
    expect(drops.lastRefused).toMatchObject([
      { key: 'golden/entitlements/2026-11-20/b.csv', refusal: { code: 'missing_column' } },
    ])
    expect(attention).toContain('drops_refused')
  })

  it('measures the lag of first uploads only, and counts neither deleted keys nor those of other days', async () => {
    await read('entitlements/2026-11-19/a.csv', LICENCES, 4000)
    await read('entitlements/2026-11-19/a.csv', seats('contoso 11 9'), 60_000)
    await upload(world, 'entitlements/2026-11-20/b.csv', LICENCES)
    await remove(world, 'entitlements/2026-11-20/b.csv')
    await upload(world, 'entitlements/2026-11-15/old.csv', LICENCES)
    expect((await statusOf()).drops).toMatchObject({ keys: 1, lag: null })
    expect((await statusOf(8)).drops).toMatchObject({ keys: 2, lag: { medianMs: 0, longestMs: 0 } })
  })

  it('counts what lies in the bucket without a receipt, such as a file whose event was lost', async () => {
    world.put('golden/entitlements/2026-11-21/lost.csv', LICENCES)
    world.put('golden/entitlements/2026-11-14/before.csv', LICENCES)
    world.put('silver/entitlements/2026-11-21/of-another.csv', LICENCES)
    expect(await statusOf()).toMatchObject({
      drops: { keys: 1, waiting: 1, unanswered: 0, lastUploadMs: NOON },
    })
    world.advance(HOUR_MS + 1)
    const late = await statusOf()
    expect(late.drops).toMatchObject({ keys: 1, waiting: 0, unanswered: 1, last: [] })
    expect(late.attention).toContain('drops_unanswered')
    await reconcileAll(world, ['golden/entitlements/2026-11-21/lost.csv'])
    expect((await statusOf()).drops).toMatchObject({ keys: 1, unanswered: 0 })
  })

  it('tells of keys that do not fit, which nobody reads', async () => {
    world.put('golden/licences/2026-11-21/a.csv', LICENCES)
    world.put('silver/licences/2026-11-21/a.csv', LICENCES)
    await reconcileAll(world, ['golden/licences/2026-11-21/a.csv', 'silver/licences/2026-11-21/a.csv'])
    const { drops, attention } = await statusOf()
    expect(drops).toMatchObject({ keys: 1, refused: 1, unanswered: 0 })
    expect(drops.lastRefused).toMatchObject([
      { key: 'golden/licences/2026-11-21/a.csv', refusal: { code: 'bad_key' } },
    ])
    expect(attention).toContain('drops_refused')
    world.advance(7 * 24 * HOUR_MS)
    expect((await statusOf()).drops).toMatchObject({ keys: 0, refused: 0 })
  })

  describe('with a digest', () => {
    beforeEach(async () => {
      for (const day of ['2026-11-15', '2026-11-21'])
        await upload(world, `entitlements/${day}/a.csv`, LICENCES)
      await publishWeek(world, '2026-11-15')
    })

    const becomes = (recipient: typeof ANA, to: Partial<MessageRecord>) =>
      putMessage({ partner: GOLDEN, recipient, kind: 'digest', period: '2026-W46' }, to, world.ports)

    it('is quiet while mails are on their way, and once they are sent', async () => {
      const onTheirWay = await statusOf()
      expect(onTheirWay.digests).toEqual([
        { week: '2026-W46', state: 'published', reason: '', dueAtMs: NOON, mails: { ...NO_MAILS, open: 2 } },
      ])
      expect(onTheirWay.attention).toEqual([])
      for (const recipient of [ANA, LI]) await becomes(recipient, { state: 'SENT', delivery: 'delivered' })
      world.advance(6 * HOUR_MS)
      const sent = await statusOf()
      expect(sent.digests[0]?.mails).toEqual({ ...NO_MAILS, sent: 2 })
      expect(sent.attention).toEqual([])
    })

    it('needs a look when mails are open for hours', async () => {
      await becomes(ANA, { state: 'SENT' })
      world.advance(6 * HOUR_MS)
      expect(await statusOf()).toMatchObject({
        digests: [{ mails: { ...NO_MAILS, open: 1, sent: 1 } }],
        attention: ['digest_late'],
      })
    })

    it.each([
      ['REFUSED', 'unknown', 'refused', 'mail_refused'],
      ['UNKNOWN', 'unknown', 'uncertain', 'mail_uncertain'],
      ['UNCONFIRMED', 'unknown', 'uncertain', 'mail_uncertain'],
      ['SENT', 'bounced', 'bounced', 'mail_bounced'],
      ['SENT', 'complained', 'complained', 'mail_complained'],
    ] as const)('needs a look at a mail in state %s, %s', async (state, delivery, counted, attention) => {
      await becomes(ANA, { state: 'SENT', delivery: 'delivered' })
      await becomes(LI, { state, delivery })
      expect(await statusOf()).toMatchObject({
        digests: [{ mails: { ...NO_MAILS, sent: 1, [counted]: 1 } }],
        attention: [attention],
      })
    })

    it('tells what it waits for, and the last week first', async () => {
      world.put('golden/entitlements/2026-11-22/unread.csv', LICENCES)
      await publishWeek(world, '2026-11-22')
      const { digests } = await statusOf()
      expect(digests.map(({ week, state }) => [week, state])).toEqual([
        ['2026-W47', 'waiting'],
        ['2026-W46', 'published'],
      ])
      expect(digests[0]?.reason).not.toBe('')
    })
  })
})
