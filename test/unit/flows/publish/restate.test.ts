// A late correction of a reported week appears once in the next digest: the old value, the new one, and the drops behind it.

import { beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../../../../shared/flows/publish/publish.ts'
import { Crash, countCalls, stepped } from '../../../support/calls.ts'
import { seats, users } from '../../../support/drop-lines.ts'
import { ANA, GOLDEN, goldenWorld, LI, putGolden } from '../../../support/partners.ts'
import { digestRecord, frozenDigest, publishWeek } from '../../../support/publishing.ts'
import { reconcileAll, remove, upload } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const [W45, W46, W47, W48] = ['2026-11-08', '2026-11-15', '2026-11-22', '2026-11-29'] as const

/** Of the calls of a publisher, those at which it dies. */
const EVERY_NTH_CALL = 7

describe('a late correction', () => {
  let world: World

  beforeEach(async () => {
    world = await reportedWorld()
  })

  const told = async (asOf: string, recipient?: string) =>
    (await frozenDigest(world, asOf, recipient)).restatements.map(
      ({ week, customerId, was, isNow, because }) =>
        `${week} ${customerId} ${was.adjustedUsagePct} → ${isNow.adjustedUsagePct} ${because.join(' ')}`,
    )

  it('is reported with the old value, the new one and the file that caused it', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    expect((await frozenDigest(world, W47)).restatements).toEqual([
      {
        week: '2026-W46',
        customerId: 'contoso',
        customerName: 'contoso Ltd',
        was: { adjustedUsagePct: 71, flags: [] },
        isNow: { adjustedUsagePct: 75, flags: [] },
        because: ['golden/activity/2026-11-12/a.csv'],
        becauseMore: 0,
      },
    ])
  })

  it('is not reported when nothing changed', async () => {
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([])
  })

  it('is not reported below one point, until small changes add up to it', async () => {
    await upload(world, 'entitlements/2026-11-15/all.csv', seats(`contoso 101 95 ${LI}`, 'fabrikam 100 95'))
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([])
    await upload(world, 'entitlements/2026-11-15/more.csv', [...seats(), 'contoso,,,s-2,E3,1,0,active'])
    await publishWeek(world, W48)
    expect(await told(W48)).toEqual([
      '2026-W46 contoso 71 → 69.6 golden/entitlements/2026-11-15/all.csv golden/entitlements/2026-11-15/more.csv',
    ])
  })

  it('is reported for every week that it changes, the latest first', async () => {
    await upload(world, 'activity/2026-11-04/late.csv', users('2026-11-04', 'contoso 0', 'fabrikam 90'))
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([
      '2026-W46 fabrikam 80 → 90 golden/activity/2026-11-04/late.csv',
      '2026-W45 fabrikam 80 → 90 golden/activity/2026-11-04/late.csv',
    ])
  })

  it('is reported once, and later corrections compare with it', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    await upload(world, 'activity/2026-11-12/b.csv', users('2026-11-12', 'fabrikam 84'))
    await publishWeek(world, W48)
    expect(await told(W48)).toEqual([
      '2026-W47 fabrikam 80 → 84 golden/activity/2026-11-12/b.csv',
      '2026-W46 fabrikam 80 → 84 golden/activity/2026-11-12/b.csv',
    ])
  })

  it('is reported when a file is deleted or refused', async () => {
    await remove(world, 'activity/2026-11-12/a.csv')
    await upload(world, 'activity/2026-11-05/a.csv', ['nothing,known', '1,2'])
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([
      '2026-W46 contoso 71 → null golden/activity/2026-11-05/a.csv golden/activity/2026-11-12/a.csv',
      '2026-W46 fabrikam 80 → null golden/activity/2026-11-05/a.csv golden/activity/2026-11-12/a.csv',
      '2026-W45 contoso 70 → null golden/activity/2026-11-05/a.csv',
      '2026-W45 fabrikam 80 → null golden/activity/2026-11-05/a.csv',
    ])
  })

  it('is not reported when the same content is uploaded or read again', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 71', 'fabrikam 80'))
    const before = (await digestRecord(world, W46)).snapshotKey
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([])
    expect((await digestRecord(world, W46)).snapshotKey).toBe(before)
  })

  it('is reported when a flag appears or disappears although usage is unchanged', async () => {
    await upload(world, 'entitlements/2026-11-15/all.csv', seats('contoso 100 60', 'fabrikam 100 95'))
    await publishWeek(world, W47)
    const low = { rule: 'low_deployment', severity: 'warning', state: 'new' }
    expect((await frozenDigest(world, W47)).restatements).toMatchObject([
      { week: '2026-W46', was: { adjustedUsagePct: 71, flags: [] }, isNow: { flags: [low] } },
    ])
  })

  it('is reported for a flag that changed because of an older week', async () => {
    const old = ['2026-10-18', '2026-10-25'] as const
    for (const day of old) await upload(world, `entitlements/${day}/all.csv`, seats('fabrikam 100 50'))
    await publishWeek(world, W47)
    expect((await frozenDigest(world, W47)).restatements).toMatchObject([
      {
        week: '2026-W46',
        was: { flags: [] },
        isNow: { flags: [{ rule: 'low_deployment', state: 'cleared' }] },
      },
      {
        week: '2026-W45',
        was: { flags: [] },
        isNow: { flags: [{ rule: 'low_deployment', state: 'improving' }, { rule: 'stale_data' }] },
      },
    ])
  })

  it('is not reported for new thresholds, which do not apply to reported weeks', async () => {
    putGolden(world, { thresholds: { low_deployment: { warning: 99, critical: 50 } } })
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    const { restatements, flags } = await frozenDigest(world, W47)
    expect(restatements).toMatchObject([{ customerId: 'contoso', was: { flags: [] }, isNow: { flags: [] } }])
    expect(flags.filter(({ rule }) => rule === 'low_deployment')).toHaveLength(2)
  })

  it('names the settings as a cause if they changed what counts', async () => {
    putGolden(world, { excluded_products: ['E5'] })
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([
      '2026-W46 contoso 71 → 75 partners.json golden/activity/2026-11-12/a.csv',
    ])
  })

  it('names at most five files, and none of another customer', async () => {
    for (const n of [0, 1, 2, 3, 4, 5]) {
      const day = `2026-11-1${n}`
      await upload(world, `activity/${day}/customer=contoso/c.csv`, users(day, 'contoso 75'))
      await upload(world, `activity/${day}/customer=fabrikam/f.csv`, users(day, 'fabrikam 90'))
    }
    await publishWeek(world, W47)
    const [first, second] = (await frozenDigest(world, W47)).restatements
    const keys = (file: string) => [0, 1, 2, 3, 4].map((n) => `golden/activity/2026-11-1${n}/${file}`)
    expect(first).toMatchObject({
      customerId: 'fabrikam',
      because: keys('customer=fabrikam/f.csv'),
      becauseMore: 1,
    })
    expect(second).toMatchObject({
      customerId: 'contoso',
      because: keys('customer=contoso/c.csv'),
      becauseMore: 1,
    })
  })

  it('names no file without rows of the customer', async () => {
    await upload(
      world,
      'activity/2026-11-13/secret plans of fabrikam.csv',
      users('2026-11-13', 'fabrikam 90'),
    )
    await upload(world, 'activity/2026-11-13/contoso.csv', users('2026-11-13', 'contoso 75'))
    await upload(world, 'activity/2026-11-14/customer=contoso/own.csv', users('2026-11-14', 'contoso 75'))
    await upload(world, 'support/2026-11-14/calls of fabrikam.csv', [
      'customer_id,date,category,calls',
      'fabrikam,2026-11-14,help,1',
    ])
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([
      '2026-W46 fabrikam 80 → 90 golden/activity/2026-11-13/secret plans of fabrikam.csv',
      '2026-W46 contoso 71 → 75 golden/activity/2026-11-13/contoso.csv golden/activity/2026-11-14/customer=contoso/own.csv',
    ])
    expect(await told(W47, LI)).toEqual([
      '2026-W46 contoso 71 → 75 golden/activity/2026-11-13/ golden/activity/2026-11-14/customer=contoso/own.csv',
    ])
  })

  it('names a file that once had rows of the customer, even after its generation is deleted', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'fabrikam 80'))
    world.advance(2 * 3_600_000)
    await reconcileAll(world, ['golden/activity/2026-11-12/a.csv'])
    const kept = Object.keys(world.reports.texts()).filter((place) => place.includes('/held/'))
    expect(kept).toHaveLength(1)
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual(['2026-W46 contoso 71 → 70 golden/activity/2026-11-12/a.csv'])
  })

  it('is reported again when it is reverted, even weeks later', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual(['2026-W46 contoso 71 → 75 golden/activity/2026-11-12/a.csv'])
    await publishWeek(world, W48)
    expect(await told(W48)).toEqual([])
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 71', 'fabrikam 80'))
    await upload(world, 'entitlements/2026-12-06/all.csv', seats('contoso 100 95', 'fabrikam 100 95'))
    await publishWeek(world, '2026-12-06')
    expect((await told('2026-12-06')).filter((line) => line.startsWith('2026-W46'))).toEqual([
      '2026-W46 contoso 75 → 71 golden/activity/2026-11-12/a.csv',
    ])
  })

  it('is not reported if it is reverted first', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 71', 'fabrikam 80'))
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([])
  })

  it('is reported two weeks later too, to those it concerns', async () => {
    await publishWeek(world, W47)
    await publishWeek(world, W48)
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await upload(
      world,
      'entitlements/2026-12-06/all.csv',
      seats(`contoso 100 95 ${ANA}`, `fabrikam 100 95 ${LI}`),
    )
    await publishWeek(world, '2026-12-06')
    expect(await told('2026-12-06')).toContain('2026-W46 contoso 71 → 75 golden/activity/2026-11-12/a.csv')
    expect(await told('2026-12-06', LI)).toEqual([])
  })

  it('is reported to an account manager for their own customers only', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 84'))
    await publishWeek(world, W47)
    expect(await told(W47)).toHaveLength(2)
    expect(await told(W47, LI)).toEqual(['2026-W46 contoso 71 → 75 golden/activity/2026-11-12/'])
    expect((await frozenDigest(world, W47, LI)).scope).toEqual(['contoso'])
  })

  it('is reported for customers that join or leave the week', async () => {
    await upload(world, 'entitlements/2026-11-15/all.csv', seats('contoso 100 95', 'litware 10 9'))
    await upload(world, 'entitlements/2026-11-08/all.csv', seats('contoso 100 95'))
    await publishWeek(world, W47)
    expect(await told(W47)).toContain(
      '2026-W46 fabrikam 80 → null golden/entitlements/2026-11-08/all.csv golden/entitlements/2026-11-15/all.csv',
    )
    expect((await frozenDigest(world, W47)).scope).toContain('litware')
  })

  it('is the same however often the week is published, and later weeks compare with that', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    const first = await digestRecord(world, W47)
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 79', 'fabrikam 80'))
    await publishWeek(world, W47)
    expect(await digestRecord(world, W47)).toEqual(first)
    await publishWeek(world, W48)
    expect(await told(W48)).toEqual([
      '2026-W47 contoso 75 → 79 golden/activity/2026-11-12/a.csv',
      '2026-W46 contoso 75 → 79 golden/activity/2026-11-12/a.csv',
    ])
  })

  it('is reported identically and once wherever the publisher dies', async () => {
    const corrected = async () => {
      const fresh = await reportedWorld()
      await upload(fresh, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
      return fresh
    }
    const clean = await corrected()
    const job = { partner: GOLDEN, asOf: W47, dueAtMs: clean.ports.clock() }
    const calls = await countCalls(clean.ports, (ports) => publish(job, ports))
    expect(calls).toBeGreaterThan(100)
    for (let diesAt = 1; diesAt <= calls; diesAt += EVERY_NTH_CALL) {
      const fresh = await corrected()
      const dying = stepped(fresh.ports, (call) => {
        if (call === diesAt) throw new Crash()
      })
      await publish(job, dying).catch(() => undefined)
      await publishWeek(fresh, W47)
      expect(await frozenDigest(fresh, W47), `died at call ${diesAt}`).toEqual(await frozenDigest(clean, W47))
      await publishWeek(fresh, W48)
      expect((await frozenDigest(fresh, W48)).restatements, `died at call ${diesAt}`).toEqual([])
    }
  })

  it('starts over if the snapshot is missing', async () => {
    const { snapshotKey } = await digestRecord(world, W46)
    await world.ports.reports.delete(snapshotKey ?? '')
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([])
  })

  it.each([
    ['no JSON', () => '{"schema":1,'],
    ['another schema', (json: string) => json.replace('"schema":1', '"schema":2')],
    ['a week without its day', (json: string) => json.replace('"asOf":"2026-11-15"', '"asOf":"soon"')],
    ['a flag of no rule', (json: string) => json.replace('"flags":[', '"flags":[{"rule":"luck"},')],
  ])('starts anew where the snapshot is damaged: %s', async (_, damage) => {
    const key = (await digestRecord(world, W46)).snapshotKey ?? ''
    const json = world.reports.texts()[key] ?? ''
    expect(damage(json)).not.toBe(json)
    await world.ports.reports.put(key, damage(json), 'application/json')
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W47)
    expect(await told(W47)).toEqual([])
  })

  it('compares with the last published week across an unpublished one', async () => {
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, W48)
    expect(await told(W48)).toEqual(['2026-W46 contoso 71 → 75 golden/activity/2026-11-12/a.csv'])
  })

  it('is not reported for weeks more than twelve weeks back', async () => {
    for (const day of ['2027-02-07', '2027-02-14']) {
      await upload(world, `entitlements/${day}/all.csv`, seats('contoso 100 95'))
    }
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 75', 'fabrikam 80'))
    await publishWeek(world, '2027-02-07')
    expect(await told('2027-02-07')).toEqual(['2026-W46 contoso 71 → 75 golden/activity/2026-11-12/a.csv'])
    await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 79', 'fabrikam 80'))
    await publishWeek(world, '2027-02-14')
    expect(await told('2027-02-14')).toEqual([])
  })
})

/** Two weeks, published with what was known of them. */
async function reportedWorld(): Promise<World> {
  const world = goldenWorld()
  for (const day of [W45, W46, W47, W48]) {
    await upload(world, `entitlements/${day}/all.csv`, seats(`contoso 100 95 ${LI}`, 'fabrikam 100 95'))
  }
  await upload(world, 'activity/2026-11-05/a.csv', users('2026-11-05', 'contoso 70', 'fabrikam 80'))
  await upload(world, 'activity/2026-11-12/a.csv', users('2026-11-12', 'contoso 71', 'fabrikam 80'))
  await publishWeek(world, W45)
  await publishWeek(world, W46)
  return world
}
