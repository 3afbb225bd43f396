import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { digestPlace } from '../../../../shared/domain/digest/digest-record.ts'
import type { ErasureScope, Trace } from '../../../../shared/domain/erasure/scope.ts'
import { UnreadableObject } from '../../../../shared/domain/errors.ts'
import { customerId, type GenerationId } from '../../../../shared/domain/ids.ts'
import { begin } from '../../../../shared/domain/ledger/drop-changes.ts'
import { suppressionPlace } from '../../../../shared/domain/mail/suppression.ts'
import { mailedLinksPlace } from '../../../../shared/domain/portal/requested-links.ts'
import { forget } from '../../../../shared/flows/forget/forget.ts'
import type { ForgetPorts } from '../../../../shared/flows/forget/ports.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { changeEntry } from '../../../../shared/flows/ledger.ts'
import { measure } from '../../../../shared/flows/measure/measure.ts'
import type { Records } from '../../../../shared/ports/records.ts'
import { aroundCalls } from '../../../support/fakes/around.ts'
import { entryOf } from '../../../support/ledger.ts'
import { messageAt, messageKey, putMessage } from '../../../support/messages.ts'
import { ANA, GOLDEN, goldenWorld, LI, putGolden, putPartners } from '../../../support/partners.ts'
import { digestRecord, publishWeek } from '../../../support/publishing.ts'
import { putRecord, recordAt } from '../../../support/records.ts'
import type { World } from '../../../support/world.ts'

const HEAD = 'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,status'
const ALPHA = `alpha,Alpha Ltd,${ANA},s1,ENTERPRISEPACK,20,Active`
const ZULU = `zulu,Zulu Ltd,${LI},s2,ENTERPRISEPACK,20,Active`
const ALL = 'golden/entitlements/2026-11-22/all.csv'
const OWN = 'golden/activity/2026-11-20/customer=zulu/events.csv.gz'
const REHEARSED = 'validate/golden/entitlements/2026-11-22/customer=zulu/own.csv'
const EVENTS =
  'customer_id,user_id,product_sku,workload,activity_date\nzulu,yankee,ENTERPRISEPACK,teams,2026-11-20\n'
const ZULU_SCOPE: ErasureScope = { partner: GOLDEN, person: { kind: 'customer', id: customerId('zulu') } }

const NOTHING = JSON.stringify([[], [], [], [], [], {}])

let world: World

beforeEach(async () => {
  world = goldenWorld()
  world.put(ALL, [HEAD, ALPHA, ZULU])
  world.put(REHEARSED, [HEAD, ZULU])
  world.drops.upload(OWN, gzipSync(EVENTS))
  for (const key of [ALL, OWN, REHEARSED]) await reconcile(key, world.ports)
  await publishWeek(world, '2026-11-22')
})

function portsOf({ ports, drops, reports }: World): ForgetPorts {
  return { ...ports, dropVersions: drops.versions, reportVersions: reports.versions }
}

async function forgotten(scope: ErasureScope, deletes = true, ports = portsOf(world)): Promise<string[]> {
  const traces: Trace[] = await Array.fromAsync(forget(scope, deletes, ports))
  return traces.map(({ action, store, name }) => `${action} ${store} ${name}`)
}

/** Whatever fakes can be asked for, as one text. */
async function everything(): Promise<string> {
  const { ports, drops, reports } = world
  const versions = await Array.fromAsync(drops.versions.list(''), ({ key }) => key)
  const records = await Array.fromAsync(ports.records.all(GOLDEN))
  const points = await Array.fromAsync(ports.metrics.points(GOLDEN))
  const register = await Array.fromAsync(ports.register.list(GOLDEN))
  const sheets = [...(await sheetKeys('alpha')), ...(await sheetKeys('zulu'))]
  return JSON.stringify([versions, records, points, register, sheets, reports.texts()])
}

/** The keys of the files that a customer has sheets of. */
async function sheetKeys(id: string): Promise<string[]> {
  const { sheets } = world.ports
  const days = [dayOf('2026-01-01'), dayOf('2026-12-31')] as const
  const [entitlements, activity] = [
    sheets.entitlements(GOLDEN, customerId(id), ...days),
    sheets.activity(GOLDEN, customerId(id), ...days),
  ]
  return [...(await Array.fromAsync(entitlements)), ...(await Array.fromAsync(activity))].map(
    ({ key }) => key,
  )
}

async function correct(): Promise<void> {
  world.put(ALL, [HEAD, ALPHA])
  await reconcile(ALL, world.ports)
}

describe('forgetting a customer', () => {
  it('deletes nothing unless told to', async () => {
    const before = await everything()
    const told = await forgotten(ZULU_SCOPE, false)
    expect(told).toContain(`delete drops ${OWN}`)
    expect(told).toContain(`delete drops ${REHEARSED}`)
    expect(told).toContain(`edit drops ${ALL}`)
    expect(told).toContain(`delete sheets ${OWN}`)
    expect(told).toContain('delete metrics golden')
    expect(told).toContain('delete ledger digest#2026-W47')
    expect(await everything()).toBe(before)
  })

  it('keeps what leads to the sheets of files that others share, until they are corrected', async () => {
    expect(await forgotten(ZULU_SCOPE)).toContain(`edit drops ${ALL}`)
    expect(await Array.fromAsync(world.ports.register.list(GOLDEN))).toContain('zulu')
    await correct()
    await forgotten(ZULU_SCOPE)
    expect(await everything()).not.toMatch(/zulu/i)
    expect(await everything()).toContain('alpha')
    expect(await forgotten(ZULU_SCOPE)).toEqual([])
  })

  it('leaves no sheets, even of files replaced a moment ago', async () => {
    await correct()
    await forgotten(ZULU_SCOPE)
    expect(await sheetKeys('zulu')).toEqual([])
    expect(await sheetKeys('alpha')).toEqual([ALL])
  })

  it('has the week published again, without the customer', async () => {
    await correct()
    await forgotten(ZULU_SCOPE)
    await measure({ partner: GOLDEN, asOf: '2026-11-22' }, world.ports)
    await publishWeek(world, '2026-11-22')
    expect((await digestRecord(world, '2026-11-22')).state).toBe('published')
    expect(await everything()).not.toMatch(/zulu/i)
    expect(await everything()).toContain('Alpha Ltd')
  })

  it('has the week published again though only its events name the customer', async () => {
    const { reports } = world.ports
    const eventsKey = 'digests/golden/2026-W47/events/named.json'
    await reports.put(eventsKey, '[{"detail":{"customer_id":"zulu"}}]', 'application/json')
    const place = digestPlace(GOLDEN, '2026-W47')
    const record = await digestRecord(world, '2026-11-22')
    await putRecord(place, { ...record, recipients: [], snapshotKey: null, eventsKey }, world.ports)
    await correct()
    await forgotten(ZULU_SCOPE)
    expect(await reports.get(eventsKey)).toBeNull()
    expect(await recordAt(place, world.ports)).toBeNull()
  })

  it('waits for a file that is being read, and keeps the register until then', async () => {
    await correct()
    const entry = await entryOf(ALL, world.ports)
    const reading = {
      generation: 'slow' as GenerationId,
      atMs: world.ports.clock(),
      version: 'v',
      fingerprint: 'f',
    }
    await changeEntry(entry, (record) => begin(record, reading), world.ports)
    expect(await forgotten(ZULU_SCOPE)).toContain(`wait drops ${ALL}`)
    expect(await Array.fromAsync(world.ports.register.list(GOLDEN))).toContain('zulu')
    world.advance(3_600_001)
    expect(await forgotten(ZULU_SCOPE)).toContain('delete register golden')
    expect(await everything()).not.toMatch(/zulu/i)
  })

  it('names files that cannot be searched', async () => {
    const key = 'golden/activity/2026-11-21/old.xls'
    world.drops.upload(key, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]))
    expect(await forgotten(ZULU_SCOPE)).toContain(`search drops ${key}`)
  })

  it('names files that S3 does not give out, and goes on', async () => {
    const ports = portsOf(world)
    const read: typeof ports.dropVersions.read = async (key, ...version) => {
      if (key === ALL) throw new UnreadableObject('it lies in an archive class')
      return ports.dropVersions.read(key, ...version)
    }
    const withheld = { ...ports, dropVersions: { ...ports.dropVersions, read } }
    const done = await forgotten(ZULU_SCOPE, true, withheld)
    expect(done).toContain(`search drops ${ALL}`)
    expect(done).toContain('delete metrics golden')
  })

  it.each(['unknown', 'SENT', 'digest', 'complaint'])(
    'keeps records of mail that only say "%s" of themselves',
    async (id) => {
      const key = messageKey({ partner: GOLDEN, recipient: ANA })
      await putMessage(key, { state: 'SENT' }, world.ports)
      const suppressed = suppressionPlace(GOLDEN, LI)
      await putRecord(suppressed, { recipient: LI, cause: 'complaint', atMs: 0 }, world.ports)
      await forgotten({ partner: GOLDEN, person: { kind: 'customer', id: customerId(id) } })
      expect(await messageAt(key, world.ports)).toMatchObject({ state: 'SENT' })
      expect(await recordAt(suppressed, world.ports)).toMatchObject({ cause: 'complaint' })
    },
  )

  it('stops while partners.json names the customer', async () => {
    putGolden(world, { customer_thresholds: { Zulu: { low_usage: { warning: 80 } } } })
    const before = await everything()
    expect(await forgotten(ZULU_SCOPE)).toEqual(['edit settings partners.json'])
    expect(await everything()).toBe(before)
  })
})

describe('forgetting others', () => {
  it('names the files that hold a user, and deletes the old versions of those that are replaced', async () => {
    const user: ErasureScope = { partner: GOLDEN, person: { kind: 'user', id: 'yankee' } }
    expect(await forgotten(user)).toEqual([`edit drops ${OWN}`])
    world.drops.upload(OWN, gzipSync(EVENTS.replace('yankee', 'someone')))
    expect(await forgotten(user)).toEqual([`delete drops ${OWN}`])
    expect(await forgotten(user)).toEqual([])
  })

  it('deletes the records of mail to a user who is a recipient too', async () => {
    putGolden(world, { recipients: [{ email: ANA, name: 'Ana', customers: 'all' }] })
    const theirs = messageKey({ partner: GOLDEN, recipient: LI })
    const others = messageKey({ partner: GOLDEN, recipient: ANA })
    for (const key of [theirs, others]) await putMessage(key, { state: 'SENT' }, world.ports)
    await forgotten({ partner: GOLDEN, person: { kind: 'user', id: 'Li@golden.example' } })
    expect(await messageAt(theirs, world.ports)).toBeNull()
    expect(await messageAt(others, world.ports)).toMatchObject({ state: 'SENT' })
  })

  it('takes a recipient out of the digests that others share', async () => {
    putGolden(world, { recipients: [{ email: ANA, name: 'Ana', customers: 'all' }] })
    await correct()
    await forgotten({ partner: GOLDEN, person: { kind: 'recipient', id: LI } })
    expect(await everything()).not.toContain(LI)
    expect(await everything()).toContain(ANA)
  })

  it('takes a recipient out of the links that were asked for, whose record vanishes as before', async () => {
    putGolden(world, { recipients: [{ email: ANA, name: 'Ana', customers: 'all' }] })
    const place = mailedLinksPlace(GOLDEN, '2026-11-22')
    const mail = { n: 1, recipient: LI, purposes: ['report'], atMs: 0 } as const
    await putRecord(place, { mails: [mail, { ...mail, n: 2, recipient: ANA }] }, world.ports)
    const expiries: unknown[] = []
    const ports = aroundCalls(portsOf(world), ({ name, args, run }) => {
      const [key, , , expiresAtMs] = args as Parameters<Records['put']>
      if (name === 'records.put' && key.name === place.name) expiries.push(expiresAtMs)
      return run()
    })
    await forgotten({ partner: GOLDEN, person: { kind: 'recipient', id: LI } }, true, ports)
    expect(await recordAt(place, world.ports)).toEqual({ mails: [{ ...mail, n: 2, recipient: ANA }] })
    expect(expiries).toEqual([expect.any(Number)])
  })

  it('leaves nothing of a partner', async () => {
    const partner: ErasureScope = { partner: GOLDEN, person: null }
    expect(await forgotten(partner)).toEqual(['edit settings partners.json'])
    putPartners(world, 'silver')
    await forgotten(partner)
    expect(await everything()).toBe(NOTHING)
    expect(await world.ports.records.get({ partition: '#partners', name: 'partner#golden' })).toBeNull()
    expect(await forgotten(partner)).toEqual([])
  })
})

describe('forgetting after a break', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'finishes what broke off at any call (every seventh from %i)',
    async (first) => {
      await breakOff(first, { partner: GOLDEN, person: null }, async () => {
        putPartners(world, 'silver')
      })
    },
  )

  it.each([0, 1, 2, 3, 4, 5, 6])('does so for a customer (every seventh from %i)', async (first) => {
    await breakOff(first, ZULU_SCOPE, correct)
  })

  async function breakOff(first: number, scope: ErasureScope, prepare: () => Promise<void>): Promise<void> {
    let calls = 0
    let isWhole = false
    for (let last = first; !isWhole; last += 7) {
      calls = 0
      await setUp()
      await prepare()
      const dying = aroundCalls(portsOf(world), ({ run }) => {
        if (calls++ === last) throw new Error('killed')
        return run()
      })
      isWhole = await forgotten(scope, true, dying).then(
        () => true,
        () => false,
      )
      await forgotten(scope)
      expect(await everything(), `call ${last}`).not.toMatch(scope.person === null ? /[a-z]/ : /zulu/)
    }
    expect(calls).toBeGreaterThan(50)
  }

  async function setUp(): Promise<void> {
    world = goldenWorld()
    world.put(ALL, [HEAD, ALPHA, ZULU])
    world.drops.upload(OWN, gzipSync(EVENTS))
    for (const key of [ALL, OWN]) await reconcile(key, world.ports)
    await measure({ partner: GOLDEN, asOf: '2026-11-22' }, world.ports)
  }
})
