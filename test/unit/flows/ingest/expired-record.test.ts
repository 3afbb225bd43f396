// The record of a deleted key is deleted once the receipt of its deletion has expired, and never takes a new upload
// along.

import { describe, expect, it } from 'vitest'
import { verify } from '../../../../shared/flows/audit/verify.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { sweep } from '../../../../shared/flows/ingest/sweep.ts'
import { Crash, countCalls, stepped } from '../../../support/calls.ts'
import { entryOf } from '../../../support/ledger.ts'
import { goldenWorld } from '../../../support/partners.ts'
import { reconcileAll, visibleSheets } from '../../../support/reading.ts'
import { RETENTION_DAYS, type World } from '../../../support/world.ts'

const KEY = 'golden/entitlements/2026-11-20/all.csv'
const KEYS = [
  KEY,
  `validate/${KEY}`,
  'golden/entitlement/2026-11-20/all.csv',
  'stranger/entitlements/2026-11-20/all.csv',
]
const FILE = [
  'customer_id,subscription_id,product_sku,licenses_sold,status',
  'alpha,s1,E3,10,active',
  'beta,s2,E3,many,active',
]
const RECEIPT = `receipts/${KEY}.receipt.json`
const HOUR_MS = 3_600_000
const RETENTION_MS = RETENTION_DAYS * 24 * HOUR_MS

describe('the record of a deleted key', () => {
  it.each(KEYS)('%s is deleted when its receipt has expired, and not before', async (key) => {
    const world = await vanishedWorld(key)
    world.advance(RETENTION_MS)
    expect(await sweepAll(world)).toEqual([])
    expect(await isStored(key, world)).toBe(true)
    world.advance(1)
    expect(await sweepAll(world)).toEqual([key])
    expect(await isStored(key, world)).toBe(false)
    expect(await sweep(world.ports)).toEqual({ compared: 0, queued: 0, unanswered: 0 })
    expect(await differences(world)).toEqual([])
  })

  it.each(KEYS)('%s costs one lookup once it is deleted', async (key) => {
    const world = await expiredWorld(key)
    await sweepAll(world)
    const before = world.reports.texts()
    // The record, the settings and the object.
    expect(await countCalls(world.ports, (ports) => reconcile(key, ports))).toBe(3)
    expect(await isStored(key, world)).toBe(false)
    expect(world.reports.texts()).toEqual(before)
  })

  it('is kept for ever if receipts are', async () => {
    const world = await expiredWorld(KEY)
    const ports = { ...world.ports, retentionDays: Number.POSITIVE_INFINITY }
    expect(await sweep(ports)).toEqual({ compared: 1, queued: 0, unanswered: 0 })
    await reconcile(KEY, ports)
    expect(await isStored(KEY, world)).toBe(true)
  })

  it('is deleted at once if its reading never ended', async () => {
    const world = goldenWorld()
    world.put(KEY, FILE)
    const dying = stepped(world.ports, (call) => {
      if (call === 12) throw new Crash()
    })
    await expect(reconcile(KEY, dying)).rejects.toThrow(Crash)
    expect(await isStored(KEY, world)).toBe(true)
    world.drops.remove(KEY)
    world.advance(HOUR_MS + 1)
    await sweepAll(world)
    expect(await isStored(KEY, world)).toBe(false)
    expect(Object.keys(world.reports.texts()).filter((key) => key.startsWith('generations/'))).toEqual([])
  })

  it('is not reported to lack a receipt that has expired', async () => {
    const world = await vanishedWorld(KEY)
    await world.reports.delete(RECEIPT)
    expect(await differences(world)).toEqual(['The receipt is missing.'])
    world.advance(RETENTION_MS + 1)
    expect(await differences(world)).toEqual([])
  })
})

describe('a key that is uploaded again', () => {
  it('is read as a new one, and replaces a lingering receipt', async () => {
    const world = await expiredWorld(KEY)
    await sweepAll(world)
    expect(receiptOf(world)).toMatchObject({ deleted: true })
    world.put(KEY, FILE)
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ committed: true, replaced: null, rows: { rejected: 1 } })
    expect(await differences(world)).toEqual([])
  })

  it('is never lost, whichever call it precedes', async () => {
    const calls = await countCalls((await expiredWorld(KEY)).ports, (ports) => reconcile(KEY, ports))
    for (let comesAt = 1; comesAt <= calls; comesAt++) {
      const world = await expiredWorld(KEY)
      const deleting = stepped(world.ports, async (call) => {
        if (call !== comesAt) return
        world.put(KEY, FILE)
        await reconcile(KEY, world.ports)
      })
      await reconcile(KEY, deleting)
      await expectRead(world, `came before call ${comesAt}`)
    }
  })

  it('is never lost, whenever its record is deleted while it is read', async () => {
    const uploaded = async () => {
      const world = await expiredWorld(KEY)
      world.put(KEY, FILE)
      return world
    }
    const calls = await countCalls((await uploaded()).ports, (ports) => reconcile(KEY, ports))
    for (let goesAt = 1; goesAt <= calls; goesAt++) {
      const world = await uploaded()
      // Another worker looked before the upload, and is only now about to delete the record.
      const seen = await entryOf(KEY, world.ports)
      const reading = stepped(world.ports, async (call) => {
        if (call === goesAt && seen.stored !== null)
          await world.ports.records.delete(seen.stored.place, seen.stored.version)
      })
      await reconcile(KEY, reading)
      await expectRead(world, `deleted before call ${goesAt}`)
    }
  })
})

it('a worker that dies while deleting an expired record leaves nothing that the next one cannot finish', async () => {
  const calls = await countCalls((await expiredWorld(KEY)).ports, (ports) => reconcile(KEY, ports))
  for (let diesAt = 1; diesAt <= calls; diesAt++) {
    const world = await expiredWorld(KEY)
    const dying = stepped(world.ports, (call) => {
      if (call === diesAt) throw new Crash()
    })
    await expect(reconcile(KEY, dying)).rejects.toThrow(Crash)
    await reconcile(KEY, world.ports)
    expect(await isStored(KEY, world), `died at call ${diesAt}`).toBe(false)
  }
})

/** The key was read and removed; its receipts are settled. */
async function vanishedWorld(key: string): Promise<World> {
  const world = goldenWorld()
  world.put(key, FILE)
  await reconcile(key, world.ports)
  world.drops.remove(key)
  await reconcile(key, world.ports)
  world.advance(HOUR_MS + 1)
  await sweepAll(world)
  return world
}

async function expiredWorld(key: string): Promise<World> {
  const world = await vanishedWorld(key)
  world.advance(RETENTION_MS + 1)
  return world
}

/** Returns the keys that were queued, which are reconciled. */
async function sweepAll(world: World): Promise<string[]> {
  await sweep(world.ports)
  const keys = world.jobs.take().flatMap((job) => (job.kind === 'reconcile' ? job.keys : []))
  await reconcileAll(world, keys)
  return keys
}

async function isStored(key: string, { ports }: World): Promise<boolean> {
  return (await entryOf(key, ports)).stored !== null
}

async function differences({ ports }: World): Promise<string[]> {
  const checked = await Array.fromAsync(verify({ partner: null, from: null }, ports))
  return checked.flatMap(({ differences: found }) => found.map(({ message }) => message))
}

async function expectRead(world: World, when: string): Promise<void> {
  expect((await visibleSheets(world)).length, when).toBe(1)
  expect(receiptOf(world), when).toMatchObject({ committed: true, rows: { accepted: 1, rejected: 1 } })
  expect(await sweep(world.ports), when).toEqual({ compared: 1, queued: 0, unanswered: 0 })
  expect(await differences(world), when).toEqual([])
}

function receiptOf(world: World): object {
  return JSON.parse(world.reports.texts()[RECEIPT] ?? 'null')
}
