// Files that are refused whole: nothing of them becomes a sheet, and the sentence says what to do.

import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readDrop } from '../../../../shared/domain/drops/read-drop.ts'
import { contextOf, csv, outcomeOf, readAt, ticketsOf } from './read.ts'

const KEY = 'northwind/support/2026-11-22/calls.csv'
const COLUMNS = 'ticket_id,customer_id,opened_at,category'

function rows(good: number, bad: number): string {
  const row = (_: unknown, at: number) => `T${at},c,${at < good ? '2026-11-10' : 'soon'},help`
  return csv(COLUMNS, ...Array.from({ length: good + bad }, row))
}

describe('a file most of whose rows are rejected', () => {
  it.each([
    [0, 1, 'mostly_rejected'],
    [0, 21, 'mostly_rejected'],
    [1, 20, null],
    [20, 21, 'mostly_rejected'],
    [21, 21, null],
    [22, 21, null],
  ])('with %i good and %i bad rows is refused: %s', async (good, bad, code) => {
    const read = await readAt(KEY, rows(good, bad))
    expect(outcomeOf(read).refused?.code ?? null).toBe(code)
    expect(outcomeOf(read).rows).toEqual({ read: good + bad, accepted: good, rejected: bad, skipped: 0 })
    expect(ticketsOf(read)).toHaveLength(code === null ? good : 0)
    expect(read.rejects).toContain('_line,_code')
  })
})

describe('a file that lacks a column', () => {
  it('is refused with the columns that were expected and found', async () => {
    const read = await readAt(
      KEY,
      csv('Ticket No,customer_id,Erfasst am,type of call', 'T1,c,2026-11-10,help'),
    )
    expect(outcomeOf(read)).toMatchObject({ shape: null, rows: { read: 0, accepted: 0, rejected: 0 } })
    const { code, message, unquoted } = outcomeOf(read).refused ?? {}
    expect(code).toBe('missing_column')
    expect(message).toMatch(
      /^The file lacks opened_at \(also called Created at, .*Opened, .*\); it has Ticket No, /,
    )
    expect(message).toContain('customer_id, Erfasst am, type of call. ')
    expect(message).toContain('"columns": { "support": { "opened_at": "Name in your file" } }')
    expect(unquoted).not.toContain('Erfasst am')
  })

  it('is refused with every remedy: a name in the settings, or a customer in the key', async () => {
    const message = outcomeOf(await readAt('northwind/support/2026-11-22/a.csv', csv('Id,Created', '1,x')))
      .refused?.message
    expect(message).toContain('"columns": { "support": { "customer_id": "Name in your file" } }')
    expect(message).toContain('customer={customer_id}/')
    expect(message?.match(/\.( |$)/g)).toHaveLength(2)
  })

  it('does not name thousands of columns', async () => {
    const header = Array.from({ length: 5_000 }, (_, at) => `column${at}`).join(',')
    const message = outcomeOf(await readAt(KEY, csv(header, 'x'))).refused?.message
    expect(message).toContain('4960 more')
    expect(message?.length).toBeLessThan(3_000)
  })

  it('may be a list of something else', async () => {
    expect(outcomeOf(await readAt(KEY, '[{"a":1}]')).refused?.message).toContain('it has a.')
  })
})

describe('the facts of a refused file', () => {
  const text = Buffer.concat([Buffer.from(rows(3, 1)), Buffer.from('\0'), Buffer.alloc(300_000, 'x')])

  it('cover all its bytes, even after the fault', async () => {
    const read = await readAt(KEY, text)
    expect(outcomeOf(read)).toMatchObject({
      refused: { code: 'not_text' },
      bytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
    })
  })

  it('include all that was read', async () => {
    const noHeader = await readAt(KEY, Buffer.concat([gzipSync('a,b\n'), Buffer.from('tail')]))
    expect(outcomeOf(noHeader)).toMatchObject({ container: 'gzip', encoding: null, format: null })
    const wrongHeader = await readAt(KEY, gzipSync('a;b\n'))
    expect(outcomeOf(wrongHeader)).toMatchObject({
      container: 'gzip',
      encoding: 'utf-8',
      format: 'csv',
      delimiter: ';',
      shape: null,
    })
  })

  it('count the rows up to where it breaks off, and report that', async () => {
    const packed = gzipSync(Buffer.from(rows(60_000, 7)), { level: 0 })
    const read = await readAt(KEY, packed.subarray(0, -100_000))
    const outcome = outcomeOf(read)
    expect(outcome.refused?.code).toBe('broken_container')
    expect(outcome.rows.read).toBe(outcome.rows.accepted)
    expect(outcome.rows.read).toBeGreaterThan(10_000)
    expect(outcome.customers).toBe(1)
    expect(ticketsOf(read)).toEqual([])
  })
})

describe('a file in another encoding', () => {
  const text = csv(COLUMNS, 'T1,Müller,2026-11-10,help')
  const bytes = Buffer.from(text, 'latin1')

  it('is read in one pass, and its encoding is reported', async () => {
    const read = await readAt(KEY, bytes)
    expect(outcomeOf(read)).toMatchObject({ encoding: 'windows-1252', refused: null, notes: [] })
    expect(ticketsOf(read)).toMatchObject([{ customer: 'müller' }])
  })

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('is read in one pass as %s', async (encoding, encoded) => {
    const read = await readAt(KEY, encoded)
    expect(outcomeOf(read).encoding).toBe(encoding)
    expect(ticketsOf(read)).toMatchObject([{ customer: 'müller' }])
  })
})

describe('what is not the file’s fault', () => {
  it('is thrown when the body fails', async () => {
    async function* broken() {
      yield Buffer.from(`${COLUMNS}\n`)
      throw new Error('connection reset')
    }
    const sink = { sheet: async () => {}, rejects: async () => {} }
    await expect(readDrop({ bytes: 1, read: broken }, contextOf(KEY), sink)).rejects.toThrow(
      'connection reset',
    )
  })
})
