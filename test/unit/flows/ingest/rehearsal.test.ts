// A rehearsal: everything is reported, nothing is stored, whatever happens to the object meanwhile.

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { IngestPorts } from '../../../../shared/flows/ingest/ports.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { drops } from '../../../../shared/flows/ledger.ts'
import { address } from '../../../contract/builders.ts'
import { Crash, countCalls, stepped } from '../../../support/calls.ts'
import { recordOf } from '../../../support/ledger.ts'
import { goldenWorld, putPartners } from '../../../support/partners.ts'
import { reconcileAll, visibleSheets } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const KEY = 'validate/golden/entitlements/2026-11-20/all.csv'
const RECEIPT = `receipts/${KEY}.receipt.json`
const REJECTS = `receipts/${KEY}.rejects.csv`
const HEADER = 'customer_id,customer_name,subscription_id,product_sku,licenses_sold,status,notes'
const CLEAN = [HEADER, 'alpha,Alpha,s1,E3,10,active,', 'beta,Beta,s2,E3,5,active,']
const FAULTY = [...CLEAN, 'gamma,Gamma,s3,E3,many,active,', 'gamma,Gamma,s4,E3,1,asleep,']

describe('a rehearsal', () => {
  it('writes the full receipt of a drop, which is never committed', async () => {
    const world = goldenWorld()
    world.put(KEY, FAULTY)
    await reconcile(KEY, untouchable(world.ports))
    expect(receiptOf(world)).toEqual({
      schema: 1,
      key: KEY,
      version: expect.stringMatching(/^v\d+$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: `${FAULTY.join('\n')}\n`.length,
      container: 'plain',
      encoding: 'utf-8',
      format: 'csv',
      delimiter: ',',
      shape: 'subscriptions',
      source: 'subscriptions',
      effective_date: '2026-11-20',
      rows: { read: 4, accepted: 2, rejected: 2, skipped: 0 },
      customers: 2,
      notes: [],
      ignored_columns: ['notes'],
      problems: [
        { code: 'bad_number', rows: 1, message: expect.stringContaining('line 4') },
        { code: 'bad_status', rows: 1, message: expect.stringContaining('line 5') },
      ],
      replaced: null,
      committed: false,
      refused: null,
      rehearsal: true,
      duration_ms: 0,
    })
  })

  it('gives the same receipt as an upload of the same bytes', async () => {
    const world = goldenWorld()
    world.put(KEY, FAULTY)
    world.put(withoutPrefix(KEY), FAULTY)
    await reconcileAll(world, [KEY, withoutPrefix(KEY)])
    const { rehearsal, ...rehearsed } = receiptOf(world)
    const committed = receiptOf(world, withoutPrefix(RECEIPT))
    const own = { key: KEY, version: rehearsed.version, committed: false }
    expect({ rehearsal, ...rehearsed }).toEqual({ rehearsal: true, ...committed, ...own })
    expect(world.reports.texts()[REJECTS]).toBe(world.reports.texts()[withoutPrefix(REJECTS)])
  })

  it('stores nothing that counts: no sheet, customer or job is written, and no generation committed', async () => {
    const world = goldenWorld()
    world.put(KEY, FAULTY)
    await reconcile(KEY, untouchable(world.ports))
    expect(Object.keys(told(world))).toEqual([RECEIPT, REJECTS])
    expect((await recordOf(KEY, world.ports)).state).toMatchObject({ status: 'rehearsed' })
    expect(await Array.fromAsync(drops(address(KEY).partner, world.ports))).toEqual([])
  })

  it('does not affect the drop of the same key without validate/', async () => {
    const world = goldenWorld()
    world.put(withoutPrefix(KEY), CLEAN)
    await reconcile(withoutPrefix(KEY), world.ports)
    const before = { sheets: await visibleSheets(world), receipt: receiptOf(world, withoutPrefix(RECEIPT)) }
    world.put(KEY, FAULTY)
    await reconcile(KEY, untouchable(world.ports))
    expect({ sheets: await visibleSheets(world), receipt: receiptOf(world, withoutPrefix(RECEIPT)) }).toEqual(
      before,
    )
    expect(before.sheets).toHaveLength(2)
  })

  it('reads any container and encoding, and restarts a file that is not UTF-8', async () => {
    const world = goldenWorld()
    // The broken byte comes late, when rejects have already been handed over.
    const rows = Array.from({ length: 4_000 }, (_, n) => `c${n},,s${n},E3,${n < 1_500 ? 'many' : n},active,`)
    const text = [HEADER, ...rows, 'last,Müller,s,E3,1,active,', ''].join('\n')
    world.drops.upload(KEY, gzipSync(Buffer.from(text, 'latin1')))
    await reconcile(KEY, untouchable(world.ports))
    expect(receiptOf(world)).toMatchObject({
      container: 'gzip',
      encoding: 'windows-1252',
      rows: { read: 4_001, accepted: 2_501, rejected: 1_500 },
      refused: null,
    })
    expect(rejectedLines(world)).toEqual(Array.from({ length: 1_500 }, (_, n) => n + 2))
  })

  it('explains why a file would be refused, with its rejects', async () => {
    const world = goldenWorld()
    const bad = Array.from({ length: 21 }, (_, n) => `c,,s${n},E3,many,active,`)
    world.put(KEY, [HEADER, ...bad])
    await reconcile(KEY, untouchable(world.ports))
    expect(receiptOf(world)).toMatchObject({
      committed: false,
      refused: { code: 'mostly_rejected' },
      rows: { read: 21, accepted: 0, rejected: 21 },
    })
    expect(rejectedLines(world)).toHaveLength(21)
  })

  it('of an unknown partner gets a receipt among the refused ones, until the partner is in the settings', async () => {
    const world = goldenWorld()
    const key = KEY.replace('golden', 'stranger')
    const refusedReceipt = `receipts/_refused/${key}.receipt.json`
    world.put(key, FAULTY)
    await reconcile(key, untouchable(world.ports))
    expect(Object.keys(told(world))).toEqual([refusedReceipt])
    expect(receiptOf(world, refusedReceipt)).toMatchObject({
      refused: { code: 'unknown_partner', message: expect.stringContaining('"stranger"') },
      committed: false,
      rehearsal: true,
    })
    putPartners(world, 'golden', 'stranger')
    await reconcile(key, untouchable(world.ports))
    expect(Object.keys(told(world))).toEqual([`receipts/${key}.receipt.json`, `receipts/${key}.rejects.csv`])
    putPartners(world, 'golden')
    await reconcile(key, untouchable(world.ports))
    expect(Object.keys(told(world))).toEqual([refusedReceipt])
  })

  it('of an invalid key says which part is wrong', async () => {
    const world = goldenWorld()
    const key = 'validate/golden/entitlement/2026-11-20/all.csv'
    world.put(key, CLEAN)
    await reconcile(key, untouchable(world.ports))
    expect(receiptOf(world, `receipts/_refused/${key}.receipt.json`)).toMatchObject({
      key,
      committed: false,
      rehearsal: true,
      refused: { code: 'bad_key', message: expect.stringContaining('"entitlement"') },
    })
  })
})

describe('a rehearsal that is replaced or deleted', () => {
  it('describes the new version and keeps no rejects of the old one', async () => {
    const world = await rehearsedWorld(FAULTY)
    world.put(KEY, CLEAN)
    await reconcile(KEY, untouchable(world.ports))
    expect(receiptOf(world)).toMatchObject({ rows: { read: 2, rejected: 0 }, replaced: null })
    expect(Object.keys(told(world))).toEqual([RECEIPT])
  })

  it('reports that the object is deleted and keeps no rejects', async () => {
    const world = await rehearsedWorld(FAULTY)
    world.drops.remove(KEY)
    await reconcile(KEY, untouchable(world.ports))
    expect(receiptOf(world)).toMatchObject({
      deleted: true,
      rehearsal: true,
      committed: false,
      rows: { read: 0 },
    })
    expect(Object.keys(told(world))).toEqual([RECEIPT])
  })

  it('writes nothing for an object that was deleted before it was read', async () => {
    const world = goldenWorld()
    await reconcile(KEY, untouchable(world.ports))
    expect(told(world)).toEqual({})
  })

  it('writes nothing when an event is repeated', async () => {
    for (const change of [() => {}, (world: World) => world.drops.remove(KEY)]) {
      const world = await rehearsedWorld(FAULTY)
      change(world)
      await reconcile(KEY, world.ports)
      const texts = world.reports.texts()
      world.advance(1_000)
      await reconcile(KEY, { ...world.ports, reports: readOnly(world.ports.reports) })
      expect(world.reports.texts()).toEqual(texts)
    }
  })
})

describe('a rehearsal with concurrent changes', () => {
  it.each([
    ['by a better file', CLEAN],
    ['by another faulty one', [...CLEAN, 'delta,Delta,s9,E3,1,asleep,']],
  ])('reaches the right state wherever the object is replaced %s meanwhile', async (_, second) => {
    const expected = withoutVersions(await rehearsedWorld(second))
    const calls = await countCalls(waitingWorld(FAULTY).ports, (ports) => reconcile(KEY, ports))
    expect(calls).toBeGreaterThan(4)
    for (let replacedAt = 1; replacedAt <= calls; replacedAt++) {
      const world = waitingWorld(FAULTY)
      const slow = stepped(world.ports, async (call) => {
        if (call !== replacedAt) return
        world.put(KEY, second)
        await reconcile(KEY, world.ports)
      })
      await reconcile(KEY, slow)
      expect(withoutVersions(world), `replaced at call ${replacedAt}`).toEqual(expected)
    }
  })

  it('reaches the right state wherever the object is purged meanwhile', async () => {
    const calls = await countCalls(waitingWorld(FAULTY).ports, (ports) => reconcile(KEY, ports))
    for (let goneAt = 1; goneAt <= calls; goneAt++) {
      const world = waitingWorld(FAULTY)
      const slow = stepped(world.ports, async (call) => {
        if (call !== goneAt) return
        world.drops.purge(KEY)
        await reconcile(KEY, world.ports)
      })
      await reconcile(KEY, slow)
      await reconcile(KEY, world.ports)
      const keys = Object.keys(told(world))
      if (keys.length > 0) expect(receiptOf(world), `gone at call ${goneAt}`).toMatchObject({ deleted: true })
      expect(keys, `gone at call ${goneAt}`).not.toContain(REJECTS)
    }
  })

  it('is repaired by the next event wherever it dies', async () => {
    const expected = withoutVersions(await rehearsedWorld(FAULTY))
    const calls = await countCalls(waitingWorld(FAULTY).ports, (ports) => reconcile(KEY, ports))
    for (let diesAt = 1; diesAt <= calls; diesAt++) {
      const world = waitingWorld(FAULTY)
      const dying = stepped(world.ports, (call) => {
        if (call === diesAt) throw new Crash()
      })
      await expect(reconcile(KEY, dying)).rejects.toThrow(Crash)
      await reconcile(KEY, world.ports)
      expect(withoutVersions(world), `died at call ${diesAt}`).toEqual(expected)
    }
  })
})

/** The file is put and waits. */
function waitingWorld(lines: readonly string[]): World {
  const world = goldenWorld()
  world.put(KEY, lines)
  return world
}

async function rehearsedWorld(lines: readonly string[]): Promise<World> {
  const world = waitingWorld(lines)
  await reconcile(KEY, world.ports)
  return world
}

/** Whatever would store something that counts throws. */
function untouchable(ports: IngestPorts): IngestPorts {
  return {
    ...ports,
    sheets: forbidden('sheets'),
    register: forbidden('register'),
    jobs: forbidden('jobs'),
  }
}

/** What people see of it; beside that lies what readings have staged. */
function told(world: World): Record<string, string> {
  return Object.fromEntries(
    Object.entries(world.reports.texts()).filter(([key]) => key.startsWith('receipts/')),
  )
}

function readOnly(reports: IngestPorts['reports']): IngestPorts['reports'] {
  const { put, copy, delete: remove, openWriter } = forbidden<IngestPorts['reports']>('reports')
  return { ...reports, put, copy, delete: remove, openWriter }
}

function forbidden<Port extends object>(name: string): Port {
  return new Proxy({} as Port, {
    get: (_, member) => () => {
      throw new Error(`a rehearsal called ${name}.${String(member)}`)
    },
  })
}

function receiptOf(world: World, place: string = RECEIPT): Record<string, unknown> {
  return JSON.parse(world.reports.texts()[place] ?? 'null')
}

/** From the last columns but four: `_line`. */
function rejectedLines(world: World): number[] {
  const [, ...rows] = (world.reports.texts()[REJECTS] ?? '').trimEnd().split('\r\n')
  return rows.map((row) => Number(/,(\d+),bad_number,/.exec(row)?.[1]))
}

function withoutPrefix(key: string): string {
  return key.replace('validate/', '')
}

/** Versions count uploads, which differ between worlds. */
function withoutVersions(world: World): Record<string, string> {
  return Object.fromEntries(
    Object.entries(told(world)).map(([key, text]) => [
      key,
      text.replace(/"version": "v\d+"/, '"version": "v"'),
    ]),
  )
}
