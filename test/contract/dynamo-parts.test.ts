// Values over DynamoDB that are larger than an item: leftovers, concurrent readers, lost parts.

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import { dynamoRecords } from '../../shared/adapters/dynamo/records.ts'
import type { Table } from '../../shared/adapters/dynamo/table.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import { Transient } from '../../shared/domain/errors.ts'
import type { MetricStore } from '../../shared/ports/metrics.ts'
import type { Records } from '../../shared/ports/records.ts'
import { partner } from './builders.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { largeDay, measured } from './metric-store.ts'
import { race } from './race.ts'
import { longList } from './records.ts'

/** Readers wait for a writer that may be at work; where there is none, a test need not. */
const waits = vi.hoisted(() => ({ areSkipped: false }))
vi.mock('node:timers/promises', async (original) => {
  const timers = await original<typeof import('node:timers/promises')>()
  return { ...timers, setTimeout: (ms: number) => timers.setTimeout(waits.areSkipped ? 0 : ms) }
})

const DAY = dayOf('2026-11-22')

describe('over DynamoDB, the parts of a large value', { timeout: 120_000 }, () => {
  let bench: DynamoBench
  let table: Table
  let records: Records
  let metrics: MetricStore

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())
  beforeEach(async () => {
    waits.areSkipped = false
    table = await bench.emptyTable()
    records = dynamoRecords(table)
    metrics = dynamoMetricStore(table)
  })

  const parts = () => Array.fromAsync(table.query('northwind', 'part'), ({ pk, sk }) => ({ pk, sk }))
  const key = { partition: 'northwind', name: 'digest#2026-W47' }
  const stored = async () => (await records.get(key))?.value ?? null
  const small = { state: 'waiting' }
  const large = (seed: string) => ({ state: 'published', recipients: longList(seed) })
  /** Replaces what is stored. */
  const put = async (value: object) => records.put(key, value, (await records.get(key))?.version ?? null)

  it('are deleted when a small value replaces it', async () => {
    await put(large('a'))
    const count = (await parts()).length
    expect(count).toBeGreaterThan(1)
    await put(large('b'))
    expect(await parts()).toHaveLength(count)
    await put(small)
    expect(await parts()).toEqual([])

    await metrics.put(partner(), 'inputs 1', largeDay('a'))
    await metrics.put(partner(), 'inputs 2', measured(['small']))
    expect(await parts()).toEqual([])
  })

  it('are deleted with their record, and stay if that has changed', async () => {
    const first = (await put(large('a'))) ?? expect.fail('not written')
    const second = (await put(large('b'))) ?? expect.fail('not written')
    expect(await records.delete(key, first)).toBe(false)
    expect(await stored()).toEqual(large('b'))
    expect(await records.delete(key, second)).toBe(true)
    expect(await parts()).toEqual([])
  })

  it('do not exist for a value that fits into its item', async () => {
    await put({ recipients: longList('a', 500) })
    expect(await parts()).toEqual([])
  })

  it('of lost or interrupted writes are deleted', async () => {
    const written = await race(4, (worker) => records.put(key, large(`${worker}`), null))
    const winner = written.findIndex((version) => version !== null)
    expect(written.filter((version) => version !== null)).toHaveLength(1)
    expect(await stored()).toEqual(large(`${winner}`))
    const [one] = await parts()
    const interrupted = {
      pk: 'northwind',
      sk: `${one?.sk.split('#').slice(0, 2).join('#')}#of-another#000000`,
    }
    await table.putAll([{ ...interrupted, bytes: Buffer.from('half') }])
    await put(small)
    expect(await parts()).toEqual([])
  })

  it('are never read half-written, however often they are replaced meanwhile', async () => {
    const seeds = ['a', 'b', 'c', 'd']
    await put(large('a'))
    let isReplacing = true
    const replacing = (async () => {
      for (const seed of seeds.slice(1)) await put(large(seed))
      isReplacing = false
    })()
    const known = new Set(seeds.map((seed) => JSON.stringify(large(seed))))
    let reads = 0
    for (; isReplacing || reads === 0; reads++) {
      const [listed] = await Array.fromAsync(records.list('northwind', 'digest'))
      for (const seen of [await stored(), listed?.value]) expect(known.has(JSON.stringify(seen))).toBe(true)
    }
    await replacing
    expect(await stored()).toEqual(large('d'))
  })

  it('that are lost are detected: a record reports it, a day is measured again', async () => {
    waits.areSkipped = true
    await metrics.put(partner(), 'inputs 1', largeDay('a'))
    await table.deleteAll((await parts()).slice(0, 1))
    expect(await metrics.get(partner(), DAY, 'inputs 1')).toBeNull()
    await metrics.put(partner(), 'inputs 1', largeDay('a'))
    expect(await metrics.get(partner(), DAY, 'inputs 1')).toEqual(largeDay('a'))

    await table.deleteAll(await parts())
    await put(large('a'))
    await table.deleteAll((await parts()).slice(0, 1))
    await expect(stored()).rejects.toThrow(Transient)
    await expect(stored()).rejects.toThrow('Parts of the record northwind digest#2026-W47 are missing')
  })
})
