import { describe, expect, it } from 'vitest'
import type { ReadOutcome } from '../../../shared/domain/drops/outcome.ts'
import { type ReceiptFacts, readFacts, receiptJson } from '../../../shared/views/receipt.ts'
import { day } from '../domain/digest/points.ts'

const KEY = 'northwind/activity/2026-11-20/day.csv.gz'

describe('a receipt', () => {
  it('lists what was read, what counts and what it replaced', () => {
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
      source: 'events',
      effective_date: '2026-11-20',
      rows: { read: 120, accepted: 118, rejected: 2, skipped: 0 },
      customers: 4,
      notes: [],
      ignored_columns: ['notes'],
      problems: [{ code: 'future_date', rows: 2, message: 'activity_date lies after 2026-11-20' }],
      replaced: { rows: 117, customers: 4 },
      committed: true,
      refused: null,
      duration_ms: 12,
    })
  })

  it('of a refused file gives code and message, and what its key held before', () => {
    const refused = { code: 'not_text', message: 'The file is not text; save it as CSV.' } as const
    const receipt = read(
      facts({
        status: 'refused',
        ...readFacts(outcome({ refused })),
        replaced: { rows: 9, customers: 1 },
      }),
    )
    expect(receipt).toMatchObject({ committed: false, refused, replaced: { rows: 9, customers: 1 } })
  })

  it('of a deleted key says so, and what was removed', () => {
    const receipt = read(
      facts({ status: 'deleted', object: null, outcome: null, replaced: { rows: 118, customers: 4 } }),
    )
    expect(receipt).toMatchObject({
      deleted: true,
      committed: false,
      version: null,
      sha256: null,
      rows: { read: 0, accepted: 0, rejected: 0, skipped: 0 },
      replaced: { rows: 118, customers: 4 },
    })
  })

  it('of a rehearsal is never committed', () => {
    const receipt = read(facts({ key: `validate/${KEY}`, status: 'committed' }))
    expect(receipt).toMatchObject({ rehearsal: true, committed: false, refused: null })
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
    source: 'events',
    covers: 'day',
    knownBy: [],
    effectiveDay: day('2026-11-20'),
    rows: { read: 120, accepted: 118, rejected: 2, skipped: 0 },
    customers: 4,
    notes: [],
    ignoredColumns: ['notes'],
    problems: [{ code: 'future_date', rows: 2, message: 'activity_date lies after 2026-11-20' }],
    refused: null,
    ...stated,
  }
}
