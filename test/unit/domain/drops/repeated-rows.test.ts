// Rows that repeat what others have said are taken in by their bytes. A file in which every cell stands in quotes is read as
// text: it must say the same, whatever is wrong in it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv, entriesOf, outcomeOf, type Read, readAt } from './read.ts'

const LONG = 'x'.repeat(300)
const TOO_LONG = 'y'.repeat(1_100)
const POOLS: Readonly<Record<string, readonly string[]>> = {
  customer_id: ['c1', 'C1', ' c2', 'c3', '', 'tenant', LONG],
  user_id: [
    'ana',
    'ANA',
    'li@c.example',
    'Élodie',
    ' ana',
    'ana ',
    '\u00a0ana',
    '',
    ' ',
    'u'.repeat(256),
    'u'.repeat(257),
    LONG,
  ],
  product_sku: ['E3', 'e3', 'SPB', '', ' ', LONG],
  workload: ['teams', 'Teams', 'exchange', 'viva_engage', 'été', '', TOO_LONG],
  activity_date: [
    '2026-11-20',
    '2026-11-21',
    '20.11.2026',
    '2026-11-23',
    '11/10/2026',
    '25/10/2026',
    'soon',
    '',
  ],
  last_activity_date: ['2026-11-20', '2026-10-02', '2026-11-23', ''],
  subscription_id: ['s1', 'S1', 's2', '', LONG],
  is_licensed: ['true', 'FALSE', '1', '', 'perhaps'],
  is_deleted: ['false', 'ja', ''],
  as_of_date: ['2026-11-22', '22 Nov 2026', '2026-11-21', '', 'soon'],
  unread: ['', 'anything', TOO_LONG],
}
const REQUIRED = ['customer_id', 'user_id', 'product_sku', 'workload']
const OTHERS = [
  'activity_date',
  'last_activity_date',
  'subscription_id',
  'is_licensed',
  'is_deleted',
  'as_of_date',
  'unread',
  'user_id',
]

const file = fc.tuple(fc.subarray(OTHERS), fc.nat()).chain(([others, at]) => {
  const columns = [...REQUIRED.slice(at % 4), ...others, ...REQUIRED.slice(0, at % 4)]
  // Most cells are the first of their pool, so that rows repeat.
  const cell = (column: string) => {
    const pool = POOLS[column] ?? ['']
    return fc.oneof(
      { arbitrary: fc.constantFrom(...pool.slice(0, 3)), weight: 12 },
      { arbitrary: fc.constantFrom(...pool), weight: 1 },
    )
  }
  const row = fc
    .tuple(
      fc.tuple(...columns.map(cell)),
      fc.oneof(
        { arbitrary: fc.constant(0), weight: 20 },
        { arbitrary: fc.constantFrom(-1, 1, 2), weight: 1 },
      ),
      fc.constantFrom('', '', ' ', 'surplus'),
    )
    .map(([cells, more, surplus]) =>
      more < 0 ? cells.slice(0, more) : [...cells, ...Array.from({ length: more }, () => surplus)],
    )
  return fc.record({
    columns: fc.constant(columns),
    rows: fc.array(row, { minLength: 1, maxLength: 60 }),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    isEnded: fc.boolean(),
  })
})

type File = typeof file extends fc.Arbitrary<infer T> ? T : never

function text({ columns, rows, lineBreak, isEnded }: File, quote: '' | '"'): string {
  const lines = [columns, ...rows].map((cells) => cells.map((cell) => quote + cell + quote).join(','))
  return lines.join(lineBreak) + (isEnded ? lineBreak : '')
}

function saidBy(read: Read) {
  const { sha256, bytes, ...outcome } = outcomeOf(read)
  return { outcome, rejects: read.rejects, sheets: read.sheets, entries: entriesOf(read) }
}

describe('a file of users', () => {
  it.each(['northwind/activity/2026-11-22/day.csv', 'northwind/activity/2026-11-22/customer=c1/day.csv'])(
    'says the same as bytes and as text: %s',
    async (key) => {
      await fc.assert(
        fc.asyncProperty(file, async (any) => {
          const settings = { customers: new Map([['tenant', 'c2' as never]]) }
          const asText = saidBy(await readAt(key, text(any, '"'), { settings }))
          expect(saidBy(await readAt(key, text(any, ''), { settings }))).toEqual(asText)
          const cut = Buffer.from(text(any, ''))
          const pieces = [cut.subarray(0, cut.length >> 1), cut.subarray(cut.length >> 1)]
          expect(saidBy(await readAt(key, pieces, { settings }))).toEqual(asText)
        }),
        { numRuns: 400 },
      )
    },
  )

  it('has blanks where a row is short, whatever the next row begins with', async () => {
    const read = await readAt(
      'northwind/activity/2026-11-22/day.csv',
      csv(
        'customer_id,user_id,product_sku,workload,subscription_id',
        'c1,ana,E3,teams,c1',
        'c1,li,E3,teams',
        'c1,tom,E3,teams,c1',
      ),
    )
    expect(entriesOf(read).map(({ user, subscription }) => [user, subscription])).toEqual([
      ['ana', 'c1'],
      ['li', ''],
      ['tom', 'c1'],
    ])
  })
})
