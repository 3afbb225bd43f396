// Reconciling makes ledger, sheets and receipt say what the bucket holds, whatever happens on the way.

import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { sweep } from '../../../../shared/flows/ingest/sweep.ts'
import { Crash, countCalls, stepped } from '../../../support/calls.ts'
import { recordOf } from '../../../support/ledger.ts'
import { goldenWorld, putPartners } from '../../../support/partners.ts'
import { reconcileAll, visibleSheets } from '../../../support/reading.ts'
import type { Ports, World } from '../../../support/world.ts'

const KEY = 'golden/entitlements/2026-11-20/all.csv'
const HEADER = 'customer_id,subscription_id,product_sku,licenses_sold,status'
const FIRST = [HEADER, 'alpha,s1,E3,10,active', 'beta,s2,E3,5,active']
const SECOND = [HEADER, 'alpha,s1,E3,12,active']

describe('reconciling a key', () => {
  it('makes the drop visible and writes a receipt', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    expect(await customersSeen(world)).toEqual(['alpha', 'beta'])
    expect(receiptOf(world)).toMatchObject({
      key: KEY,
      committed: true,
      shape: 'subscriptions',
      rows: { read: 2, accepted: 2, rejected: 0 },
      customers: 2,
      replaced: null,
      refused: null,
    })
  })

  it('changes nothing when the event is repeated', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    const before = { sheets: await visibleSheets(world), texts: world.reports.texts() }
    await reconcile(KEY, world.ports)
    await reconcile(KEY, world.ports)
    expect({ sheets: await visibleSheets(world), texts: world.reports.texts() }).toEqual(before)
  })

  it('replaces the previous content of the key, customers included, and reports that', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    world.put(KEY, SECOND)
    await reconcile(KEY, world.ports)
    expect(await customersSeen(world)).toEqual(['alpha'])
    expect(receiptOf(world)).toMatchObject({ replaced: { rows: 2, customers: 2 }, customers: 1 })
  })

  it('removes the content of a deleted object', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    world.drops.remove(KEY)
    await reconcile(KEY, world.ports)
    expect(await visibleSheets(world)).toEqual([])
    expect(receiptOf(world)).toMatchObject({
      deleted: true,
      committed: false,
      replaced: { rows: 2, customers: 2 },
    })
  })

  it('removes the previous content when a file is refused, and reports it', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    world.put(KEY, ['who,what', 'alpha,s1'])
    await reconcile(KEY, world.ports)
    expect(await visibleSheets(world)).toEqual([])
    expect(receiptOf(world)).toMatchObject({
      committed: false,
      refused: { code: 'missing_column' },
      replaced: { rows: 2, customers: 2 },
    })
  })

  it('writes rejects beside the receipt, and deletes them when a better file arrives', async () => {
    const world = goldenWorld()
    world.put(KEY, [...FIRST, 'gamma,s3,E3,many,active'])
    await reconcile(KEY, world.ports)
    const rejects = world.reports.texts()[`receipts/${KEY}`.concat('.rejects.csv')]
    expect(rejects).toContain('gamma,s3,E3,many,active')
    expect(rejects).toContain('bad_number')
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    expect(Object.keys(world.reports.texts())).not.toContain(`receipts/${KEY}.rejects.csv`)
  })

  it('refuses a drop of an unknown partner, and reads it once the partner is in the settings', async () => {
    const world = goldenWorld()
    const key = KEY.replace('golden', 'stranger')
    world.put(key, FIRST)
    await reconcile(key, world.ports)
    expect(receiptOf(world, `_refused/${key}`)).toMatchObject({ refused: { code: 'unknown_partner' } })
    putPartners(world, 'golden', 'stranger')
    await reconcile(key, world.ports)
    expect(receiptOf(world, key)).toMatchObject({ committed: true, rows: { accepted: 2 } })
    expect(Object.keys(world.reports.texts())).not.toContain(`receipts/_refused/${key}.receipt.json`)
  })

  it('explains what is wrong with an invalid key', async () => {
    const world = goldenWorld()
    const key = 'golden/entitlement/2026-11-20/all.csv'
    world.put(key, FIRST)
    await reconcile(key, world.ports)
    expect(receiptOf(world, `_refused/${key}`)).toMatchObject({
      refused: { code: 'bad_key', message: expect.stringContaining('"entitlement"') },
    })
  })

  it('writes receipt and rejects under validate/ and stores nothing', async () => {
    const world = goldenWorld()
    const key = `validate/${KEY}`
    world.put(key, [...FIRST, 'gamma,s3,E3,many,active'])
    await reconcile(key, world.ports)
    expect(receiptOf(world, key)).toMatchObject({
      committed: false,
      refused: null,
      rows: { read: 3, rejected: 1 },
    })
    expect(world.reports.texts()[`receipts/${key}.rejects.csv`]).toContain('gamma')
    expect(await visibleSheets(world)).toEqual([])
  })
})

describe('two workers on one key', () => {
  it('reach the right state wherever one overtakes the other', async () => {
    const calls = await countCalls((await replacedWorld()).ports, (ports) => reconcile(KEY, ports))
    for (let overtakenAt = 1; overtakenAt <= calls; overtakenAt++) {
      const world = await replacedWorld()
      const slow = stepped(world.ports, async (call) => {
        if (call === overtakenAt) await reconcile(KEY, world.ports)
      })
      await reconcile(KEY, slow)
      await expectSecond(world, `overtaken at call ${overtakenAt}`)
    }
  })

  it.each([
    ['clean', FIRST],
    ['with rejects', [...FIRST, 'gamma,s3,E3,many,active']],
  ])('reach the right state whenever a file %s is replaced while one reads it', async (_, first) => {
    const put = () => {
      const world = goldenWorld()
      world.put(KEY, first)
      return world
    }
    const calls = await countCalls(put().ports, (ports) => reconcile(KEY, ports))
    for (let replacedAt = 1; replacedAt <= calls; replacedAt++) {
      const world = put()
      const slow = stepped(world.ports, async (call) => {
        if (call !== replacedAt) return
        world.put(KEY, SECOND)
        await reconcile(KEY, world.ports)
      })
      await reconcile(KEY, slow)
      await expectSecond(world, `replaced at call ${replacedAt}`)
    }
  })
})

describe('a worker that dies', () => {
  it('leaves nothing that the next one cannot repair, whatever call it dies at', async () => {
    const calls = await countCalls((await replacedWorld()).ports, (ports) => reconcile(KEY, ports))
    for (let diesAt = 1; diesAt <= calls; diesAt++) {
      const world = await replacedWorld()
      const dying = stepped(world.ports, (call) => {
        if (call === diesAt) throw new Crash()
      })
      await expect(reconcile(KEY, dying)).rejects.toThrow(Crash)
      await reconcile(KEY, world.ports)
      await expectSecond(world, `died at call ${diesAt}`)
    }
  })

  it('leaves garbage that is deleted after an hour', async () => {
    const world = await replacedWorld()
    const dying = stepped(world.ports, (call) => {
      if (call === 12) throw new Crash()
    })
    await expect(reconcile(KEY, dying)).rejects.toThrow(Crash)
    await reconcile(KEY, world.ports)
    world.advance(3_600_001)
    await sweep(world.ports)
    await reconcileAll(
      world,
      world.jobs.take().flatMap((job) => (job.kind === 'reconcile' ? job.keys : [])),
    )
    const generations = Object.keys(world.reports.texts()).filter((key) => key.startsWith('generations/'))
    // Its few customers stand in the record.
    expect(generations).toEqual([])
    expect(await recordOf(KEY, world.ports)).toMatchObject({ pending: [], garbage: [] })
    await expectSecond(world, 'after the sweep')
  })
})

describe('a reading that fails', () => {
  const broken = () => Promise.reject(new Error('broken'))
  const fails: Record<string, (ports: Ports) => Partial<Ports>> = {
    'its sheets are not written': ({ sheets }) => ({ sheets: { ...sheets, put: broken } }),
    'its manifest is not written': ({ reports }) => ({ reports: { ...reports, put: broken } }),
    'its customers are not registered': ({ register }) => ({ register: { ...register, add: broken } }),
  }

  it.each(Object.entries(fails))('leaves no open upload of rejects: %s', async (_, failing) => {
    const world = goldenWorld()
    world.put(KEY, [...FIRST, 'gamma,s3,E3,many,active'])
    const ports = { ...world.ports, ...failing(world.ports) }
    const done: string[] = []
    const openWriter = () => ({
      write: async () => void done.push('write'),
      close: async () => void done.push('close'),
      abort: async () => void done.push('abort'),
    })
    await expect(reconcile(KEY, { ...ports, reports: { ...ports.reports, openWriter } })).rejects.toThrow(
      'broken',
    )
    expect(done).toContain('write')
    expect(done.at(-1)).toBe('abort')
  })

  it('says why it failed, even if the upload cannot be ended either', async () => {
    const world = goldenWorld()
    world.put(KEY, [...FIRST, 'gamma,s3,E3,many,active'])
    const openWriter = () => ({
      write: broken,
      close: async () => {},
      abort: () => Promise.reject(new Error('no abort')),
    })
    const reports = { ...world.ports.reports, openWriter }
    await expect(reconcile(KEY, { ...world.ports, reports })).rejects.toThrow('broken')
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ committed: true, rows: { rejected: 1 } })
  })
})

describe('the rejects of a refused drop', () => {
  const mostlyBad = [HEADER, ...Array.from({ length: 30 }, (_, row) => `alpha,s${row},E3,many,active`)]

  it('can be written again while the drop is refused, and are deleted when its key changes', async () => {
    const world = goldenWorld()
    world.put(KEY, mostlyBad)
    await reconcile(KEY, world.ports)
    expect(receiptOf(world)).toMatchObject({ refused: { code: 'mostly_rejected' } })
    world.advance(3_600_001)
    expect(await sweep(world.ports)).toEqual({ compared: 1, queued: 0, unanswered: 0 })
    expect(stagedRejects(world)).toHaveLength(1)
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    world.advance(3_600_001)
    await reconcile(KEY, world.ports)
    expect(stagedRejects(world)).toEqual([])
  })
})

describe('a sweep', () => {
  it('queues what events missed, and nothing when all is handled', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    expect(await sweep(world.ports)).toEqual({ compared: 1, queued: 1, unanswered: 0 })
    await reconcile(KEY, world.ports)
    world.jobs.take()
    expect(await sweep(world.ports)).toEqual({ compared: 1, queued: 0, unanswered: 0 })
    world.drops.remove(KEY)
    await sweep(world.ports)
    expect(world.jobs.take()).toEqual([{ kind: 'reconcile', keys: [KEY] }])
  })

  it('counts what has no receipt an hour after its upload, and nothing that has one', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    world.advance(3_600_000)
    expect(await sweep(world.ports)).toMatchObject({ queued: 1, unanswered: 0 })
    world.advance(1)
    expect(await sweep(world.ports)).toMatchObject({ queued: 1, unanswered: 1 })
    await reconcile(KEY, world.ports)
    expect(await sweep(world.ports)).toMatchObject({ unanswered: 0 })
    // New settings have it read again, though it has been answered.
    world.putSettings(
      JSON.stringify([{ id: 'golden', name: 'golden', timezone: 'Asia/Tokyo', recipients: [] }]),
    )
    expect(await sweep(world.ports)).toMatchObject({ queued: 1, unanswered: 0 })
    world.put(KEY, [...FIRST, ''])
    world.advance(3_600_001)
    expect(await sweep(world.ports)).toMatchObject({ unanswered: 1 })
    world.drops.remove(KEY)
    expect(await sweep(world.ports)).toMatchObject({ queued: 1, unanswered: 0 })
  })

  it('counts nothing of a canary', async () => {
    const world = goldenWorld()
    world.putSettings(
      JSON.stringify([{ id: 'golden', name: 'golden', timezone: 'UTC', recipients: [], canary: true }]),
    )
    world.put(KEY, FIRST)
    world.advance(3_600_001)
    expect(await sweep(world.ports)).toMatchObject({ queued: 1, unanswered: 0 })
  })

  it('queues every key of a partner that left the settings', async () => {
    const world = goldenWorld()
    world.put(KEY, FIRST)
    await reconcile(KEY, world.ports)
    putPartners(world, 'silver')
    await sweep(world.ports)
    await reconcileAll(world, [KEY])
    expect(await visibleSheets(world)).toEqual([])
    expect(receiptOf(world, `_refused/${KEY}`)).toMatchObject({ refused: { code: 'unknown_partner' } })
  })
})

/** The first file was read, the second is put and waits. */
async function replacedWorld(): Promise<World> {
  const world = goldenWorld()
  world.put(KEY, FIRST)
  await reconcile(KEY, world.ports)
  world.put(KEY, SECOND)
  return world
}

async function expectSecond(world: World, when: string): Promise<void> {
  const fresh = goldenWorld()
  fresh.put(KEY, SECOND)
  await reconcile(KEY, fresh.ports)
  expect(await visibleSheets(world), when).toEqual(await visibleSheets(fresh))
  expect(receiptOf(world), when).toMatchObject({
    rows: { read: 1, accepted: 1 },
    customers: 1,
    committed: true,
  })
  const rejects = Object.keys(world.reports.texts()).filter((key) => key.endsWith('.rejects.csv'))
  expect(rejects, when).toEqual([])
}

function stagedRejects(world: World): string[] {
  return Object.keys(world.reports.texts()).filter((key) => /^generations\/.*rejects\.csv$/.test(key))
}

async function customersSeen(world: World): Promise<string[]> {
  return (await visibleSheets(world)).flatMap(({ sheet }) =>
    sheet.kind === 'support' ? [] : [sheet.customer],
  )
}

function receiptOf(world: World, key: string = KEY): Record<string, unknown> {
  return JSON.parse(world.reports.texts()[`receipts/${key}.receipt.json`] ?? 'null')
}
