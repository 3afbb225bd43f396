// Small files made to exhaust a reader's time, memory or output: each is handled like any other.

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { csv, entriesOf, outcomeOf, readAt, rejectsOf } from './read.ts'

const KEY = 'northwind/activity/2026-11-22/hostile'
const COLUMNS = 'customer_id,user_id,product_sku,workload'
const GOOD_RECORD = '{"customer_id":"c","user_id":"u","product_sku":"E3","workload":"teams"}'
const MEBIBYTE = 1_048_576

describe('a hostile file', () => {
  it('with an unclosed string full of escaped quotes is one bad record', async () => {
    const text = `${GOOD_RECORD}\n{"customer_id":["${'\\"'.repeat(524_268)}`
    const read = await readAt(KEY, gzipSync(text))
    expect(outcomeOf(read).rows).toEqual({ read: 2, accepted: 1, rejected: 1, skipped: 0 })
    expect(outcomeOf(read).problems).toMatchObject([{ code: 'bad_json', rows: 1 }])
    expect(entriesOf(read).map(({ user }) => user)).toEqual(['u'])
  })

  it('with wide rows of quoted fields is refused for its columns', async () => {
    const text = `${'"a",'.repeat(262_134)}"a"\n`.repeat(36)
    expect(outcomeOf(await readAt(KEY, gzipSync(text))).refused?.code).toBe('missing_column')
  })

  it('with wide rows of quoted fields under a matching header is read', async () => {
    const row = `${'"a",'.repeat(200_000)}"a"\n`
    const text = csv(`${COLUMNS}${',x'.repeat(199_997)}`) + row.repeat(6)
    expect(outcomeOf(await readAt(KEY, gzipSync(text))).rows).toEqual({
      read: 6,
      accepted: 6,
      rejected: 0,
      skipped: 0,
    })
  })

  it('with a million columns over narrow rows has rejects no larger than itself', async () => {
    const text = `${COLUMNS}${','.repeat(1_000_000)}\n${'a\n'.repeat(700)}`
    const read = await readAt(KEY, gzipSync(text))
    expect(outcomeOf(read)).toMatchObject({
      refused: { code: 'mostly_rejected' },
      rows: { read: 700, accepted: 0, rejected: 700 },
      problems: [{ code: 'missing_value', rows: 700 }],
    })
    expect(rejectsOf(read)).toHaveLength(700)
    expect(read.rejects.length).toBeLessThan(MEBIBYTE / 4)
  })

  it('with ten thousand names over records of one name has rejects no larger than itself', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `"n${at}":1`).join(',')
    const text = `[{"customer_id":"c",${names}}${',{"n9998":1}'.repeat(20_000)}]`
    const read = await readAt(KEY.replace('activity', 'support'), text)
    expect(outcomeOf(read).refused?.code).toBe('missing_column')
    const sound = text.replace(
      '"customer_id"',
      '"ticket_id":"t","opened_at":"2026-11-20","category":"x","customer_id"',
    )
    const bad = await readAt(KEY.replace('activity', 'support'), sound)
    expect(outcomeOf(bad).rows).toEqual({ read: 20_001, accepted: 1, rejected: 20_000, skipped: 0 })
    expect(bad.rejects.length).toBeLessThan(4 * MEBIBYTE)
  })

  it('with messages far longer than its rows has bounded rejects, which the receipt reports', async () => {
    const text = csv(COLUMNS.replace('user_id', `user${'_'.repeat(400)}id`)) + 'c,,,x\n'.repeat(100_000)
    const packed = gzipSync(text)
    const read = await readAt(KEY, packed)
    const { rows, problems } = outcomeOf(read)
    expect(rows.rejected).toBe(100_000)
    expect(read.rejects.length).toBeLessThan(32 * MEBIBYTE + 20 * packed.length + 1_000)
    const written = read.rejects.split('\r\n').length - 2
    expect(problems).toMatchObject([
      { code: 'missing_value', rows: 100_000 },
      {
        code: 'rejects_left_out',
        message: `the rejects file has grown too large: ${100_000 - written} more rejected rows are not in it`,
      },
    ])
  })

  it('with deeply nested lists is refused', async () => {
    expect(outcomeOf(await readAt(KEY, gzipSync('['.repeat(500_000)))).refused?.code).toBe('broken_container')
  })

  it('with more elements than a function call may have arguments is read', async () => {
    const read = await readAt(KEY, `{"value":[${GOOD_RECORD}${','.repeat(300_000)}${GOOD_RECORD}]}`)
    expect(outcomeOf(read).rows).toEqual({ read: 300_001, accepted: 2, rejected: 299_999, skipped: 0 })
  })
})
