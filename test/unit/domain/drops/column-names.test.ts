// Which column names of a file are quoted: never what may be a person.

import { describe, expect, it } from 'vitest'
import { recordedOutcome } from '../../../../shared/domain/drops/outcome.ts'
import { createColumnNames } from '../../../../shared/domain/drops/rows/column-names.ts'
import { csv, outcomeOf, readAt } from './read.ts'

const KNOWN = ['customer_id', 'user_id', 'activity_date', '* category [list]']
const ACTIVITY = 'northwind/activity/2026-11-20/day.csv'
const HEADER = 'customer_id,user_id,product_sku,workload,activity_date'
const ROW = 'contoso,u1,E3,teams,2026-11-20'

const quoted = (name: string) => createColumnNames([name], KNOWN).quoted(name)

describe('the name of a column', () => {
  it.each([
    'Produkt (alt)',
    'Straße',
    'customer-id',
    'a/b',
    '利用者',
    'Column 7',
    'user.id',
    'user_id:',
    '[Activity Date]',
    'Ticket Category [list]',
  ])('is quoted: %s', (name) => expect(quoted(` ${name} `)).toBe(name))

  it.each([
    'maria.lopez',
    'x'.repeat(41),
    'a;b',
    'line\nbreak',
    'turn\u202eed',
    'hidden\u200b',
    "o'hara",
    '<b>',
    '{maria} Category [list]',
    '=1+1',
  ])('is not quoted: %s', (name) => expect(quoted(name)).toBeNull())

  it.each([
    ...[
      'maria@contoso.example',
      'Maria <maria@contoso.example>',
      '2026-11-20',
      '20.11.2026',
      '11/20/26',
      '19-Nov-2026',
      'Nov 19, 2026',
    ],
    ...['2026-11-20T09:30:00.000Z', '/Date(1763544600000)/', '4711', '-3', '1,250.5', '75%'],
    ...['0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5bd9cb469fa16570867728950e'],
  ])('that shows the header to be data, so nothing is quoted: %s', (datum) => {
    const names = createColumnNames(['customer_id', datum], KNOWN)
    expect(names.readAsData()).toBe(true)
    expect(names.listed(['customer_id', datum], 9)).toEqual(['2 columns'])
  })

  it.each(['manager@odata.bind', '@odata.etag', 'Q4', 'Tickets 2026', 'May', 'Day 28'])(
    'that does not make the header data: %s',
    (name) => expect(createColumnNames([name], KNOWN).readAsData()).toBe(false),
  )

  it('is counted if it is not quoted or there are too many', () => {
    const names = ['notes', 'a.b', '', 'c.d', 'channel', 'region']
    expect(createColumnNames(names, KNOWN).listed(names, 2)).toEqual(['notes', 'channel', 'and 3 more'])
  })
})

describe('a file', () => {
  it('without a header line is refused as such, with nothing quoted', async () => {
    const refused = outcomeOf(
      await readAt(ACTIVITY, csv('contoso,maria@contoso.example,E3,teams,2026-11-20', ROW)),
    ).refused
    expect(refused?.message).toMatch(
      /^The file lacks customer_id .* Its first line reads as data: put a line with the names/,
    )
    expect(JSON.stringify(refused)).not.toMatch(/contoso|maria/)
  })

  it('with carriage returns for line breaks quotes none of its rows', async () => {
    const text = `${HEADER}\rcontoso,maria@contoso.example,E3,teams,2026-11-20\r`
    expect(JSON.stringify(outcomeOf(await readAt(ACTIVITY, text)).refused)).not.toMatch(/contoso|maria/)
  })

  it('of JSON keyed by person quotes nobody', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`p${n}@contoso.example`, { workload: 'teams' }]),
    )
    const outcome = outcomeOf(await readAt(ACTIVITY, JSON.stringify(people)))
    expect(outcome.refused?.message).toContain('The names in its records read as data')
    expect(JSON.stringify(outcome)).not.toContain('contoso')
  })

  it('with a column for each person lists none of them as ignored', async () => {
    const people = Array.from({ length: 30 }, (_, n) => `p${n}@contoso.example`)
    const outcome = outcomeOf(
      await readAt(ACTIVITY, csv([HEADER, ...people].join(), [ROW, ...people.map(() => 'x')].join())),
    )
    expect(outcome).toMatchObject({ refused: null, ignoredColumns: ['30 columns'] })
    expect(JSON.stringify(outcome)).not.toContain('@')
  })

  it('names a column in a problem only where it may be quoted', async () => {
    const ticketsUnder = (category: string) =>
      readAt(
        'northwind/support/2026-11-20/zendesk.csv',
        csv(`Id,Created at,Organization,${category}`, `1,2026-11-20,Contoso,${'x'.repeat(1_025)}`),
      )
    const messages = [
      await ticketsUnder('Ticket Category [list]'),
      await ticketsUnder('maria.lopez Category [list]'),
    ].map((read) => outcomeOf(read).problems[0]?.message)
    expect(messages).toEqual([
      'Ticket Category [list] is too long (first: line 2)',
      'a column is too long (first: line 2)',
    ])
  })

  it('is recorded without any of its column names', async () => {
    const outcomes = [
      await readAt(ACTIVITY, csv('Usuario,Programa', 'a,b')),
      await readAt(ACTIVITY, csv(`${HEADER},Programa`, ROW, 'contoso,u,E3,teams,soon,x')),
      await readAt(
        ACTIVITY,
        csv(
          'Usuario;AS OF  DATE;'.concat(HEADER.replaceAll(',', ';')),
          'x;2020-01-01;c;u;E3;teams;2020-01-01',
        ),
      ),
    ].map((read) => JSON.stringify(recordedOutcome(outcomeOf(read))))
    for (const recorded of outcomes) expect(recorded).not.toMatch(/usuario|programa|AS OF/i)
    expect(outcomes[0]).toContain('the names that it has stand in its receipt')
  })
})
