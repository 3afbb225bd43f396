// How the ports over DynamoDB use their tables: readable items, what calls cost, what does not fit.

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dynamoCustomerRegister } from '../../shared/adapters/dynamo/customer-register.ts'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import { dynamoRecords } from '../../shared/adapters/dynamo/records.ts'
import { dynamoSheetStore } from '../../shared/adapters/dynamo/sheet-store.ts'
import type { Table } from '../../shared/adapters/dynamo/table.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import { customerId } from '../../shared/domain/ids.ts'
import { begin, commit, receiptWritten } from '../../shared/domain/ledger/drop-changes.ts'
import type { DropRecord } from '../../shared/domain/ledger/drop-record.ts'
import { changeEntry, type LedgerEntry, readEntry } from '../../shared/flows/ledger.ts'
import { address, committed, generation, partner, pending } from './builders.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { measured } from './metric-store.ts'
import { longList } from './records.ts'
import { activity, entitlements, support } from './sheet-builders.ts'

describe('over DynamoDB, the tables', () => {
  let bench: DynamoBench
  let table: Table

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())
  beforeEach(async () => {
    table = await bench.emptyTable()
  })

  const ledgerPorts = () => ({ records: dynamoRecords(table), pause: async () => {} })
  const sheets = () => dynamoSheetStore({ entitlements: table, activity: table, support: table })
  const place = (key: string) => ({ address: address(key), generation: generation('g1') })

  /** Units that the call costs. */
  async function unitsOf(call: () => Promise<unknown>): Promise<{ read: number; write: number }> {
    const before = { ...bench.units }
    await call()
    return { read: bench.units.read - before.read, write: bench.units.write - before.write }
  }

  it('store entitlements in readable form', async () => {
    const there = place('northwind/entitlements/2026-11-22/all.csv')
    await sheets().put(there, [{ sheet: entitlements(), part: 0 }])
    const [item] = await Array.fromAsync(table.query('northwind#contoso', '2026-11-22'))
    expect(item).toMatchObject({
      sk: `2026-11-22#${there.address.drop}#g1#000000`,
      key: 'northwind/entitlements/2026-11-22/all.csv',
      effectiveDate: '2026-11-20',
      customerName: 'Contoso 客户 GmbH',
      subscriptions: [
        {
          id: 's1',
          sold: 12,
          assigned: 0,
          status: 'in_grace_period',
          startDate: '1999-12-31',
          endDate: '2027-02-28',
        },
        { id: 's2', isTrial: true, seller: 'other' },
      ],
    })
    expect(item?.subscriptions).not.toHaveProperty('1.assigned')
  })

  it('store the state of a drop in readable form', async () => {
    const drop = address('northwind/activity/2026-11-22/customer=Contoso/day.csv')
    const steps = [
      (record: DropRecord) => begin(record, pending('g1', 1_000)),
      (record: DropRecord) => begin(record, pending('g2', 2_000)),
      (record: DropRecord) => commit(record, 0, committed('g1'), 3_000),
    ]
    let entry: LedgerEntry = await readEntry(drop, ledgerPorts())
    for (const step of steps) entry = await changeEntry(entry, step, ledgerPorts())
    expect(await table.get({ pk: 'northwind', sk: `activity#2026-11-22#${drop.drop}` })).toMatchObject({
      key: drop.key,
      revision: 1,
      state: {
        status: 'committed',
        fingerprint: '1 Europe/Madrid',
        reading: { generation: 'g1', outcome: { shape: 'events', rows: { accepted: 118 }, customers: 4 } },
      },
      pending: [{ generation: 'g2', atMs: 2_000, version: 'v1' }],
      garbage: [],
    })
  })

  it('charge one unit per step of a drop', async () => {
    const drop = address('northwind/activity/2026-11-22/customer=contoso/an-export-with-a-long-name.csv')
    let entry: LedgerEntry = await readEntry(drop, ledgerPorts())
    await changeEntry(entry, (record) => begin(record, pending('g1')), ledgerPorts())
    entry = await readEntry(drop, ledgerPorts())
    const cost = await unitsOf(async () => {
      entry = await changeEntry(entry, (record) => commit(record, 0, committed('g1'), 1), ledgerPorts())
      entry = await changeEntry(entry, (record) => receiptWritten(record, 1, 2), ledgerPorts())
    })
    expect(cost).toEqual({ read: 0, write: 2 })
  })

  it('store a record in readable form, and compress long ones', async () => {
    const records = dynamoRecords(table)
    const key = { partition: 'northwind', name: 'digest#2026-W47' }
    const recipients = Array.from({ length: 200 }, (_, n) => ({ recipient: `ana${n}@northwind.example` }))
    const version = await records.put(key, { state: 'waiting', reason: null, mails: [1], recipients }, null)
    expect(await table.get({ pk: 'northwind', sk: 'digest#2026-W47' })).toEqual({
      ...{ pk: 'northwind', sk: 'digest#2026-W47', version },
      ...{ state: 'waiting', reason: null, mails: [1] },
      long: expect.any(Uint8Array),
    })
    const { write } = await unitsOf(() => records.put(key, { recipients }, version))
    expect(write).toBe(1)
  })

  it('store when a record expires in seconds, in its parts too, until it is put without', async () => {
    const records = dynamoRecords(table)
    const key = { partition: 'northwind', name: 'link#1' }
    const first = await records.put(key, { recipients: longList('a') }, null, 1_764_140_400_001)
    const items = await Array.fromAsync(table.partition(key.partition))
    expect(items.length).toBeGreaterThan(1)
    expect(items.map(({ expiresAt }) => expiresAt)).toEqual(items.map(() => 1_764_140_401))
    await records.put(key, {}, first)
    expect((await Array.fromAsync(table.partition(key.partition)))[0]).not.toHaveProperty('expiresAt')
  })

  it('accept a record edited by hand', async () => {
    const records = dynamoRecords(table)
    const key = { partition: 'northwind', name: 'suppressed#ana' }
    await table.putAll([{ pk: key.partition, sk: key.name, cause: 'bounce' }])
    const found = await records.get(key)
    expect(found?.value).toEqual({ cause: 'bounce' })
    expect(await records.put(key, { cause: 'complaint' }, null)).toBeNull()
    expect(await records.put(key, { cause: 'complaint' }, found?.version ?? null)).not.toBeNull()
    expect(await records.put(key, { cause: 'bounce' }, found?.version ?? null)).toBeNull()
    expect(await records.delete(key, found?.version ?? '')).toBe(false)
  })

  it('charge one write unit for a customer with a few subscriptions', async () => {
    const there = place('northwind/entitlements/2026-11-22/all.csv')
    expect(await unitsOf(() => sheets().put(there, [{ sheet: entitlements(), part: 0 }]))).toEqual({
      read: 0,
      write: 1,
    })
  })

  it('store support calls compressed', async () => {
    const calls = Array.from({ length: 1_000 }, (_, n) => ({
      id: `ticket-${n}`,
      customer: '',
      customerName: `customer ${n % 40} gmbh`,
      openedDay: dayOf('2026-11-20'),
      category: 'question',
    }))
    const there = place('northwind/support/2026-11-22/calls.csv')
    const { write } = await unitsOf(() =>
      sheets().put(there, [{ sheet: support({ tickets: calls }), part: 0 }]),
    )
    expect(write).toBeLessThan(12)
  })

  it('reject an item that is too large, and name it', async () => {
    const there = place('northwind/activity/2026-11-22/day.csv')
    const fits = sheets().put(there, [{ sheet: activity({ packed: randomBytes(409_000) }), part: 0 }])
    await expect(fits).resolves.toBeUndefined()
    const tooLarge = sheets().put(there, [{ sheet: activity({ packed: randomBytes(409_600) }), part: 1 }])
    await expect(tooLarge).rejects.toMatchObject({
      name: 'PoisonInput',
      message: expect.stringMatching(/^The item northwind#contoso 2026-11-22#.* has 409\d\d\d bytes/),
    })
  })

  it('charge nothing for writing a day that is already measured', async () => {
    const store = dynamoMetricStore(table)
    const names = Array.from({ length: 20 }, (_, n) => `c${n}`)
    await store.put(partner(), 'inputs 1', measured(names))
    expect((await unitsOf(() => store.put(partner(), 'inputs 1', measured(names)))).write).toBe(0)
  })

  it('charge for the changed customers and the partner', async () => {
    const store = dynamoMetricStore(table)
    const names = Array.from({ length: 20 }, (_, n) => `c${n}`)
    await store.put(partner(), 'inputs 1', measured(names))
    const { write } = await unitsOf(() => store.put(partner(), 'inputs 2', measured([...names, 'one more'])))
    expect(write).toBe(3)
  })

  it('charge for registering customers once', async () => {
    const register = dynamoCustomerRegister(table)
    const customers = Array.from({ length: 50 }, (_, n) => customerId(`c${n}`))
    expect((await unitsOf(() => register.add(partner(), customers))).write).toBe(50)
    expect(await unitsOf(() => register.add(partner(), customers))).toEqual({ read: 25, write: 0 })
  })

  it('register a partner once, not with every drop', async () => {
    const note = async (n: number) => {
      const entry = await readEntry(address(`northwind/support/2026-11-01/${n}`), ledgerPorts())
      return unitsOf(() => changeEntry(entry, (record) => begin(record, pending('g1')), ledgerPorts()))
    }
    expect((await note(0)).write).toBe(2)
    expect(await note(1)).toEqual({ read: 1, write: 1 })
  })

  it('are read consistently, except to check whether a customer is registered', async () => {
    const reads: unknown[] = []
    bench.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (/^(Get|Query|BatchGet|Scan)/.test(`${context.commandName}`)) reads.push({ ...args.input })
        return next(args)
      },
      { step: 'initialize', name: 'reads' },
    )
    const day = dayOf('2026-11-22')
    await Array.fromAsync(sheets().activity(partner(), customerId('contoso'), day, day))
    await Array.fromAsync(dynamoCustomerRegister(table).list(partner()))
    await dynamoMetricStore(table).get(partner(), day, 'inputs')
    await dynamoMetricStore(table).measuredFrom(partner(), day)
    const records = dynamoRecords(table)
    await records.get({ partition: 'northwind', name: 'notices' })
    await Array.fromAsync(records.list('northwind', 'suppressed'))
    bench.client.middlewareStack.remove('reads')
    expect(reads).toHaveLength(6)
    expect(reads.filter((read) => (read as { ConsistentRead?: boolean }).ConsistentRead !== true)).toEqual([])
  })
})
