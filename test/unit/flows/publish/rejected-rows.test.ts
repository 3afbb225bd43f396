// Rejected rows of a week, and whether they could change a flag: they can where no other drop speaks of the customer.

import { describe, expect, it } from 'vitest'
import { seats, users } from '../../../support/drop-lines.ts'
import { goldenWorld } from '../../../support/partners.ts'
import { frozenDigest, publishWeek } from '../../../support/publishing.ts'
import { remove, upload } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const AS_OF = '2026-11-22'
const EVENTS = 'customer_id,user_id,product_sku,workload,activity_date'
const SNAPSHOT = 'customer_id,user_id,product_sku,workload,last_activity_date'
const BROKEN = 'alpha,user-x,E3,teams,soon'

describe('rejected rows', () => {
  it('are reported for the drops of the last 7 days, most first, with the rows read', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-15/old.csv', [EVENTS, ...events('2026-11-15', 10), BROKEN])
    await upload(world, 'activity/2026-11-16/first.csv', [EVENTS, ...events('2026-11-16', 10), BROKEN])
    await upload(world, 'activity/2026-11-22/last.csv', [EVENTS, ...events(AS_OF, 10), BROKEN, BROKEN])
    expect((await published(world)).rejectedRows).toEqual([
      { key: 'golden/activity/2026-11-22/last.csv', read: 12, rejected: 2 },
      { key: 'golden/activity/2026-11-16/first.csv', read: 11, rejected: 1 },
    ])
  })

  it('are forgotten with the drop', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-22/last.csv', [EVENTS, ...events(AS_OF, 10), BROKEN])
    await remove(world, 'activity/2026-11-22/last.csv')
    expect(await published(world)).toMatchObject({ rejectedRows: [], doubts: { rejectingFiles: 0 } })
  })
})

describe('rejected rows leave no doubt', () => {
  it('if another file of the week covers every customer', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-20/day.csv', [EVENTS, ...events('2026-11-20', 300)])
    await upload(world, 'activity/2026-11-22/day.csv', [EVENTS, ...events(AS_OF, 300), BROKEN])
    expect(await doubtful(world)).toBe(0)
  })

  it('where another snapshot of the week holds all of them', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-20/all.csv', users('2026-11-20', 'alpha 150', 'beta 150'))
    await upload(world, 'activity/2026-11-22/all.csv', [...users(AS_OF, 'alpha 150', 'beta 150'), BROKEN])
    expect(await doubtful(world)).toBe(0)
  })

  it('if another file covers the customer of the key, whatever other customers lack', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-20/some.csv', users('2026-11-20', 'alpha 5'))
    await upload(world, 'activity/2026-11-22/customer=alpha/all.csv', [...users(AS_OF, 'alpha 300'), BROKEN])
    expect(await doubtful(world)).toBe(0)
  })

  it('of support, where another file of the week names no other customer', async () => {
    const world = await portfolio()
    await upload(world, 'support/2026-11-19/calls.csv', calls('2026-11-19', 5))
    await upload(world, 'support/2026-11-22/calls.csv', [...calls(AS_OF, 300), 'x,alpha,soon,help'])
    expect(await doubtful(world)).toBe(0)
  })
})

describe('rejected rows leave a doubt', () => {
  it('where they are more than one in a hundred', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-20/day.csv', [EVENTS, ...events('2026-11-20', 300)])
    await upload(world, 'activity/2026-11-22/day.csv', [EVENTS, ...events(AS_OF, 98), BROKEN])
    expect(await doubtful(world)).toBe(1)
  })

  it.each([
    ['is the only one', []],
    ['is followed by one that lacks a customer', users('2026-11-20', 'alpha 150')],
    ['is followed by one of which no row counts', [SNAPSHOT, BROKEN]],
  ])('where the file %s', async (_, other) => {
    const world = await portfolio()
    if (other.length > 0) await upload(world, 'activity/2026-11-20/all.csv', other)
    await upload(world, 'activity/2026-11-22/all.csv', [...users(AS_OF, 'alpha 150', 'beta 150'), BROKEN])
    expect(await doubtful(world)).toBe(1)
  })

  it('where the other file is older than the week', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-15/day.csv', [EVENTS, ...events('2026-11-15', 300)])
    await upload(world, 'activity/2026-11-22/day.csv', [EVENTS, ...events(AS_OF, 300), BROKEN])
    expect(await doubtful(world)).toBe(1)
  })

  it('of one dataset, whatever the others hold', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-22/day.csv', [EVENTS, ...events(AS_OF, 300)])
    await upload(world, 'support/2026-11-22/calls.csv', [...calls(AS_OF, 300), 'x,alpha,soon,help'])
    expect(await doubtful(world)).toBe(1)
  })

  it('if no other file covers the customer of the key', async () => {
    const world = await portfolio()
    await upload(world, 'activity/2026-11-20/some.csv', users('2026-11-20', 'beta 5'))
    await upload(world, 'activity/2026-11-22/customer=alpha/all.csv', [...users(AS_OF, 'alpha 300'), BROKEN])
    expect(await doubtful(world)).toBe(1)
  })
})

async function portfolio(): Promise<World> {
  const world = goldenWorld()
  await upload(world, 'entitlements/2026-11-21/licences.csv', seats('alpha 20 20', 'beta 20 20'))
  return world
}

async function published(world: World) {
  await publishWeek(world, AS_OF)
  return (await frozenDigest(world, AS_OF)).dataQuality
}

async function doubtful(world: World): Promise<number> {
  return (await published(world)).doubts.rejectingFiles
}

function events(day: string, rows: number): string[] {
  return Array.from({ length: rows }, (_, n) => `alpha,user-${n},E3,exchange,${day}`)
}

function calls(day: string, rows: number): string[] {
  const tickets = Array.from({ length: rows }, (_, n) => `${day}-${n},alpha,${day},help`)
  return ['ticket_id,customer_id,opened_at,category', ...tickets]
}
