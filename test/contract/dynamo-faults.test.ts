// The ports over DynamoDB when answers get lost, batches are unfinished and processes stop half-way.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { dynamoCustomerRegister } from '../../shared/adapters/dynamo/customer-register.ts'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import { dynamoRecords } from '../../shared/adapters/dynamo/records.ts'
import { dynamoTable } from '../../shared/adapters/dynamo/table.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import { customerId } from '../../shared/domain/ids.ts'
import { abandon, begin, commit } from '../../shared/domain/ledger/drop-changes.ts'
import { changeEntry, readEntry } from '../../shared/flows/ledger.ts'
import { type Fault, type Faults, fault, jsonAnswer, LOST_ANSWER } from '../support/faults.ts'
import { address, committed, generation, partner, pending } from './builders.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { describeEmbedded } from './endpoint.ts'
import { measured } from './metric-store.ts'

const KEY = { pk: 'northwind', sk: 'notices' }

const THROTTLED = jsonAnswer('before', 400, {
  __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
  message: 'Slow.',
})

describeEmbedded('DYNAMODB', 'it needs faults on demand', 'over DynamoDB, with faults', () => {
  let bench: DynamoBench
  let faults: Faults
  const day = dayOf('2026-11-22')

  beforeEach(async () => {
    faults = () => undefined
    bench = await startDynamoBench((...call) => faults(...call))
    // No pauses between attempts.
    vi.spyOn(Math, 'random').mockReturnValue(0)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await bench.close()
  })

  /** The next so many calls of an operation fail with the fault. */
  function next(operation: string, fault: Fault, times = 1): void {
    let left = times
    faults = (called) => (called === operation && left-- > 0 ? fault : undefined)
  }

  it('never abandons what was committed although the answer was lost', async () => {
    const ports = { records: dynamoRecords(await bench.emptyTable()), pause: async () => {} }
    const entry = await readEntry(address(), ports)
    const begun = await changeEntry(entry, (record) => begin(record, pending('g1')), ports)
    next('PutItem', LOST_ANSWER, 100)
    const lost = changeEntry(begun, (record) => commit(record, 0, committed('g1'), 2_000), ports)
    await expect(lost).rejects.toMatchObject({ name: 'Transient' })
    faults = () => undefined
    await changeEntry(begun, (record) => abandon(record, [generation('g1')], 3_000), ports)
    const { record } = await readEntry(address(), ports)
    expect(record).toMatchObject({ revision: 1, state: committed('g1'), pending: [], garbage: [] })
  })

  it('recognises its own write after a lost answer, new, replaced and deleted', async () => {
    const records = dynamoRecords(await bench.emptyTable())
    const key = { partition: 'northwind', name: 'notices' }
    next('PutItem', LOST_ANSWER)
    const first = await records.put(key, { day: 1 }, null)
    expect(await records.get(key)).toMatchObject({ value: { day: 1 }, version: first })
    next('PutItem', LOST_ANSWER)
    const second = await records.put(key, { day: 2 }, first)
    expect(await records.get(key)).toMatchObject({ value: { day: 2 }, version: second })
    next('DeleteItem', LOST_ANSWER)
    expect(await records.delete(key, second ?? '')).toBe(true)
  })

  it('loses to a concurrent write although its answer was lost', async () => {
    const records = dynamoRecords(await bench.emptyTable())
    const key = { partition: 'northwind', name: 'notices' }
    await records.put(key, { day: 1 }, null)
    next('PutItem', LOST_ANSWER)
    expect(await records.put(key, { day: 2 }, null)).toBeNull()
    expect((await records.get(key))?.value).toEqual({ day: 1 })
  })

  it('does not delete what was written after a delete whose answer was lost', async () => {
    const records = dynamoRecords(await bench.emptyTable())
    const key = { partition: 'northwind', name: 'notices' }
    const first = await records.put(key, { day: 1 }, null)
    next('DeleteItem', LOST_ANSWER, 100)
    await expect(records.delete(key, first ?? '')).rejects.toMatchObject({ name: 'Transient' })
    faults = () => undefined
    await records.put(key, { day: 2 }, null)
    expect(await records.delete(key, first ?? '')).toBe(false)
    expect((await records.get(key))?.value).toEqual({ day: 2 })
  })

  it('retries what a batch left unprocessed', async () => {
    const register = dynamoCustomerRegister(await bench.emptyTable())
    const undone = { PutRequest: { Item: itemOf('b') } }
    const left = { UnprocessedItems: { [bench.lastTable()]: [undone] } }
    next('BatchWriteItem', jsonAnswer('after', 200, left))
    await register.add(partner(), [customerId('a')])
    expect(await Array.fromAsync(register.list(partner()))).toEqual(['a', 'b'])
  })

  it('retries what a batch of reads left out', async () => {
    const register = dynamoCustomerRegister(await bench.emptyTable())
    await register.add(partner(), ['a', 'b'].map(customerId))
    const { pk, sk } = itemOf('b')
    const left = { Responses: {}, UnprocessedKeys: { [bench.lastTable()]: { Keys: [{ pk, sk }] } } }
    next('BatchGetItem', jsonAnswer('after', 200, left))
    const before = bench.units.write
    await register.add(partner(), [customerId('b')])
    expect(bench.units.write).toBe(before)
  })

  it('retries as long as a batch gets smaller', async () => {
    const register = dynamoCustomerRegister(await bench.emptyTable())
    let left = 25
    faults = (called) => {
      if (called !== 'BatchWriteItem' || left === 0) return undefined
      left--
      const undone = Array.from({ length: left }, (_, n) => ({ PutRequest: { Item: itemOf(`c${n}`) } }))
      return jsonAnswer('before', 200, { UnprocessedItems: { [bench.lastTable()]: undone } })
    }
    await register.add(
      partner(),
      Array.from({ length: 25 }, (_, n) => customerId(`c${n}`)),
    )
    expect(left).toBe(0)
  })

  it('waits for a table that is throttled for longer than the SDK retries', async () => {
    const table = await bench.emptyTable()
    next('GetItem', THROTTLED, 19)
    expect(await table.get(KEY)).toBeNull()
  })

  it('gives up on what is never processed', async () => {
    const register = dynamoCustomerRegister(await bench.emptyTable())
    const left = { UnprocessedItems: { [bench.lastTable()]: [{ PutRequest: { Item: itemOf('a') } }] } }
    next('BatchWriteItem', jsonAnswer('before', 200, left), 99)
    await expect(register.add(partner(), [customerId('a')])).rejects.toThrow(
      /1 writes to Table1 still unprocessed/,
    )
  })

  it.each([
    ['a reset', fault('before', 'reset')],
    ['an error of the service', jsonAnswer('before', 500, {})],
    ['throttling', THROTTLED],
  ])('treats persistent %s as transient', async (_name, wrong) => {
    const table = await bench.emptyTable()
    next('GetItem', wrong, 100)
    await expect(table.get(KEY)).rejects.toMatchObject({
      name: 'Transient',
      message: expect.stringContaining('DynamoDB GetItemCommand failed'),
    })
  })

  it.each([
    ['a reset', fault('before', 'reset')],
    ['an error of the service', jsonAnswer('before', 503, {})],
    ['throttling', THROTTLED],
  ])('recovers from passing %s', async (_name, wrong) => {
    const table = await bench.emptyTable()
    next('GetItem', wrong, 2)
    expect(await table.get(KEY)).toBeNull()
  })

  it('does not treat a missing table as transient', async () => {
    await expect(dynamoTable(bench.client, 'NoSuchTable').get({ pk: 'a', sk: 'b' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringContaining('The table NoSuchTable does not exist;'),
    })
  })

  const stops = [0, 1, 2, 3, 4].flatMap((call) => [[call, 'before'] as const, [call, 'after'] as const])
  it.each(stops)(
    'never mixes two measurements when the second stops at call %i, %s its effect',
    async (stop, when) => {
      const store = dynamoMetricStore(await bench.emptyTable())
      const [before, after] = [measured(['a', 'b']), measured(['b', 'c'])]
      await store.put(partner(), 'inputs 1', before)
      let calls = 0
      faults = () => (calls++ === stop ? jsonAnswer(when, 400, { __type: 'x#Crash' }) : undefined)
      await expect(store.put(partner(), 'inputs 2', after)).rejects.toMatchObject({ name: 'Crash' })
      const expected = { 'inputs 1': before, 'inputs 2': after }
      for (const [inputs, points] of Object.entries(expected)) {
        const stands = (await store.measuredFrom(partner(), day)) === inputs
        expect(await store.get(partner(), day, inputs)).toEqual(stands ? points : null)
      }
      for (const [inputs, points] of Object.entries(expected)) {
        await store.put(partner(), inputs, points)
        expect(await store.get(partner(), day, inputs)).toEqual(points)
      }
    },
  )
})

function itemOf(customer: string) {
  return { pk: { S: partner() }, sk: { S: `customer#${customer}` }, customer: { S: customer } }
}
