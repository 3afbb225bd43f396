import { expect, it } from 'vitest'
import { type Summary, summaryJson, summaryText } from '../../../infra/local/summary.ts'

const SUMMARY: Summary = {
  schema: 1,
  as_of: '2026-11-22',
  partners: 3,
  drops: { read: 412, refused: 2, deleted: 0, unchanged: 0 },
  rows: { read: 81234, accepted: 81190, rejected: 44, skipped: 0 },
  customers: 96,
  flags: 31,
  mails: { sent: 0, already_sent: 5, none_due: 1, refused: 0, unknown: 0 },
  request_units: { write: 5210.5, read: 3120 },
  duration_ms: { total: 9210, ingest: 5100, measure: 2800, publish: 900, send: 300 },
}

it('prints the result of a run for people', () => {
  expect(summaryText(SUMMARY)).toBe(
    [
      'As of      2026-11-22',
      'Portfolio  3 partners, 96 customers, 31 flags',
      'Drops      412 read, 2 refused',
      'Rows       81,234 read, 81,190 accepted, 44 rejected',
      'Mail       0 sent, 5 sent before, 1 not due',
      'DynamoDB   5,210.5 write units, 3,120 read units',
      'Time       9.2 s (ingest 5.1 s, measure 2.8 s, publish 0.9 s, send 0.3 s)',
      '',
    ].join('\n'),
  )
})

it('prints the same for machines as one JSON object', () => {
  expect(JSON.parse(summaryJson(SUMMARY))).toEqual(SUMMARY)
  expect(Object.keys(JSON.parse(summaryJson(SUMMARY)))).toEqual([
    'schema',
    'as_of',
    'partners',
    'drops',
    'rows',
    'customers',
    'flags',
    'mails',
    'request_units',
    'duration_ms',
  ])
})
