// Reads are consistent: embedded tables never return stale items, so the cost of a read shows how it
// was requested.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'

const KEY = { pk: 'golden', sk: 'a#1' }

describe('reads of a table', () => {
  let bench: DynamoBench
  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())

  async function unitsOf(read: () => Promise<unknown>): Promise<number> {
    const before = bench.units.read
    await read()
    return bench.units.read - before
  }

  it('are consistent and cost a whole unit, except those that request otherwise', async () => {
    const table = await bench.emptyTable()
    await table.putAll([{ ...KEY, name: 'Alpha' }])
    expect(await unitsOf(() => table.get(KEY))).toBe(1)
    expect(await unitsOf(() => Array.fromAsync(table.query('golden', 'a')))).toBe(1)
    expect(await unitsOf(() => table.getAll([KEY]))).toBe(0.5)
  })
})
