// Oversized files: read correctly or refused, within bounded memory.

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readDrop } from '../../../../shared/domain/drops/read-drop.ts'
import { createRowReading } from '../../../../shared/domain/drops/read-rows.ts'
import { openTable } from '../../../../shared/domain/drops/tables/table.ts'
import type { Sheet } from '../../../../shared/domain/sheets/sheet.ts'
import { contextOf, csv, entriesOf, outcomeOf, type Read, readAt, rejectsOf } from './read.ts'

const KEY = 'northwind/activity/2026-11-22/day.csv'
const COLUMNS = 'customer_id,user_id,product_sku,workload'
const MEGABYTE = 1_048_576

describe('a line without end', () => {
  /** The same bytes again and again: what is measured is the reader. */
  async function* longLine(megabytes: number): AsyncGenerator<Buffer> {
    const block = Buffer.alloc(MEGABYTE, 'x')
    yield Buffer.from(csv(COLUMNS, 'c,u,E3,teams'))
    for (let sent = 0; sent < megabytes; sent += 1) yield block
    yield Buffer.from('\nc,v,E3,teams\n')
  }

  it('is one rejected row, and takes no more memory than a short one', async () => {
    const before = process.memoryUsage().rss
    const sheets: Sheet[] = []
    let rejects = ''
    const source = { bytes: 240 * MEGABYTE, read: () => longLine(240) }
    const result = await readDrop(source, contextOf(KEY), {
      async sheet(sheet) {
        sheets.push(sheet)
      },
      async rejects(text) {
        rejects += text
      },
    })
    if (result.kind === 'again') throw new Error('there are no dates')
    const { outcome } = result
    const read: Read = { outcome, sheets: sheets.map((sheet, part) => ({ sheet, part })), rejects }
    expect(outcomeOf(read).rows).toEqual({ read: 3, accepted: 2, rejected: 1, skipped: 0 })
    expect(outcomeOf(read).problems).toMatchObject([{ code: 'too_long', rows: 1 }])
    expect(entriesOf(read).map(({ user }) => user)).toEqual(['u', 'v'])
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MEGABYTE)
  })
})

describe('a million columns', () => {
  const million = ','.repeat(1_000_000)

  it('in the header are read if their names fit into memory', async () => {
    const read = await readAt(KEY, csv(COLUMNS + million, `c,u,E3,teams${million}`))
    expect(outcomeOf(read)).toMatchObject({
      refused: null,
      rows: { read: 1, accepted: 1 },
      ignoredColumns: [],
    })
  })

  it('in the header are refused otherwise', async () => {
    const header = Array.from({ length: 1_000_000 }, (_, at) => `column${at}`).join(',')
    const { refused } = outcomeOf(await readAt(KEY, csv(`${COLUMNS},${header}`)))
    expect(refused).toMatchObject({
      code: 'not_text',
      message: expect.stringContaining('line of column names'),
    })
  })

  it('in a row are too many fields', async () => {
    const read = await readAt(KEY, csv(COLUMNS, `c,u,E3,teams${million}x`, 'c,u,E3,teams'))
    expect(outcomeOf(read).problems).toMatchObject([{ code: 'too_many_fields', rows: 1 }])
    expect(outcomeOf(read).rows.accepted).toBe(1)
    expect(read.rejects.length).toBeLessThan(2_000)
  })

  it('of one JSON record are not all read', async () => {
    const record = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`c${at}`, 1]))
    const first = { customer_id: 'c', user_id: 'u', product_sku: 'E3', workload: 'teams' }
    const read = await readAt(KEY, JSON.stringify([{ ...first, ...record }]))
    const { ignoredColumns, rows } = outcomeOf(read)
    expect(rows).toEqual({ read: 1, accepted: 1, rejected: 0, skipped: 0 })
    expect(ignoredColumns).toHaveLength(101)
    expect(ignoredColumns.at(-1)).toBe('and 9896 more')
  })

  it('with very long names are abbreviated', async () => {
    const { refused } = outcomeOf(await readAt(KEY, csv(`${'x'.repeat(500_000)},b`, '1,2')))
    expect(refused?.code).toBe('missing_column')
    expect(refused?.message.length).toBeLessThan(1_000)
    const accepted = outcomeOf(await readAt(KEY, csv(`${COLUMNS},${'x'.repeat(500_000)}`, 'c,u,E3,teams,')))
    expect(accepted.ignoredColumns.join().length).toBeLessThan(1_000)
  })
})

describe('JSON nested without end', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const record = (extra: string) =>
    `{"customer_id":"c","user_id":"u","product_sku":"E3","workload":"teams","x":${extra}}`

  it('in a record rejects that record', async () => {
    for (const text of [
      `[${record('1')},${record(deep(10_000))}]`,
      `${record('1')}\n${record(deep(10_000))}\n`,
    ]) {
      expect(rejectsOf(await readAt(KEY, text)).map((line) => line.split(' ').slice(0, 2))).toEqual([
        ['2', 'bad_json'],
      ])
    }
  })

  it('around the records is refused', async () => {
    const { refused } = outcomeOf(await readAt(KEY, `{"a":${deep(10_000)},"value":[${record('1')}]}`))
    expect(refused?.code).toBe('broken_container')
  })

  it('as the whole of a file is refused', async () => {
    const outcome = outcomeOf(await readAt(KEY, deep(10_000)))
    expect(outcome).toMatchObject({ refused: { code: 'missing_column' }, rows: { read: 0 } })
  })
})

const NO_MAXIMA = {
  sheets: Number.POSITIVE_INFINITY,
  memoryBytes: Number.POSITIVE_INFINITY,
  groupedBytes: Number.POSITIVE_INFINITY,
}

describe('a file of very many users', () => {
  /** Reads under a budget that a few hundred users use up. */
  async function readWithin(maxima: Partial<typeof NO_MAXIMA>, text: string): Promise<Read> {
    async function* pieces() {
      for (let start = 0; start < text.length; start += 8_192)
        yield Buffer.from(text.slice(start, start + 8_192))
    }
    const table = await openTable(pieces(), { list: null, isRecord: () => false })
    const sheets: { sheet: Sheet; part: number }[] = []
    const sink = {
      async sheet(sheet: Sheet, part: number) {
        sheets.push({ sheet, part })
      },
      async rejects() {},
    }
    const reading = createRowReading(table, contextOf(KEY), sink, text.length, {
      ...NO_MAXIMA,
      ...maxima,
    })
    for await (const rows of table.rows) await reading.take(rows)
    await reading.finish(null)
    const facts = { sha256: '', bytes: 0, container: null, encoding: null, format: null, delimiter: null }
    return { outcome: { ...facts, ...reading.outcome() }, sheets, rejects: '' }
  }

  const customers = ['a', 'b', 'c']
  const lines = Array.from({ length: 9_000 }, (_, at) => `${customers[at % 3]},user${at % 1_000},E3,teams`)
  const text = csv(COLUMNS, ...lines)

  const usersOf = (read: Read) =>
    [...new Set(entriesOf(read).map(({ customer, user }) => `${customer} ${user}`))].sort()

  it('is refused when it makes more sheets than can be stored', async () => {
    expect(outcomeOf(await readWithin({ sheets: 3 }, text)).refused).toBeNull()
    const refused = await readWithin({ sheets: 2 }, text)
    expect(outcomeOf(refused)).toMatchObject({ refused: { code: 'too_big' }, rows: { read: 9_000 } })
  })

  it('is handed over in parts that together equal the whole', async () => {
    const whole = await readWithin({}, text)
    const inParts = await readWithin({ memoryBytes: 100_000 }, text)
    expect(whole.sheets).toHaveLength(3)
    expect(inParts.sheets.length).toBeGreaterThan(9)
    for (const customer of customers) {
      const parts = inParts.sheets.filter(
        ({ sheet }) => sheet.kind === 'activity' && sheet.customer === customer,
      )
      expect(parts.map(({ part }) => part)).toEqual([...parts.keys()])
    }
    expect(usersOf(inParts)).toEqual(usersOf(whole))
    expect(outcomeOf(inParts)).toEqual(outcomeOf(whole))
    expect(outcomeOf(inParts).customers).toBe(3)
  })

  it('is handed over customer by customer where none comes back, and says the same', async () => {
    const byCustomer = csv(COLUMNS, ...lines.toSorted((a, b) => a.charCodeAt(0) - b.charCodeAt(0)))
    const whole = await readWithin({}, byCustomer)
    const inTurn = await readWithin({ groupedBytes: 1_000 }, byCustomer)
    expect(whole.sheets).toHaveLength(3)
    // The first row of a customer shows that the one before is complete.
    expect(
      inTurn.sheets.map(({ sheet, part }) => [sheet.kind === 'activity' && sheet.customer, part]),
    ).toEqual([
      ['a', 0],
      ['b', 0],
      ['b', 1],
      ['c', 0],
      ['c', 1],
    ])
    expect(usersOf(inTurn)).toEqual(usersOf(whole))
    expect(outcomeOf(inTurn)).toEqual(outcomeOf(whole))
  })

  it('is no longer handed over by customer once some come back', async () => {
    const read = await readWithin({ groupedBytes: 0 }, text)
    expect(read.sheets.length).toBeLessThan(15)
    expect(outcomeOf(read)).toEqual(outcomeOf(await readWithin({}, text)))
  })
})

describe('a gzip file of zeros', () => {
  it('is refused as binary long before its end', async () => {
    const bytes = gzipSync(Buffer.alloc(64 * MEGABYTE))
    expect(outcomeOf(await readAt(KEY, bytes))).toMatchObject({
      container: 'gzip',
      refused: { code: 'not_text' },
      bytes: bytes.length,
    })
  })
})
