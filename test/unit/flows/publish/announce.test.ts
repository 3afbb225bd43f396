// The events of a published week: frozen with it, given to the bus at least once, and never in the way of mail.

import { describe, expect, it } from 'vitest'
import { plan } from '../../../../shared/flows/plan/plan.ts'
import { announce } from '../../../../shared/flows/publish/announce.ts'
import { sendMail } from '../../../../shared/flows/send/send-mail.ts'
import type { AnnounceJob } from '../../../../shared/ports/jobs.ts'
import { GOLDEN, goldenWorld } from '../../../support/partners.ts'
import { digestRecord, publishWeek } from '../../../support/publishing.ts'
import { upload } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const AS_OF = '2026-11-22'
const LICENCES = 'customer_id,customer_name,account_manager,product_sku,licenses_sold,licenses_assigned'
const CUSTOMERS = Array.from({ length: 12 }, (_, n) => ({ id: `c${n}`, name: `Customer Number ${n}` }))
const MANAGER = 'manager@golden.example'
const USER = 'somebody-active'

/** A week in which hardly anything that is sold is assigned. */
async function publishedWorld(): Promise<World> {
  const world = goldenWorld()
  const rows = CUSTOMERS.map(({ id, name }) => `${id},${name},${MANAGER},E3,40,4`)
  const use = CUSTOMERS.map(({ id }) => `${id},${USER},E3,teams,2026-11-20`)
  await upload(world, 'entitlements/2026-11-22/all.csv', [LICENCES, ...rows])
  await upload(world, 'activity/2026-11-20/use.csv', [
    'customer_id,user_id,product_sku,workload,activity_date',
    ...use,
  ])
  world.jobs.take()
  await publishWeek(world, AS_OF)
  return world
}

/** The only job of its kind among those that wait. */
function announceJob({ jobs }: World): AnnounceJob {
  const found = jobs.take().filter((job) => job.kind === 'announce')
  expect(found).toHaveLength(1)
  return found[0] as AnnounceJob
}

function arrivedIds({ events }: World): unknown[] {
  return events.arrived.map(({ detail }) => (detail as { id?: unknown }).id)
}

describe('announcing a published week', () => {
  it('gives the digest and its new flags to the bus, once', async () => {
    const world = await publishedWorld()
    const job = announceJob(world)
    await announce(job, world.ports)
    const [first, ...flags] = world.events.arrived
    expect(first).toMatchObject({
      type: 'Digest published',
      detail: { schema: 1, partner: GOLDEN, week: '2026-W47', as_of: AS_OF, customers: CUSTOMERS.length },
    })
    expect(flags.length).toBeGreaterThan(0)
    for (const flag of flags) {
      expect(flag).toMatchObject({
        type: 'Flag new',
        detail: { schema: 1, partner: GOLDEN, customer_id: expect.stringMatching(/^c\d+$/), snoozed: false },
      })
    }
    expect((await digestRecord(world, AS_OF)).isAnnounced).toBe(true)
    const taken = world.events.arrived.length
    await announce(job, world.ports)
    expect(world.events.arrived).toHaveLength(taken)
  })

  it('fails where the bus takes only some, and then gives all of them again, under the same ids', async () => {
    const world = await publishedWorld()
    const job = announceJob(world)
    world.events.limits.push(2)
    await expect(announce(job, world.ports)).rejects.toThrow('the bus is busy')
    expect((await digestRecord(world, AS_OF)).isAnnounced).toBe(false)
    await announce(job, world.ports)
    const ids = arrivedIds(world)
    expect(ids.slice(0, 2)).toEqual(ids.slice(2, 4))
    expect(new Set(ids).size).toBe(ids.length - 2)
    expect((await digestRecord(world, AS_OF)).isAnnounced).toBe(true)
  })

  it('has the same ids wherever the week is published', async () => {
    const worlds = [await publishedWorld(), await publishedWorld()]
    for (const world of worlds) await announce(announceJob(world), world.ports)
    const [one, other] = worlds.map(arrivedIds)
    expect(one).toEqual(other)
  })

  it('names nobody', async () => {
    const world = await publishedWorld()
    await announce(announceJob(world), world.ports)
    const told = JSON.stringify(world.events.arrived)
    for (const name of [...CUSTOMERS.map((customer) => customer.name), MANAGER, USER, '@golden.example'])
      expect(told).not.toContain(name)
  })

  it('tells what was frozen, whatever has come since', async () => {
    const world = await publishedWorld()
    const job = announceJob(world)
    await upload(world, 'entitlements/2026-11-22/all.csv', [LICENCES, `late,Late,${MANAGER},E3,9,9`])
    await publishWeek(world, AS_OF)
    await announce(job, world.ports)
    expect(world.events.arrived[0]?.detail).toMatchObject({ customers: CUSTOMERS.length })
  })

  it('does nothing for a week that has been published anew, or was forgotten', async () => {
    const world = await publishedWorld()
    await announce(
      { ...announceJob(world), eventsKey: 'digests/golden/2026-W47/events/old.json' },
      world.ports,
    )
    await announce({ partner: GOLDEN, week: '2026-W46', eventsKey: 'digests/any.json' }, world.ports)
    expect(world.events.arrived).toEqual([])
  })

  it('is refused in words where the frozen events are missing, or cannot be read', async () => {
    const world = await publishedWorld()
    const job = announceJob(world)
    await world.ports.reports.put(job.eventsKey, '[{"type":"Other"}]', 'application/json')
    await expect(announce(job, world.ports)).rejects.toThrow('This version cannot read the stored events.')
    await world.ports.reports.delete(job.eventsKey)
    await expect(announce(job, world.ports)).rejects.toThrow(
      `The frozen events ${job.eventsKey} are missing.`,
    )
    expect((await digestRecord(world, AS_OF)).isAnnounced).toBe(false)
  })

  it('never holds mail back', async () => {
    const world = await publishedWorld()
    const jobs = world.jobs.take()
    world.events.limits.push(0)
    const [job] = jobs.filter(({ kind }) => kind === 'announce')
    await expect(announce(job as AnnounceJob, world.ports)).rejects.toThrow('the bus is busy')
    const sends = jobs.filter((each) => each.kind === 'send')
    expect(sends.length).toBeGreaterThan(0)
    for (const send of sends) await sendMail(send, world.ports)
    expect(world.mailer.sent).toHaveLength(sends.length)
  })

  it('is planned again every hour until the bus has taken everything', async () => {
    const world = await publishedWorld()
    world.advance(24 * 3_600_000)
    const job = announceJob(world)
    await plan({ asOf: null, partner: null }, world.ports)
    expect(announceJob(world)).toEqual(job)
    await announce(job, world.ports)
    await plan({ asOf: null, partner: null }, world.ports)
    expect(world.jobs.take().filter(({ kind }) => kind === 'announce')).toEqual([])
  })
})
