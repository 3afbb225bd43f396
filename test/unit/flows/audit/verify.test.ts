// Verify reports whatever was damaged behind the product's back, and rebuild repairs it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rememberingRegister } from '../../../../shared/adapters/remembering-register.ts'
import { PoisonInput, Transient } from '../../../../shared/domain/errors.ts'
import { byCodePoint, customerId, type PartnerId } from '../../../../shared/domain/ids.ts'
import { dropPlace } from '../../../../shared/domain/ledger/drop-record.ts'
import { compareKey } from '../../../../shared/flows/audit/compare-key.ts'
import { rebuild } from '../../../../shared/flows/audit/rebuild.ts'
import { type Scope, verify } from '../../../../shared/flows/audit/verify.ts'
import type { IngestPorts } from '../../../../shared/flows/ingest/ports.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { receiptKey } from '../../../../shared/layout.ts'
import { address } from '../../../contract/builders.ts'
import { countCalls, stepped } from '../../../support/calls.ts'
import { fakeCustomerRegister } from '../../../support/fakes/customer-register.ts'
import { fakeRecords } from '../../../support/fakes/records.ts'
import { readingAt, recordOf } from '../../../support/ledger.ts'
import { goldenWorld, putPartners } from '../../../support/partners.ts'
import { visibleSheets } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'
import {
  ACTIVITY,
  COUNTS,
  DAMAGES,
  ENTITLEMENTS,
  FILES,
  GONE,
  MISFIT,
  REHEARSAL,
  readWorld,
  STRANGER,
  SUPPORT,
} from './damages.ts'

const ALL: Scope = { partner: null, from: null }

describe('verifying', () => {
  it('finds nothing if everything was read, whatever the outcome', async () => {
    const world = await readWorld()
    const checked = await Array.fromAsync(verify(ALL, world.ports))
    const listed = [COUNTS, ACTIVITY, ENTITLEMENTS, MISFIT, SUPPORT]
    const order = [GONE, ...listed, STRANGER, REHEARSAL]
    expect(checked).toEqual(order.map((key) => ({ key, differences: [] })))
  })

  it('distinguishes a long key from the key that its shortened receipt name resembles', async () => {
    for (const partner of ['golden', 'stranger']) {
      const world = await readWorld()
      const long = `${partner}/entitlements/2026-11-22/${'a'.repeat(980)}`
      const folder = partner === 'golden' ? 'receipts/' : 'receipts/_refused/'
      const twin = receiptKey(long, partner !== 'golden').slice(folder.length, -'.receipt.json'.length)
      for (const key of [long, twin]) {
        world.put(key, FILES[ENTITLEMENTS] ?? [])
        await reconcile(key, world.ports)
      }
      expect(await differences(world.ports)).toEqual([])
      world.drops.remove(long)
      await reconcile(long, world.ports)
      expect(await differences(world.ports)).toEqual([])
    }
  })

  it('accepts a file that is not UTF-8', async () => {
    const world = await readWorld()
    world.drops.upload(
      ENTITLEMENTS,
      Buffer.from(FILES[ENTITLEMENTS]?.join('\n').replace('alpha', 'Ünal') ?? '', 'latin1'),
    )
    await reconcile(ENTITLEMENTS, world.ports)
    expect(await differences(world.ports)).toEqual([])
  })

  it('writes nothing', async () => {
    const world = await readWorld()
    world.put(ACTIVITY, ['customer_id,user_id,product_sku,workload', 'alpha,ana,E3,teams'])
    await world.reports.delete(`receipts/${ENTITLEMENTS}.receipt.json`)
    const before = { sheets: await visibleSheets(world), texts: world.reports.texts() }
    await differences(world.ports)
    expect({ sheets: await visibleSheets(world), texts: world.reports.texts() }).toEqual(before)
    expect(world.jobs.take()).toEqual([])
  })

  it('compares again when a key changes meanwhile, instead of reporting false differences', async () => {
    for (let call = 1; call <= 40; call++) {
      const world = await readWorld([ACTIVITY])
      const moving = stepped(world.ports, async (made) => {
        if (made !== call) return
        world.put(ACTIVITY, ['customer_id,user_id,product_sku,workload', 'beta,bob,E3,teams'])
        await reconcile(ACTIVITY, world.ports)
      })
      expect(await compareKey(ACTIVITY, moving), `moved at call ${call}`).toEqual([])
    }
  })

  it('reports a key that never stops changing', async () => {
    const world = await readWorld([ACTIVITY])
    let uploads = 0
    const moving = stepped(world.ports, async () => {
      world.put(ACTIVITY, ['customer_id,user_id,product_sku,workload', `alpha,user${++uploads},E3,teams`])
    })
    expect(await differences(moving)).toEqual([
      { key: ACTIVITY, words: 'ledger: The key kept changing while it was compared.' },
    ])
  })

  it('resumes from a key with the same differences', async () => {
    const world = await readWorld()
    const whole = await Array.fromAsync(verify(ALL, world.ports), ({ key }) => key)
    for (const from of whole) {
      const rest = await Array.fromAsync(verify({ partner: null, from }, world.ports), ({ key }) => key)
      // What only the ledger knows comes out of order, and so each time.
      expect(rest).toEqual(whole.filter((key) => key === GONE || byCodePoint(key, from) >= 0))
    }
  })

  it.each(['golden', 'zeta'])(
    'resumes from a key of the one partner %s, rehearsals included',
    async (partner) => {
      const world = await readWorld([])
      putPartners(world, partner)
      const drop = `${partner}/support/2026-11-20/tickets.csv`
      for (const key of [drop, `validate/${drop}`]) {
        world.put(key, FILES[SUPPORT] ?? [])
        await reconcile(key, world.ports)
      }
      const keysFrom = (from: string | null) =>
        Array.fromAsync(verify({ partner: partner as PartnerId, from }, world.ports), ({ key }) => key)
      const [first = '', second = ''] = await keysFrom(null)
      expect([first, second].toSorted(byCodePoint)).toEqual([first, second])
      expect(await keysFrom(first)).toEqual([first, second])
      expect(await keysFrom(second)).toEqual([second])
    },
  )

  it('can be limited to one partner, rehearsals included', async () => {
    const world = await readWorld()
    const golden = await Array.fromAsync(verify({ partner: 'golden' as PartnerId, from: null }, world.ports))
    expect(golden.map(({ key }) => key).sort()).toEqual(
      Object.keys(FILES)
        .filter((key) => key !== STRANGER)
        .sort(),
    )
    const nobody = verify({ partner: 'nobody' as PartnerId, from: null }, world.ports)
    expect(await Array.fromAsync(nobody)).toEqual([])
  })

  it.each([ACTIVITY, GONE])(
    'reports an unreadable record of %s, which any event repairs and a rebuild cleans up after',
    async (key) => {
      const world = await readWorld([ACTIVITY, GONE])
      const { partition, name } = dropPlace(address(key))
      const { value, version } = (await world.ports.records.get({ partition, name })) ?? {}
      const damaged = { ...Object(value), state: { status: 'lost' } }
      await world.ports.records.put({ partition, name }, damaged, version ?? null)
      const [first] = await differences(world.ports)
      expect(first).toEqual({ key, words: 'ledger: The record cannot be read.' })
      await reconcile(key, world.ports)
      for (const { words } of await differences(world.ports)) expect(words).toMatch(/No record knows/)
      await Array.fromAsync(rebuild(ALL, world.ports))
      await expectRight(world)
    },
  )

  it('reports a drop that cannot be read any more, and stops if the bucket cannot be reached', async () => {
    const world = await readWorld([ACTIVITY, SUPPORT])
    const broken = (error: Error): IngestPorts => ({
      ...world.ports,
      drops: {
        ...world.drops,
        async read(key, version) {
          if (key === ACTIVITY) throw error
          return world.drops.read(key, version)
        },
      },
    })
    const poisoned = broken(new PoisonInput('it is too large'))
    const words = expect.stringMatching(/^ledger: The drop cannot be read again: .*it is too large/)
    expect(await differences(poisoned)).toEqual([{ key: ACTIVITY, words }])
    await expect(differences(broken(new Transient('no bucket')))).rejects.toThrow('no bucket')
    expect(await Array.fromAsync(rebuild(ALL, poisoned))).toMatchObject([
      {
        key: ACTIVITY,
        unresolved: [{ message: expect.stringMatching(/^The drop is stopped: .*it is too large/) }],
      },
      { key: SUPPORT, unresolved: [], failure: null },
    ])
  })
})

describe('rebuilding', () => {
  it.each(Object.entries(DAMAGES))('repairs %s, which verify reports', async (_name, { does, named }) => {
    const world = await readWorld()
    await does(world)
    expect(await differences(world.ports)).toEqual(named)
    for (const { key, unresolved } of await Array.fromAsync(rebuild(ALL, world.ports)))
      expect(unresolved, key).toEqual([])
    await expectRight(world)
  })

  it('registers customers again if the register was lost', async () => {
    const world = await readWorld([ENTITLEMENTS, SUPPORT])
    const ports = { ...world.ports, register: rememberingRegister(fakeCustomerRegister(), world.ports.clock) }
    expect(await differences(ports)).toEqual([
      { key: ENTITLEMENTS, words: 'register: 2 of its customers are not registered, such as alpha.' },
    ])
    await Array.fromAsync(rebuild(ALL, ports))
    expect(await differences(ports)).toEqual([])
  })

  it('reads everything again if the ledger was lost, and leaves nothing of earlier readings', async () => {
    const world = await readWorld()
    const ports = { ...world.ports, records: fakeRecords() }
    await Array.fromAsync(rebuild(ALL, ports))
    expect(await differences(ports)).toEqual([])
    const { keyDay, partner } = address(ENTITLEMENTS)
    const sheets = await Array.fromAsync(
      ports.sheets.entitlements(partner, customerId('alpha'), keyDay, keyDay),
    )
    const { generation: counting } = await readingAt(ENTITLEMENTS, ports)
    expect(sheets.map(({ generation }) => generation)).toEqual([counting])
  })

  it('repairs any combination of damage', { timeout: 60_000 }, async () => {
    // The one damage that reads everything anew would hide the others.
    const some = fc.uniqueArray(
      fc.constantFrom(...Object.keys(DAMAGES).filter((name) => name !== 'another time zone')),
      {
        minLength: 2,
        maxLength: 8,
      },
    )
    await fc.assert(
      fc.asyncProperty(some, async (names) => {
        const world = await readWorld()
        for (const name of names) await DAMAGES[name]?.does(world)
        // Two may undo each other, such as a lost receipt and the deletion of what it told.
        fc.pre((await differences(world.ports)).length > 0)
        await Array.fromAsync(rebuild(ALL, world.ports))
        await expectRight(world)
      }),
      { numRuns: 30 },
    )
  })

  it('never overwrites what was read under newer settings', async () => {
    const zone = (timezone: string) =>
      JSON.stringify([{ id: 'golden', name: 'golden', timezone, recipients: [] }])
    async function damagedWorld(): Promise<World> {
      const world = await readWorld([ACTIVITY])
      const { generation } = await readingAt(ACTIVITY, world.ports)
      await world.ports.sheets.remove({ address: address(ACTIVITY), generation }, [customerId('beta')])
      return world
    }
    const rebuildAll = (ports: IngestPorts) => Array.fromAsync(rebuild(ALL, ports)).then(() => undefined)
    const calls = await countCalls((await damagedWorld()).ports, rebuildAll)
    for (let changedAt = 1; changedAt <= calls; changedAt++) {
      const world = await damagedWorld()
      let isChanged = false
      const moving = stepped(world.ports, async (call) => {
        // Whoever commits after the change, and dies at the next call, must not have committed the old zone.
        if (isChanged && (await fingerprintIn(world)).endsWith('Madrid')) throw new Error('old settings won')
        if (call !== changedAt) return
        world.putSettings(zone('Asia/Tokyo'))
        await reconcile(ACTIVITY, world.ports)
        isChanged = true
      })
      await rebuildAll(moving)
      expect(await fingerprintIn(world), `changed at call ${changedAt}`).toMatch(/Tokyo$/)
    }
  })

  it('changes nothing if nothing differs', async () => {
    const world = await readWorld()
    const before = { sheets: await visibleSheets(world), texts: world.reports.texts() }
    await Array.fromAsync(rebuild(ALL, world.ports))
    expect({ sheets: await visibleSheets(world), texts: world.reports.texts() }).toEqual(before)
  })
})

async function fingerprintIn({ ports }: World): Promise<string> {
  const { state } = await recordOf(ACTIVITY, ports)
  return state?.status === 'committed' ? state.fingerprint : ''
}

async function differences(ports: IngestPorts): Promise<{ key: string; words: string }[]> {
  const named: { key: string; words: string }[] = []
  for await (const { key, differences } of verify(ALL, ports)) {
    for (const { part, message } of differences) named.push({ key, words: `${part}: ${message}` })
  }
  return named
}

/** Nothing differs, and readers see what a fresh reading of the same bucket would show them. */
async function expectRight(world: World): Promise<void> {
  expect(await differences(world.ports)).toEqual([])
  const fresh = goldenWorld()
  const ports = { ...fresh.ports, drops: world.drops, settings: world.ports.settings }
  for await (const { key } of world.drops.list('')) await reconcile(key, ports)
  expect(await visibleSheets(world)).toEqual(await visibleSheets(fresh))
}
