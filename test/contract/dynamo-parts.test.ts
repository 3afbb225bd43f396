// Values over DynamoDB that are larger than an item: what is left behind, what a reader sees meanwhile, what is lost.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dynamoDigestLedger } from '../../shared/adapters/dynamo/digest-ledger.ts'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import type { Table } from '../../shared/adapters/dynamo/table.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import { Transient } from '../../shared/domain/errors.ts'
import type { DigestLedger, MetricStore } from '../../shared/ports.ts'
import { partner } from './builders.ts'
import { manyRecipients, record } from './digest-ledger.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { largeDay, measured } from './metric-store.ts'
import { race } from './race.ts'

const DAY = dayOf('2026-11-22')

describe('over DynamoDB, the parts of a large value', { timeout: 120_000 }, () => {
  let bench: DynamoBench
  let table: Table
  let digests: DigestLedger
  let metrics: MetricStore

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())
  beforeEach(async () => {
    table = await bench.emptyTable()
    digests = dynamoDigestLedger(table)
    metrics = dynamoMetricStore(table)
  })

  const parts = () => Array.fromAsync(table.query('northwind', 'part'), ({ pk, sk }) => ({ pk, sk }))
  const stored = () => digests.get(partner(), '2026-W47')
  const large = (seed: string) => record({ recipients: manyRecipients(seed) })

  it('go with the value: nothing is left when a small one replaces it', async () => {
    await digests.save(large('a'), null)
    const count = (await parts()).length
    expect(count).toBeGreaterThan(1)
    await digests.save(large('b'), large('a'))
    expect(await parts()).toHaveLength(count)
    await digests.save(record(), large('b'))
    expect(await parts()).toEqual([])

    await metrics.put(partner(), 'inputs 1', largeDay('a'))
    await metrics.put(partner(), 'inputs 2', measured(['small']))
    expect(await parts()).toEqual([])
  })

  it('are not there for a value that has room in its item', async () => {
    await digests.save(record({ recipients: manyRecipients('a', 500) }), null)
    expect(await parts()).toEqual([])
  })

  it('leave nothing of those who lost, or were interrupted', async () => {
    const saved = await race(4, (worker) => digests.save(large(`${worker}`), null))
    expect(saved.filter(Boolean)).toHaveLength(1)
    expect(await stored()).toEqual(large(`${saved.indexOf(true)}`))
    const [one] = await parts()
    const interrupted = {
      pk: 'northwind',
      sk: `${one?.sk.split('#').slice(0, 2).join('#')}#of-another#000000`,
    }
    await table.put({ ...interrupted, bytes: Buffer.from('half') })
    await digests.save(record(), large(`${saved.indexOf(true)}`))
    expect(await parts()).toEqual([])
  })

  it('are never seen half, however often they are replaced while somebody reads', async () => {
    const seeds = ['a', 'b', 'c', 'd']
    await digests.save(large('a'), null)
    let isReplacing = true
    const replacing = (async () => {
      for (const [n, seed] of seeds.slice(1).entries()) await digests.save(large(seed), large(seeds[n] ?? ''))
      isReplacing = false
    })()
    const known = new Set(seeds.map((seed) => JSON.stringify(large(seed).recipients)))
    let reads = 0
    for (; isReplacing || reads === 0; reads++) {
      const seen = await stored()
      expect(known.has(JSON.stringify(seen?.recipients))).toBe(true)
    }
    await replacing
    expect(await stored()).toEqual(large('d'))
  })

  it('are missed when they are lost: a digest says so, a day is measured again', {}, async () => {
    await metrics.put(partner(), 'inputs 1', largeDay('a'))
    await table.deleteAll((await parts()).slice(0, 1))
    expect(await metrics.get(partner(), DAY, 'inputs 1')).toBeNull()
    await metrics.put(partner(), 'inputs 1', largeDay('a'))
    expect(await metrics.get(partner(), DAY, 'inputs 1')).toEqual(largeDay('a'))

    await table.deleteAll(await parts())
    await digests.save(large('a'), null)
    await table.deleteAll((await parts()).slice(0, 1))
    await expect(stored()).rejects.toThrow(Transient)
    await expect(stored()).rejects.toThrow('Parts of the item northwind digest#2026-W47 are missing')
  })
})
