// Races over DynamoDB at their tightest: everybody has read before anybody writes.

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import { dynamoRecords } from '../../shared/adapters/dynamo/records.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import { begin, commit } from '../../shared/domain/ledger/drop-changes.ts'
import { readingOf } from '../../shared/domain/ledger/drop-state.ts'
import { changeEntry, type LedgerEntry, readEntry } from '../../shared/flows/ledger.ts'
import { address, committed, partner, pending } from './builders.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { measured } from './metric-store.ts'
import { startingLine } from './race.ts'

const WORKERS = 6

describe('over DynamoDB, concurrent writes', () => {
  let bench: DynamoBench

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())

  it('commit once', async () => {
    const ports = { records: dynamoRecords(await bench.emptyTable()), pause: async () => {} }
    const ids = Array.from({ length: WORKERS }, (_, n) => `g${n}`)
    let entry: LedgerEntry = await readEntry(address(), ports)
    for (const id of ids) entry = await changeEntry(entry, (record) => begin(record, pending(id)), ports)
    await meeting(bench.client, 'PutItemCommand', (worker) =>
      changeEntry(entry, (record) => commit(record, 0, committed(`g${worker}`), 2_000), ports),
    )
    const { revision, state, pending: left, garbage } = (await readEntry(address(), ports)).record
    expect(revision).toBe(1)
    expect(left).toEqual([])
    const known = [readingOf(state), ...garbage].map((one) => one?.generation)
    expect(known.sort()).toEqual(ids)
  })

  it('put a record once, new or as a replacement', async () => {
    const records = dynamoRecords(await bench.emptyTable())
    const key = { partition: 'northwind', name: 'notices' }
    let seen: string | null = null
    for (const day of [1, 2]) {
      const before: string | null = seen
      const written = await meeting(bench.client, 'PutItemCommand', (worker) =>
        records.put(key, { day, worker }, before),
      )
      expect(written.filter((version) => version !== null)).toHaveLength(1)
      seen = (await records.get(key))?.version ?? null
      expect(written).toContain(seen)
    }
  })

  it('leave no mixture of measurements', async () => {
    const store = dynamoMetricStore(await bench.emptyTable())
    const outcomes = await meeting(bench.client, 'BatchWriteItemCommand', (worker) =>
      store.put(partner(), `inputs ${worker}`, measured([`a${worker}`, 'b', `c${worker}`])).then(
        () => 'measured',
        (error: Error) => error.name,
      ),
    )
    const stands = await store.measuredFrom(partner(), dayOf('2026-11-22'))
    expect(outcomes.filter((outcome) => outcome === 'Transient').length).toBeGreaterThanOrEqual(WORKERS - 1)
    expect(stands).toBeNull()
    await store.put(partner(), 'inputs 0', measured(['a', 'b']))
    expect(await store.get(partner(), dayOf('2026-11-22'), 'inputs 0')).toEqual(measured(['a', 'b']))
  })

  it('measure once from the same inputs', async () => {
    const store = dynamoMetricStore(await bench.emptyTable())
    await meeting(bench.client, 'BatchWriteItemCommand', () =>
      store.put(partner(), 'inputs', measured(['a', 'b'])),
    )
    expect(await store.get(partner(), dayOf('2026-11-22'), 'inputs')).toEqual(measured(['a', 'b']))
  })
})

/** Workers that all reach the same kind of call before any of them makes it. */
async function meeting<T>(
  client: DynamoDBClient,
  commandName: string,
  run: (worker: number) => Promise<T>,
): Promise<T[]> {
  const line = startingLine(WORKERS)
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === commandName) await line()
      return next(args)
    },
    { step: 'initialize', name: 'meeting' },
  )
  try {
    return await Promise.all(Array.from({ length: WORKERS }, (_, worker) => run(worker)))
  } finally {
    client.middlewareStack.remove('meeting')
  }
}
