// A file that kills every worker that reads it is stopped after three attempts, with a receipt and an alert.

import { describe, expect, it } from 'vitest'
import { PoisonInput, Transient, UnreadableObject } from '../../../../shared/domain/errors.ts'
import { rebuild } from '../../../../shared/flows/audit/rebuild.ts'
import { verify } from '../../../../shared/flows/audit/verify.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { sweep } from '../../../../shared/flows/ingest/sweep.ts'
import { recordOf } from '../../../support/ledger.ts'
import { goldenWorld } from '../../../support/partners.ts'
import { visibleSheets } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const KEY = 'golden/entitlements/2026-11-20/all.csv'
const RECEIPT = `receipts/${KEY}.receipt.json`
const HEADER = 'customer_id,subscription_id,product_sku,licenses_sold,status'
const LINES = [HEADER, 'alpha,s1,E3,10,active']
/** The queue delivers a message again when its worker has not been heard of for so long. */
const REDELIVERY_MS = 60 * 60_000
const ALL = { partner: null, from: null }

describe('a drop that kills every reading', () => {
  it('is read three times, then gets a receipt that says so and an alert', async () => {
    const world = await stoppedWorld()
    expect(receiptOf(world)).toMatchObject({
      committed: false,
      refused: { code: 'stopped', message: expect.stringContaining('started 3 times and never finished') },
    })
    expect(await statusOf(world)).toBe('stopped')
    expect(world.alerts).toMatchObject([{ partner: 'golden', about: KEY, counter: 'DropsStopped' }])
  })

  it('is not read again by an event, a sweep or a rebuild', async () => {
    const world = await stoppedWorld()
    await expect(reconcile(KEY, unreadable(world))).resolves.toBeNull()
    world.advance(24 * REDELIVERY_MS)
    // Once, since what the dead have left is to be forgotten.
    await sweep(world.ports)
    for (const job of world.jobs.take()) {
      for (const key of job.kind === 'reconcile' ? job.keys : []) await reconcile(key, unreadable(world))
    }
    await sweep(world.ports)
    expect(world.jobs.take()).toEqual([])
    const [rebuilt] = await Array.fromAsync(rebuild(ALL, unreadable(world)))
    expect(rebuilt).toMatchObject({ key: KEY, unresolved: [{ part: 'ledger' }], failure: null })
    expect(await statusOf(world)).toBe('stopped')
  })

  it('is reported by verify, which does not read it either', async () => {
    const world = await stoppedWorld()
    const [checked] = await Array.fromAsync(verify(ALL, unreadable(world)))
    expect(checked?.differences).toMatchObject([
      { message: expect.stringMatching(/^The drop is stopped: /), remedy: { kind: 'upload' } },
    ])
  })

  it('gets a lost receipt written again by a rebuild', async () => {
    const world = await stoppedWorld()
    await world.reports.delete(RECEIPT)
    await Array.fromAsync(rebuild(ALL, unreadable(world)))
    expect(receiptOf(world)).toMatchObject({ refused: { code: 'stopped' } })
  })

  it('is refused at once, rather than stopped, if the bucket denies access', async () => {
    const world = goldenWorld()
    world.put(KEY, LINES)
    const read = async (): Promise<never> => {
      throw new UnreadableObject('it lies in an archive class; upload it again')
    }
    await reconcile(KEY, { ...world.ports, drops: { ...world.ports.drops, read } })
    const message =
      'The bucket lists this object but refuses to return it: it lies in an archive class; upload it again.'
    expect(receiptOf(world)).toMatchObject({
      committed: false,
      refused: { code: 'unreadable_object', message },
    })
    expect(world.alerts).toMatchObject([{ message: 'a drop cannot be read', about: KEY }])
  })

  it('removes the previous content of its key', async () => {
    const world = goldenWorld()
    world.put(KEY, LINES)
    await reconcile(KEY, world.ports)
    world.put(KEY, [...LINES, 'beta,s2,E3,5,active'])
    await dieThreeTimes(world)
    await reconcile(KEY, world.ports)
    expect(await visibleSheets(world)).toEqual([])
    expect(receiptOf(world)).toMatchObject({ replaced: { rows: 1, customers: 1 } })
  })

  it('is read again when it is uploaded again', async () => {
    const world = await stoppedWorld()
    world.put(KEY, LINES)
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ committed: true, refused: null })
  })

  it('is read again when the settings that reading depends on change', async () => {
    const world = await stoppedWorld()
    const partner = { id: 'golden', name: 'Golden', timezone: 'Asia/Tokyo', recipients: [] }
    world.putSettings(JSON.stringify([partner]))
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ committed: true, refused: null })
  })
})

describe('a drop is not stopped', () => {
  it('for readings that are still under way', async () => {
    const world = goldenWorld()
    world.put(KEY, LINES)
    for (let worker = 0; worker < 4; worker++) await die(world)
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ committed: true })
  })

  it('for deaths over another version', async () => {
    const world = goldenWorld()
    world.put(KEY, LINES)
    await dieThreeTimes(world)
    world.put(KEY, [...LINES, 'beta,s2,E3,5,active'])
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ committed: true })
  })

  it('for failures of services, however many', async () => {
    const world = goldenWorld()
    world.put(KEY, LINES)
    for (let attempt = 0; attempt < 5; attempt++) {
      const failing = failingWith(world, new Transient('DynamoDB PutItem failed'))
      await expect(reconcile(KEY, failing)).rejects.toThrow('DynamoDB PutItem failed')
      world.advance(REDELIVERY_MS)
    }
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ committed: true })
    expect(world.alerts).toEqual([])
  })
})

describe('a drop whose reading fails for its content', () => {
  it.each([new PoisonInput('The item is too large.'), new RangeError('Invalid string length')])(
    'is stopped at once, with a receipt that says why (%s)',
    async (error) => {
      const world = goldenWorld()
      world.put(KEY, LINES)
      await reconcile(KEY, failingWith(world, error))
      expect(receiptOf(world)).toMatchObject({
        refused: { code: 'stopped', message: expect.stringContaining(error.message) },
      })
      expect(world.alerts).toHaveLength(1)
      expect((await recordOf(KEY, world.ports)).pending).toEqual([])
    },
  )

  it('has a receipt under validate/ as well', async () => {
    const world = goldenWorld()
    world.put(`validate/${KEY}`, [HEADER, 'alpha,s1,E3,many,active'])
    const openWriter = () => ({
      write: () => Promise.reject(new RangeError('Invalid string length')),
      close: async () => {},
      abort: async () => {},
    })
    const reports = { ...world.ports.reports, openWriter }
    await reconcile(`validate/${KEY}`, { ...world.ports, reports })
    expect(JSON.parse(world.reports.texts()[`receipts/validate/${KEY}.receipt.json`] ?? '')).toMatchObject({
      refused: { code: 'stopped' },
    })
  })
})

async function stoppedWorld(): Promise<World> {
  const world = goldenWorld()
  world.put(KEY, LINES)
  await dieThreeTimes(world)
  await reconcile(KEY, world.ports)
  return world
}

async function dieThreeTimes(world: World): Promise<void> {
  for (let reading = 0; reading < 3; reading++) {
    await die(world)
    world.advance(REDELIVERY_MS)
  }
}

/** Somebody begins to read, and is never heard of again. */
function die(world: World): Promise<void> {
  return new Promise((reached) => {
    const put = () => {
      reached()
      return new Promise<never>(() => {})
    }
    void reconcile(KEY, { ...world.ports, sheets: { ...world.ports.sheets, put } })
  })
}

function failingWith(world: World, error: Error): World['ports'] {
  return { ...world.ports, sheets: { ...world.ports.sheets, put: () => Promise.reject(error) } }
}

/** Settings can be read, drops cannot. */
function unreadable({ ports }: World): World['ports'] {
  const read = (): never => {
    throw new Error('a stopped drop was read')
  }
  return { ...ports, drops: { ...ports.drops, read } }
}

function receiptOf(world: World): Record<string, unknown> {
  return JSON.parse(world.reports.texts()[RECEIPT] ?? 'null')
}

async function statusOf(world: World): Promise<string | undefined> {
  return (await recordOf(KEY, world.ports)).state?.status
}
