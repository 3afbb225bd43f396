import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOutcome } from '../../../shared/domain/drops/outcome.ts'
import {
  type ReceiptFacts,
  readFacts,
  receiptJson,
  receiptKey,
  rejectsKey,
} from '../../../shared/views/receipt.ts'
import { day } from '../digest/points.ts'

const KEY = 'northwind/activity/2026-11-20/day.csv.gz'

describe('a receipt', () => {
  it('tells what was read, what counts and what it replaced', () => {
    expect(JSON.parse(receiptJson(facts({ replaced: { rows: 117, customers: 4 } })))).toStrictEqual({
      schema: 1,
      key: KEY,
      version: 'v2',
      sha256: 'ab12',
      bytes: 4211,
      container: 'gzip',
      encoding: 'utf-8',
      format: 'csv',
      delimiter: ',',
      shape: 'events',
      effective_date: '2026-11-20',
      rows: { read: 120, accepted: 118, rejected: 2 },
      customers: 4,
      ignored_columns: ['notes'],
      problems: [{ code: 'future_date', rows: 2, message: 'activity_date lies after 2026-11-20' }],
      replaced: { rows: 117, customers: 4 },
      committed: true,
      refused: null,
      duration_ms: 12,
    })
  })

  it('of a refused file gives code and message, and what its key said before', () => {
    const refused = { code: 'not_text', message: 'The file is not text; save it as CSV.' } as const
    const receipt = read(
      facts({ status: 'refused', outcome: outcome({ refused }), replaced: { rows: 9, customers: 1 } }),
    )
    expect(receipt).toMatchObject({ committed: false, refused, replaced: { rows: 9, customers: 1 } })
  })

  it('of a deleted key says so, and what was taken back', () => {
    const receipt = read(
      facts({ status: 'deleted', object: null, outcome: null, replaced: { rows: 118, customers: 4 } }),
    )
    expect(receipt).toMatchObject({
      deleted: true,
      committed: false,
      version: null,
      sha256: null,
      rows: { read: 0, accepted: 0, rejected: 0 },
      replaced: { rows: 118, customers: 4 },
    })
  })

  it('of a rehearsal is never committed', () => {
    const receipt = read(facts({ key: `validate/${KEY}`, status: 'committed' }))
    expect(receipt).toMatchObject({ rehearsal: true, committed: false, refused: null })
  })
})

describe('where receipts lie', () => {
  it('is beside each other, under the path of the drop', () => {
    expect(receiptKey(KEY, false)).toBe(`receipts/${KEY}.receipt.json`)
    expect(rejectsKey(KEY, false)).toBe(`receipts/${KEY}.rejects.csv`)
    expect(receiptKey(`validate/${KEY}`, false)).toBe(`receipts/validate/${KEY}.receipt.json`)
    expect(receiptKey('stranger/support/2026-11-22/tickets.csv', true)).toBe(
      'receipts/_refused/stranger/support/2026-11-22/tickets.csv.receipt.json',
    )
  })

  it('is never outside the refused ones, whatever a key holds', () => {
    expect(receiptKey('../../etc//x', true)).toBe('receipts/_refused/%2E2E/%2E2E/etc/%/x.receipt.json')
  })

  it('ends in a hash where the key would be longer than 1,024 bytes', () => {
    const long = `golden/activity/2026-11-20/${'ü'.repeat(498)}`
    const key = receiptKey(long, false)
    expect(key).toMatch(/^receipts\/golden\/activity\/2026-11-20\/ü+-[0-9a-f]{32}\.receipt\.json$/u)
    expect(Buffer.byteLength(key)).toBeGreaterThan(1020)
    expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024)
    expect(receiptKey(`${long.slice(0, -1)}x`, false)).not.toBe(key)
    expect(rejectsKey(long, false)).toBe(key.replace(/\.receipt\.json$/, '.rejects.csv'))
  })

  it('differs from that of a key which is called like the shortened name of another', () => {
    const long = fc
      .tuple(fc.integer({ min: 940, max: 1000 }), fc.constantFrom('a', 'ü', '€', '😀'), fc.boolean())
      .map(([bytes, letter, refused]) => {
        const file = letter.repeat(Math.floor(bytes / Buffer.byteLength(letter)))
        return { key: `golden/activity/2026-11-20/${file}`, refused }
      })
    fc.assert(
      fc.property(long, ({ key, refused }) => {
        const folder = refused ? 'receipts/_refused/' : 'receipts/'
        const places = new Set<string>()
        let next = key
        for (let keys = 1; keys <= 4; keys += 1) {
          const place = receiptKey(next, refused)
          places.add(place)
          expect(places.size).toBe(keys)
          expect(Buffer.byteLength(place)).toBeLessThanOrEqual(1024)
          const twin = place.slice(folder.length, -'.receipt.json'.length)
          next = twin === next ? `${next}x` : twin
        }
      }),
    )
  })

  it('differs for different keys, fits S3 and climbs nowhere', () => {
    const segment = fc.oneof(
      fc.constantFrom('', '.', '..', '%', '%2E', 'a', 'validate'),
      fc.string({ maxLength: 400 }),
    )
    const anyKey = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('/'))
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        fc.pre(a !== b)
        const place = receiptKey(a, true)
        expect(place).not.toBe(receiptKey(b, true))
        expect(Buffer.byteLength(place)).toBeLessThanOrEqual(1024)
        expect(place.split('/')).not.toContain('..')
      }),
    )
  })
})

function read(stated: ReceiptFacts): unknown {
  return JSON.parse(receiptJson(stated))
}

function facts(stated: Partial<ReceiptFacts>): ReceiptFacts {
  return {
    key: KEY,
    status: 'committed',
    object: { version: 'v2', bytes: 4211 },
    ...readFacts(outcome({})),
    replaced: null,
    durationMs: 12,
    ...stated,
  }
}

function outcome(stated: Partial<ReadOutcome>): ReadOutcome {
  return {
    sha256: 'ab12',
    bytes: 4211,
    container: 'gzip',
    encoding: 'utf-8',
    format: 'csv',
    delimiter: ',',
    shape: 'events',
    effectiveDay: day('2026-11-20'),
    rows: { read: 120, accepted: 118, rejected: 2 },
    customers: 4,
    ignoredColumns: ['notes'],
    problems: [{ code: 'future_date', rows: 2, message: 'activity_date lies after 2026-11-20' }],
    refused: null,
    ...stated,
  }
}
