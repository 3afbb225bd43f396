// Rejected rows: exact lines, original values, one code each, and a sentence that helps.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeader } from '../../../../shared/domain/drops/rows/header.ts'
import { createRejects } from '../../../../shared/domain/drops/rows/rejects.ts'
import { type Batch, batchOf } from '../../../../shared/domain/drops/tables/batch.ts'
import { cutAll } from '../../../../shared/domain/drops/tables/rows.ts'
import { openTable } from '../../../../shared/domain/drops/tables/table.ts'
import { csv, csvRecords, outcomeOf, readAt, rejectsOf, ticketsOf } from './read.ts'

const KEY = 'northwind/support/2026-11-22/calls.csv'
const COLUMNS = 'ticket_id,customer_id,opened_at,category'
const MARK = '\ufeff'

describe('the rejects file', () => {
  it('is limited in size, and reports how much is missing', async () => {
    let written = ''
    const facts = { effectiveDay: null, keyCustomer: null, columns: 2, place: 'line' } as const
    const file = {
      header: createHeader(['a', 'b']),
      kept: [0, 1],
      maxCharacters: 500,
      async write(text: string) {
        written += text
      },
    }
    const rejects = createRejects(
      file,
      () => facts,
      (column) => column,
    )
    const row = { cells: ['1', '2'], broken: null, isCutOff: false, lists: [] }
    for (let line = 2; line < 1_002; line += 1) {
      await rejects.add(
        batchOf([{ ...row, line }]),
        0,
        {
          code: 'missing_value',
          column: `column${line}`,
          value: '',
        },
        Number.POSITIVE_INFINITY,
      )
    }
    await rejects.finish()
    const rows = csvRecords(written).length
    expect(rows).toBeGreaterThan(2)
    expect(rows).toBeLessThan(20)
    const [problem, leftOut] = rejects.problems()
    expect(problem).toMatchObject({ code: 'missing_value', rows: 1_000 })
    expect(problem?.message.length).toBeLessThan(200)
    expect(leftOut?.message).toContain(`${1_000 - rows} more`)
  })

  it('has the columns that are read and their values, then what is wrong with them', async () => {
    const read = await readAt(
      KEY,
      'Ticket-ID;Notes;Customer ID;Opened At;Category\r\nT1;private;c;soon; say "x", =1+1 \r\n',
    )
    expect(read.rejects).toBe(
      `${MARK}Ticket-ID,Customer ID,Opened At,Category,_line,_code,_column,_value,_fix\r\n` +
        'T1,c,soon," say ""x"", =1+1 ",2,bad_date,Opened At,soon,' +
        '"Write Opened At as YYYY-MM-DD, or with a time as YYYY-MM-DD HH:MM, which an offset such as +01:00 may follow."\r\n',
    )
  })

  it('is not written when no row is rejected', async () => {
    expect((await readAt(KEY, csv(COLUMNS, 'T1,c,2026-11-10,help'))).rejects).toBe('')
  })

  it.each([
    ['LF', '\n', ''],
    ['CRLF', '\r\n', ''],
    ['a byte order mark and CRLF', '\r\n', MARK],
  ])(
    'gives physical line numbers with %s, quoted line breaks and empty lines',
    async (_, lineBreak, mark) => {
      const lines = [
        COLUMNS,
        'T1,c,bad,help',
        '',
        '"T',
        '2",c,bad,help',
        'T3,c,2026-11-10,"he',
        '',
        'lp"',
        'T4,c,bad,help',
      ]
      const read = await readAt(KEY, mark + lines.join(lineBreak))
      expect(rejectsOf(read)).toEqual([
        '2 bad_date opened_at bad',
        '4 bad_date opened_at bad',
        '9 bad_date opened_at bad',
      ])
      expect(outcomeOf(read).rows).toEqual({ read: 4, accepted: 1, rejected: 3, skipped: 0 })
    },
  )

  it('keeps the extra fields of a row if all columns are read', async () => {
    const read = await readAt(KEY, `${csv(COLUMNS, 'T1,c,2026-11-10,help,x,"y,z"', 'T2,c,2026-11-10')}T3`)
    expect(csvRecords(read.rejects)).toMatchObject([
      {
        ticket_id: 'T1',
        category: 'help',
        _line: '2',
        _code: 'too_many_fields',
        _column: '',
        _value: 'x,y,z',
      },
      { ticket_id: 'T3', _line: '4', _code: 'too_few_fields', _column: 'customer_id' },
    ])
  })

  it('hides values that may belong to an unread column if a row has too many fields', async () => {
    const header = 'ticket_id,customer_id,subject,opened_at,category'
    const read = await readAt(
      KEY,
      csv(header, 'T1,c,Hi,2026-11-10,help', 'T2,c,Dear all, SECRET,SECRET,2026-11-10,help'),
    )
    expect(csvRecords(read.rejects)).toMatchObject([
      {
        ticket_id: 'T2',
        customer_id: 'c',
        opened_at: '',
        category: '',
        _code: 'too_many_fields',
        _value: '',
      },
    ])
    expect(read.rejects).not.toContain('SECRET')
  })

  it('keeps the columns by which a file is recognised, although their values are not read', async () => {
    const first = await readAt(
      'northwind/activity/2026-11-22/customer=c/report.csv',
      csv(
        'Report Refresh Date,User Principal Name,Last Activity Date,Visited Page Count,Assigned Products',
        '2026-11-20,u,soon,9,OFFICE 365 E3',
      ),
    )
    expect(csvRecords(first.rejects)).toMatchObject([{ 'Visited Page Count': '9', _code: 'bad_date' }])
    const corrected = first.rejects.replaceAll('soon', '2026-11-18')
    const second = await readAt('northwind/activity/2026-11-22/customer=c/corrected.csv', corrected)
    expect(outcomeOf(second)).toMatchObject({ shape: 'graph', rows: { accepted: 1, rejected: 0 } })
  })

  it('rejects a field of over 1,024 characters if it is read', async () => {
    const header = `ticket_id,customer_id,opened_at,notes,category`
    const row = (category: string) => `T1,c,2026-11-10,${'x'.repeat(2_000)},${category}`
    const read = await readAt(
      KEY,
      csv(
        header,
        row('x'.repeat(1_024)),
        row('🙂'.repeat(1_024)),
        row(`  ${'x'.repeat(1_024)}  `),
        row('x'.repeat(1_025)),
        row('🙂'.repeat(1_025)),
      ),
    )
    const [first] = csvRecords(read.rejects)
    expect(outcomeOf(read).rows).toEqual({ read: 5, accepted: 3, rejected: 2, skipped: 0 })
    const category = 'x'.repeat(1_025)
    expect(first).toMatchObject({ _line: '5', _code: 'too_long', _column: 'category', category })
    expect(first?._value).toBe(`${'x'.repeat(1_024)}…`)
  })

  it('applies the limit to each of two joined columns', async () => {
    const header = 'ticket_id,customer_id,opened_at,category,Subcategory'
    const row = (first: number, second: number) => `T,c,2026-11-10,${'x'.repeat(first)},${'y'.repeat(second)}`
    const read = await readAt(KEY, csv(header, row(1_024, 1_024), row(1_025, 1), row(1, 1_025)))
    expect(csvRecords(read.rejects).map(({ _line, _code }) => [_line, _code])).toEqual([
      ['3', 'too_long'],
      ['4', 'too_long'],
    ])
  })

  it('rejects an id over 256 bytes', async () => {
    const read = await readAt(
      KEY,
      csv(
        COLUMNS,
        `${'x'.repeat(256)},c,2026-11-10,help`,
        ` ${'é'.repeat(128)} ,c,2026-11-10,help`,
        `${'é'.repeat(129)},c,soon,help`,
        `T4,${'x'.repeat(257)},2026-11-10,${'h'.repeat(300)}`,
      ),
    )
    expect(csvRecords(read.rejects).map(({ _line, _code, _column }) => [_line, _code, _column])).toEqual([
      ['4', 'too_long', 'ticket_id'],
      ['5', 'too_long', 'customer_id'],
    ])
  })

  it('has one code per row: width before length, day, customer and columns', async () => {
    const long = 'x'.repeat(1_025)
    const read = await readAt(
      'northwind/activity/2026-11-22/customer=c/day.csv',
      csv(
        'as_of_date,customer_id,user_id,product_sku,workload,activity_date',
        '2026-11-22,c,u,,teams,2026-11-10',
        `bad,d,${long},,,soon,x`,
        `bad,d,${long},,,soon`,
        'bad,d,u,,teams,soon',
        '2026-11-22,d,u,,teams,soon',
        '2026-11-22,c,u,,teams,soon',
      ),
    )
    expect(csvRecords(read.rejects).map(({ _code }) => _code)).toEqual([
      'too_many_fields',
      'too_long',
      'bad_effective_date',
      'unknown_customer_column',
      'bad_date',
    ])
  })

  it('can be corrected and uploaded again, any number of times', async () => {
    const first = await readAt(
      KEY,
      csv(COLUMNS, 'T1,c,2026-11-10,help', 'T2,c,soon,help', 'T3,c,later,"a;b"'),
    )
    const second = await readAt(KEY, first.rejects.replace('soon', '2026-11-11'))
    expect(ticketsOf(second)).toMatchObject([{ id: 't2', category: 'help' }])
    expect(outcomeOf(second)).toMatchObject({ ignoredColumns: [], rows: { read: 2, accepted: 1 } })
    const [header, , last] = first.rejects.split('\r\n')
    expect(second.rejects).toBe(`${header}\r\n${last?.replace(',4,', ',3,')}\r\n`)
    const third = await readAt(KEY, second.rejects.replace('later', '2026-11-12'))
    expect(ticketsOf(third)).toMatchObject([{ id: 't3', category: 'a;b' }])
  })

  it('reads back with the original values, any number of times, and is harmless in a spreadsheet', async () => {
    const value = fc.string({
      unit: fc.constantFrom(...'=+-@\'" ,;\t\n|x5', '\u200b', '\ufeff', '日'),
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 4 }), async (values) => {
        const rows = values.map((category) => ({
          ticket_id: 't',
          customer_id: 'c',
          opened_at: 'soon',
          category,
        }))
        const read = async (text: string) => {
          const table = await openTable(streamOfText(text), { list: null, isRecord: () => false })
          const at = table.columns.indexOf('category')
          const batches = await Array.fromAsync(table.rows, cutAll)
          return batches.flatMap((batch) => cellsAt(batch, at))
        }
        const first = await readAt(KEY, JSON.stringify(rows))
        expect(await read(first.rejects.slice(MARK.length))).toEqual(values)
        const second = await readAt(KEY, first.rejects)
        expect(await read(second.rejects.slice(MARK.length))).toEqual(values)
      }),
      { numRuns: 200 },
    )
  })

  it('omits the text of a record that is not JSON, since it may hold anything', async () => {
    const record = { ticket_id: 'T1', customer_id: 'c', opened_at: '2026-11-10', category: 'help' }
    const read = await readAt(KEY, `${JSON.stringify(record)}\n{"ticket_id": "T2", "subject": "SECRET\n`)
    expect(csvRecords(read.rejects)).toMatchObject([
      { ticket_id: '', _line: '2', _code: 'bad_json', _value: '' },
    ])
    expect(read.rejects).not.toContain('SECRET')
  })

  it.each([
    ['in the middle', 'Id,Body,Company,Created', 'T1,', ',Contoso,2026-11-10'],
    ['at the end', 'Id,Company,Created,Body', 'T1,Contoso,2026-11-10,', ''],
  ])('hides what a stray quote spills out of an unread column, %s', async (_, header, before, after) => {
    const good = header.endsWith('Body') ? 'T2,Contoso,2026-11-11,ok' : 'T2,ok,Contoso,2026-11-11'
    const bad = header.endsWith('Body') ? 'T3,Contoso,soon,ok' : 'T3,ok,Contoso,soon'
    const body = '"He said "hello" and\nSECRET one\n,SECRET two,SECRET three,SECRET four\nSECRET five"'
    const read = await readAt(KEY, csv(header, `${before}${body}${after}`, good, bad))
    expect(read.rejects).not.toContain('SECRET')
    expect(JSON.stringify(outcomeOf(read))).not.toContain('SECRET')
    expect(ticketsOf(read).map(({ id }) => id)).toContain('t2')
    const last = csvRecords(read.rejects).at(-1)
    expect(last).toMatchObject({ Id: 'T3', Company: 'Contoso', Created: 'soon', _value: 'soon' })
  })

  it('shows a whole row with quotes within a field that is read', async () => {
    const read = await readAt(KEY, csv(COLUMNS, 'T1,"A" Ltd,soon,help', 'T2,c,later,help'))
    expect(csvRecords(read.rejects)).toMatchObject([
      { ticket_id: 'T1', customer_id: 'A Ltd', opened_at: 'soon', _value: 'soon' },
      { ticket_id: 'T2', customer_id: 'c', opened_at: 'later', _value: 'later' },
    ])
  })

  it('is summarised in the receipt by code', async () => {
    const read = await readAt(
      KEY,
      csv(COLUMNS, 'T1,c,soon,help', ',c,2026-11-10,help', 'T3,c,x,help', 'T4,c,2026-11-10,help'),
    )
    expect(outcomeOf(read).problems).toEqual([
      { code: 'bad_date', rows: 2, message: 'opened_at is not a date (first: line 2)' },
      { code: 'missing_value', rows: 1, message: 'ticket_id is blank (first: line 3)' },
    ])
  })

  it('says in one sentence how to correct each kind of row', async () => {
    const rows = [
      'T1,c,2026-11-10,help,x',
      `T1,${'x'.repeat(300)},2026-11-10,help`,
      ',c,2026-11-10,help',
      'T1,c,soon,help',
    ]
    const fixes = csvRecords((await readAt(KEY, csv(COLUMNS, ...rows))).rejects).map(({ _fix }) => _fix)
    expect(new Set(fixes).size).toBe(rows.length)
    for (const fix of fixes) expect(fix).toMatch(/^[A-Z][^.]{10,}\.$/)
  })
})

function cellsAt(batch: Batch, at: number): string[] {
  return Array.from({ length: batch.rows }, (_, row) => batch.column(at).text(row))
}

async function* streamOfText(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}
