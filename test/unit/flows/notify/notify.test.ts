// The mails beside the digests: about files that stopped arriving and files that were refused, each reported once.

import { beforeEach, describe, expect, it } from 'vitest'
import { noticePlace } from '../../../../shared/domain/notices/notice-record.ts'
import { notify } from '../../../../shared/flows/notify/notify.ts'
import type { SendJob } from '../../../../shared/ports/jobs.ts'
import { parseNotice } from '../../../../shared/views/notice-json.ts'
import { Crash, countCalls, stepped } from '../../../support/calls.ts'
import { daysFrom, seats, users } from '../../../support/drop-lines.ts'
import { ANA, GOLDEN, goldenWorld, LI, putGolden } from '../../../support/partners.ts'
import { digestRecord, publishWeek } from '../../../support/publishing.ts'
import { reconcileAll, upload } from '../../../support/reading.ts'
import { recordAt } from '../../../support/records.ts'
import { NOON, type World } from '../../../support/world.ts'

const HOUR_MS = 3_600_000
const BROKEN = ['usuario,programa', 'a,b']
const KEY = 'golden/activity/2026-11-15/broken.csv'

describe('a refused drop', () => {
  let world: World

  beforeEach(async () => {
    world = goldenWorld()
  })

  it('is reported to recipients who see all customers, with its receipt but nothing quoted from the file', async () => {
    await upload(world, 'activity/2026-11-15/broken.csv', users('2026-11-15', 'contoso 3', 'fabrikam 1'))
    await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
    const [mail, ...others] = await mailsOn('2026-11-16')
    expect(others).toEqual([])
    expect(mail?.key).toEqual({ partner: GOLDEN, recipient: ANA, kind: 'refusal', period: '2026-11-16' })
    expect(noticeOf(mail)).toEqual({
      kind: 'refusal',
      partner: { id: 'golden', name: 'Golden' },
      day: '2026-11-16',
      week: '2026-W46',
      drops: [
        {
          key: KEY,
          code: 'missing_column',
          message: expect.stringContaining('the names that it has stand in its receipt'),
          replaced: { rows: 4, customers: 2 },
          receiptKey: `receipts/${KEY}.receipt.json`,
        },
      ],
      more: 0,
    })
  })

  it('is reported only once, even if the day is planned again or has passed', async () => {
    await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
    const [first] = await mailsOn('2026-11-16')
    expect(await mailsOn('2026-11-16')).toEqual([first])
    expect(await newMailsOn('2026-11-17')).toEqual([])
    expect(await newMailsOn('2026-11-16')).toEqual([])
  })

  it.each(['', '{}', '{"gaps":[{"dataset":"licences","lastDay":1}],"refusals":[]}'])(
    'is told again where what was told is damaged: %j',
    async (damaged) => {
      await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
      await mailsOn('2026-11-16')
      const record = await recordAt(noticePlace(GOLDEN), world.ports)
      await world.ports.reports.put(record?.notifiedStateKey ?? '', damaged, 'application/json')
      expect((await newMailsOn('2026-11-17')).flatMap((mail) => keysOf(mail))).toEqual([KEY])
    },
  )

  it('shares one mail with the others of the day, in key order', async () => {
    for (const file of ['b.csv', 'a.csv']) await upload(world, `activity/2026-11-15/${file}`, BROKEN)
    const [mail, ...others] = await mailsOn('2026-11-16')
    expect(others).toEqual([])
    expect(keysOf(mail)).toEqual(['golden/activity/2026-11-15/a.csv', 'golden/activity/2026-11-15/b.csv'])
  })

  it('is not reported if it is corrected before the mail', async () => {
    await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
    await upload(world, 'activity/2026-11-15/broken.csv', users('2026-11-15', 'contoso 3'))
    expect(await mailsOn('2026-11-16')).toEqual([])
  })

  it('is reported again if another version of it is refused', async () => {
    await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
    await mailsOn('2026-11-16')
    await upload(world, 'activity/2026-11-15/broken.csv', [...BROKEN, 'c,d'])
    expect(keysOf((await newMailsOn('2026-11-17'))[0])).toEqual([KEY])
  })

  it('is not reported for a rehearsal, an invalid key or an unknown partner', async () => {
    const keys = ['validate/golden/activity/2026-11-15/a.csv', 'golden/what/2026-11-15/a.csv']
    for (const key of keys) world.put(key, BROKEN)
    world.put('stranger/activity/2026-11-15/a.csv', BROKEN)
    await reconcileAll(world, [...keys, 'stranger/activity/2026-11-15/a.csv'])
    expect(await mailsOn('2026-11-16')).toEqual([])
  })

  it('is not reported while its partner is unknown', async () => {
    putGolden(world, { id: 'another' })
    await upload(world, 'activity/2026-11-15/broken.csv', users('2026-11-15', 'contoso 3'))
    putGolden(world, {})
    world.advance(5 * HOUR_MS)
    expect(await mailsOn('2026-11-16')).toEqual([])
  })

  it('is not reported before its receipt is written', async () => {
    await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
    const { records } = world.ports
    const untold: typeof records = {
      ...records,
      async *list(...listed) {
        for await (const record of records.list(...listed)) {
          yield { ...record, value: { ...Object(record.value), receiptWrittenAtMs: null } }
        }
      },
    }
    await notify(jobOf('2026-11-16'), { ...world.ports, records: untold })
    expect(takeSends()).toEqual([])
    expect(keysOf((await mailsOn('2026-11-17'))[0])).toEqual([KEY])
    // Read again, as new settings may ask for, it is the same refusal.
    await notify(jobOf('2026-11-18'), { ...world.ports, records: untold })
    takeSends()
    expect(await newMailsOn('2026-11-19')).toEqual([])
  })

  it('waits up to four hours for unread uploads', async () => {
    await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
    world.put(KEY, users('2026-11-15', 'contoso 3'))
    expect(await mailsOn('2026-11-16')).toEqual([])
    expect(await recordAt(noticePlace(GOLDEN), world.ports)).toBeNull()
    world.advance(4 * HOUR_MS)
    expect(await mailsOn('2026-11-16', NOON)).toHaveLength(1)
  })

  it('lists at most a hundred files and counts the rest', async () => {
    const files = Array.from(
      { length: 103 },
      (_, n) => `activity/2026-11-15/${String(n).padStart(3, '0')}.csv`,
    )
    for (const file of files) await upload(world, file, BROKEN)
    const notice = noticeOf((await mailsOn('2026-11-16'))[0])
    expect(notice).toMatchObject({ kind: 'refusal', more: 3 })
    expect(await newMailsOn('2026-11-17')).toEqual([])
  })

  it('is reported once wherever a worker dies, and by only one of several concurrent workers', async () => {
    await upload(world, 'activity/2026-11-15/broken.csv', BROKEN)
    const calls = await countCalls((await freshWorld()).ports, (ports) => notify(jobOf('2026-11-16'), ports))
    expect(calls).toBeGreaterThan(5)
    for (let diesAt = 1; diesAt <= calls; diesAt++) {
      const fresh = await freshWorld()
      const dying = stepped(fresh.ports, (call) => {
        if (call === diesAt) throw new Crash()
      })
      await notify(jobOf('2026-11-16'), dying).catch(() => undefined)
      await Promise.all([1, 2, 3].map(() => notify(jobOf('2026-11-16'), fresh.ports)))
      const keys = fresh.jobs.take().map((job) => (job.kind === 'send' ? JSON.stringify(job) : ''))
      expect(new Set(keys).size, `died at call ${diesAt}`).toBe(1)
    }
  })

  it('keeps the content of the first worker to commit, wherever a second one interleaves', async () => {
    const calls = await countCalls((await freshWorld()).ports, (ports) => notify(jobOf('2026-11-16'), ports))
    for (let comesAt = 1; comesAt <= calls; comesAt++) {
      const fresh = await freshWorld()
      const overtaken = stepped(fresh.ports, async (call) => {
        if (call !== comesAt) return
        await upload(fresh, 'activity/2026-11-15/second.csv', BROKEN)
        await notify(jobOf('2026-11-16'), fresh.ports)
      })
      await notify(jobOf('2026-11-16'), overtaken)
      const told = (await recordAt(noticePlace(GOLDEN), fresh.ports))?.mails.map(
        ({ contentSha256 }) => contentSha256,
      )
      const sent = fresh.jobs.take().flatMap((job) => (job.kind === 'send' ? [job.contentSha256] : []))
      expect(new Set(sent), `came at call ${comesAt}`).toEqual(new Set(told))
    }
  })

  async function freshWorld(): Promise<World> {
    const fresh = goldenWorld()
    await upload(fresh, 'activity/2026-11-15/broken.csv', BROKEN)
    return fresh
  }

  const mailsOn = async (day: string, dueAtMs?: number) => {
    await notify(jobOf(day, dueAtMs), world.ports)
    return takeSends()
  }
  /** Those whose period no mail had before. */
  const newMailsOn = async (day: string) => {
    const before = new Set(
      (await recordAt(noticePlace(GOLDEN), world.ports))?.mails.map(({ period }) => period),
    )
    return (await mailsOn(day)).filter(({ key }) => !before.has(key.period))
  }
  const takeSends = () => world.jobs.take().filter((job) => job.kind === 'send')
  const noticeOf = (mail: SendJob | undefined) =>
    parseNotice(world.reports.texts()[mail?.contentKey ?? ''] ?? '')
  const keysOf = (mail: SendJob | undefined) => {
    const notice = noticeOf(mail)
    return notice.kind === 'refusal' ? notice.drops.map(({ key }) => key) : []
  }
})

describe('files that stop arriving', () => {
  let world: World

  beforeEach(async () => {
    world = goldenWorld()
    for (const day of daysFrom('2026-11-09', '2026-11-15')) {
      await upload(world, `activity/${day}/a.csv`, users(day, 'contoso 3'))
      await upload(world, `entitlements/${day}/a.csv`, seats('contoso 10 9'))
    }
  })

  const gapsOn = async (day: string) => {
    const before = new Set(
      (await recordAt(noticePlace(GOLDEN), world.ports))?.mails.map(({ period }) => period),
    )
    await notify(jobOf(day), world.ports)
    return world.jobs
      .take()
      .flatMap((job) => (job.kind === 'send' && !before.has(job.key.period) ? [job] : []))
      .map(({ key }) => `${key.recipient} ${key.kind} ${key.period}`)
  }
  const uploadSeats = (...days: string[]) =>
    Promise.all(days.map((day) => upload(world, `entitlements/${day}/a.csv`, seats('contoso 10 9'))))

  it('are reported once, in one mail, when they are older than stale_days', async () => {
    expect(await gapsOn('2026-11-19')).toEqual([])
    expect(await gapsOn('2026-11-20')).toEqual([`${ANA} gap entitlements-2026-11-15_activity-2026-11-15`])
    expect(await gapsOn('2026-11-21')).toEqual([])
  })

  it('are reported per dataset as each stops', async () => {
    await uploadSeats('2026-11-16', '2026-11-17')
    expect(await gapsOn('2026-11-20')).toEqual([`${ANA} gap activity-2026-11-15`])
    expect(await gapsOn('2026-11-22')).toEqual([`${ANA} gap entitlements-2026-11-17`])
  })

  it('are reported again when they stop again', async () => {
    await gapsOn('2026-11-20')
    await uploadSeats(...daysFrom('2026-11-16', '2026-11-20'))
    expect(await gapsOn('2026-11-21')).toEqual([])
    expect(await gapsOn('2026-11-25')).toEqual([`${ANA} gap entitlements-2026-11-20`])
  })

  it('are reported again only for the dataset that resumed and stopped again', async () => {
    expect(await gapsOn('2026-11-20')).toEqual([`${ANA} gap entitlements-2026-11-15_activity-2026-11-15`])
    await uploadSeats('2026-11-20')
    expect(await gapsOn('2026-11-21')).toEqual([])
    for (const day of daysFrom('2026-11-22', '2026-11-24')) expect(await gapsOn(day), day).toEqual([])
    expect(await gapsOn('2026-11-25')).toEqual([`${ANA} gap entitlements-2026-11-20`])
    for (const day of daysFrom('2026-11-26', '2026-12-05')) expect(await gapsOn(day), day).toEqual([])
  })

  it('are not reported if none ever arrived', async () => {
    const quiet = goldenWorld()
    await notify(jobOf('2026-11-20'), quiet.ports)
    expect(quiet.jobs.take()).toEqual([])
    await publishWeek(quiet, '2026-11-22')
    expect((await digestRecord(quiet, '2026-11-22')).recipients).toMatchObject([
      { recipient: ANA, contentKey: null, reason: 'no mail: no customer of the partner has licence data' },
      { recipient: LI, contentKey: null },
    ])
  })

  it('are reported after the number of days in the partner’s settings', async () => {
    putGolden(world, { thresholds: { stale_days: 6 } })
    expect(await gapsOn('2026-11-22')).toEqual([])
    expect(await gapsOn('2026-11-23')).toHaveLength(1)
  })

  it('are not reported for a dataset with unread files', async () => {
    world.put('golden/activity/2026-11-18/late.csv', users('2026-11-18', 'contoso 3'))
    world.advance(5 * HOUR_MS)
    expect(await gapsOn('2026-11-20')).toEqual([`${ANA} gap entitlements-2026-11-15`])
  })

  it('stay reported while other files are unread', async () => {
    await gapsOn('2026-11-20')
    world.put('golden/activity/2026-11-14/late.csv', users('2026-11-14', 'contoso 3'))
    world.advance(5 * HOUR_MS)
    expect(await gapsOn('2026-11-21')).toEqual([])
    await reconcileAll(world, ['golden/activity/2026-11-14/late.csv'])
    expect(await gapsOn('2026-11-22')).toEqual([])
  })

  it('count as missing if they have no rows', async () => {
    await upload(world, 'activity/2026-11-18/a.csv', users('2026-11-18'))
    expect(await gapsOn('2026-11-20')).toEqual([`${ANA} gap entitlements-2026-11-15_activity-2026-11-15`])
  })

  it('are never reported if no recipient sees all customers', async () => {
    putGolden(world, { recipients: [{ email: LI, name: 'Li', customers: 'own' }] })
    expect(await gapsOn('2026-11-20')).toEqual([])
    putGolden(world, {})
    expect(await gapsOn('2026-11-21')).toEqual([])
  })

  it('are reported with the age of the data', async () => {
    await notify(jobOf('2026-11-20'), world.ports)
    const [mail] = (await recordAt(noticePlace(GOLDEN), world.ports))?.mails ?? []
    expect(parseNotice(world.reports.texts()[mail?.contentKey ?? ''] ?? '')).toMatchObject({
      kind: 'gap',
      day: '2026-11-20',
      gaps: [
        { dataset: 'entitlements', lastDay: '2026-11-15', ageDays: 5 },
        { dataset: 'activity', lastDay: '2026-11-15', ageDays: 5 },
      ],
    })
  })

  it('drop out of the notice record once their mails are old', async () => {
    await gapsOn('2026-11-20')
    world.advance(9 * 24 * HOUR_MS)
    await notify(jobOf('2026-11-29', NOON + 9 * 24 * HOUR_MS), world.ports)
    expect(await recordAt(noticePlace(GOLDEN), world.ports)).toMatchObject({ day: '2026-11-29', mails: [] })
  })
})

function jobOf(day: string, dueAtMs = NOON) {
  return { kind: 'notify', partner: GOLDEN, day, dueAtMs } as const
}
