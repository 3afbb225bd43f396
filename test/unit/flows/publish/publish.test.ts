// Publishing a week: departed customers, unread files, concurrent publishers.

import { describe, expect, it } from 'vitest'
import { publish } from '../../../../shared/flows/publish/publish.ts'
import type { MetricStore } from '../../../../shared/ports/metrics.ts'
import { renderDigestMail } from '../../../../shared/views/digest-mail.ts'
import { assertScope, customersIn } from '../../../../shared/views/mail-scope.ts'
import { textsFor } from '../../../../shared/views/texts/languages.ts'
import { countCalls, stepped } from '../../../support/calls.ts'
import { ANA, GOLDEN, goldenWorld, LI, putGolden } from '../../../support/partners.ts'
import { digestRecord, frozenDigest, publishWeek } from '../../../support/publishing.ts'
import { reconcileAll, upload } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const AS_OF = '2026-11-22'
const LICENCES = 'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,status'

describe('customers without licence data', () => {
  it('are listed if they had some recently or have activity', async () => {
    const world = await portfolioWorld()
    await upload(world, 'entitlements/2026-10-10/old.csv', [LICENCES, `old,Old Ltd,${LI},s9,E3,20,active`])
    await upload(world, 'activity/2026-11-20/use.csv', [
      'customer_id,user_id,product_sku,workload',
      'stray,u1,E3,teams',
    ])
    await upload(world, 'entitlements/2026-01-10/gone.csv', [LICENCES, `gone,Gone Ltd,${LI},s8,E3,20,active`])
    await publishWeek(world, AS_OF)
    const digest = await frozenDigest(world, AS_OF)
    expect(digest.dataQuality.left).toEqual([
      { customerId: 'old', customerName: 'Old Ltd' },
      { customerId: 'stray', customerName: '' },
    ])
    const mail = renderDigestMail(digest, { email: ANA, name: 'Ana' }, textsFor('en'))
    expect(customersIn(mail.html)).toEqual(expect.arrayContaining(['old', 'stray']))
    expect(() => assertScope(mail, { customers: digest.scope, links: {}, offers: [] })).not.toThrow()
  })

  it('are listed only for their last account manager', async () => {
    const world = await portfolioWorld()
    await upload(world, 'entitlements/2026-10-10/old.csv', [
      LICENCES,
      'old,Old Ltd,somebody@golden.example,s9,E3,20,active',
    ])
    await publishWeek(world, AS_OF)
    expect((await frozenDigest(world, AS_OF)).dataQuality.left).toHaveLength(1)
    expect((await frozenDigest(world, AS_OF, LI)).dataQuality.left).toEqual([])
  })
})

describe('a partner with thousands of recipients', () => {
  it('gets one message each, and content is frozen once, whatever the language of its readers', async () => {
    const world = await portfolioWorld()
    const readers = Array.from({ length: 3_000 }, (_, n) => ({
      email: `r${n}@golden.example`,
      name: `R ${n}`,
      customers: 'all',
      locale: n % 2 === 0 ? 'en' : 'de',
    }))
    putGolden(world, { recipients: [{ email: LI, name: 'Li', customers: 'own' }, ...readers] })
    world.jobs.take()
    await publishWeek(world, AS_OF)
    const { recipients } = await digestRecord(world, AS_OF)
    expect(recipients.map(({ recipient }) => recipient)).toEqual([LI, ...readers.map(({ email }) => email)])
    expect(new Set(recipients.map(({ contentKey }) => contentKey)).size).toBe(2)
    const sends = world.jobs.take().filter(({ kind }) => kind === 'send')
    expect(sends).toHaveLength(3_001)
  })
})

describe('files that are not read yet', () => {
  const HOUR_MS = 3_600_000
  const KEYS = ['golden/activity/2026-11-22/b.csv', 'golden/activity/2026-11-22/customer=alpha/a.csv']
  const use = ['customer_id,user_id,product_sku,workload', 'alpha,u1,E3,teams']

  it('delay the digest by up to four hours; then it lists them', async () => {
    const world = await portfolioWorld()
    for (const key of KEYS) world.put(key, use)
    const job = { partner: GOLDEN, asOf: AS_OF, dueAtMs: world.ports.clock() }
    await publish(job, world.ports)
    expect(await digestRecord(world, AS_OF)).toMatchObject({
      state: 'waiting',
      reason: `2 keys are not read yet, ${KEYS[0]} among them`,
    })
    world.advance(4 * HOUR_MS - 1)
    await publish(job, world.ports)
    expect(await digestRecord(world, AS_OF)).toMatchObject({ state: 'waiting' })
    world.advance(1)
    await publish(job, world.ports)
    expect(await digestRecord(world, AS_OF)).toMatchObject({ state: 'published' })
    expect((await frozenDigest(world, AS_OF)).dataQuality.unreadDrops).toEqual(KEYS)
    expect((await frozenDigest(world, AS_OF, LI)).dataQuality.unreadDrops).toEqual([KEYS[1]])
  })

  it('are not mentioned once they are read', async () => {
    const world = await portfolioWorld()
    for (const key of KEYS) world.put(key, use)
    await publish({ partner: GOLDEN, asOf: AS_OF, dueAtMs: world.ports.clock() }, world.ports)
    await reconcileAll(world, KEYS)
    await publishWeek(world, AS_OF)
    expect((await frozenDigest(world, AS_OF)).dataQuality.unreadDrops).toEqual([])
  })
})

describe('a dataset that stopped arriving', () => {
  it('is reported to everybody in every digest until it resumes', async () => {
    const world = await portfolioWorld()
    const tickets = (id: string) => [
      'ticket_id,customer_id,opened_at,category',
      `${id},alpha,2026-11-01,how-to`,
    ]
    for (const day of ['07', '08', '09', '10']) {
      await upload(world, `support/2026-11-${day}/tickets.csv`, tickets(`t${day}`))
    }
    await upload(world, 'support/2026-11-12/none.csv', tickets('').slice(0, 1))
    const stopped = async (asOf: string, reader?: string) => {
      await upload(world, `entitlements/${asOf}/all.csv`, [LICENCES, `alpha,Alpha Ltd,${LI},s1,E3,20,active`])
      await publishWeek(world, asOf)
      return (await frozenDigest(world, asOf, reader)).dataQuality.stopped
    }
    expect(await stopped('2026-11-13')).toEqual([])
    const support = { dataset: 'support', lastDay: '2026-11-10' }
    expect(await stopped(AS_OF)).toEqual([support])
    expect(await stopped('2026-11-29', LI)).toEqual([support])
    await upload(world, 'support/2026-12-06/tickets.csv', tickets('t6'))
    expect(await stopped('2026-12-06')).toEqual([])
  })
})

describe('one week published twice at once', () => {
  it('sends what the first publisher froze, wherever the second one interleaves', async () => {
    const job = (world: World) => ({ partner: GOLDEN, asOf: AS_OF, dueAtMs: world.ports.clock() })
    const counted = await portfolioWorld()
    const calls = await countCalls(counted.ports, (ports) => publish(job(counted), ports))
    expect(calls).toBeGreaterThan(20)
    for (let comesAt = 1; comesAt <= calls; comesAt++) {
      const world = await portfolioWorld()
      const overtaken = stepped(world.ports, async (call) => {
        if (call !== comesAt) return
        await upload(world, 'entitlements/2026-11-22/all.csv', [LICENCES, 'beta,Beta,,s2,E3,30,active'])
        await publish(job(world), world.ports)
      })
      await publish(job(world), overtaken)
      const { recipients } = await digestRecord(world, AS_OF)
      const frozen = new Map(recipients.map(({ recipient, contentSha256 }) => [recipient, contentSha256]))
      const sends = world.jobs.take().filter((sent) => sent.kind === 'send')
      expect(sends.length, `came at call ${comesAt}`).toBeGreaterThan(0)
      for (const { key, contentSha256 } of sends) {
        expect(contentSha256, `came at call ${comesAt}`).toBe(frozen.get(key.recipient))
      }
    }
  })
})

it('measures a day again if the store lost part of it', async () => {
  const world = await portfolioWorld()
  await publishWeek(world, AS_OF)
  const before = world.reports.texts()
  await publish(
    { partner: GOLDEN, asOf: AS_OF, dueAtMs: 0 },
    { ...world.ports, metrics: damaged(world.ports.metrics) },
  )
  expect(world.reports.texts()).toEqual(before)
})

async function portfolioWorld(): Promise<World> {
  const world = goldenWorld()
  await upload(world, 'entitlements/2026-11-21/all.csv', [LICENCES, `alpha,Alpha Ltd,${LI},s1,E3,20,active`])
  return world
}

/** Says that a day is measured, and does not have it, until it is measured again. */
function damaged(metrics: MetricStore): MetricStore {
  let isWhole = false
  return {
    ...metrics,
    get: async (partner, day, inputsHash) => (isWhole ? metrics.get(partner, day, inputsHash) : null),
    async put(partner, inputsHash, measured) {
      isWhole = true
      await metrics.put(partner, inputsHash, measured)
    },
  }
}
