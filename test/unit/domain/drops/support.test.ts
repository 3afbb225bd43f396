// Support calls: tickets of three origins, and daily counts.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { countsOf, csv, customersOf, outcomeOf, readAt, rejectsOf, ticketsOf } from './read.ts'

const KEY = 'northwind/support/2026-11-22/calls.csv'
const KEY_OF_CUSTOMER = 'northwind/support/2026-11-22/customer=Gamma/calls.csv'
const COLUMNS = 'ticket_id,customer_id,opened_at,category,closed_at,product,channel,status'

describe('tickets', () => {
  it('keep who called, when, and the help desk’s own category', async () => {
    const read = await readAt(
      KEY,
      csv(COLUMNS, 'T1,Gamma,2026-11-10T23:30:00Z, How-To ,2026-12-01,E3,mail,open'),
    )
    expect(outcomeOf(read)).toMatchObject({ shape: 'tickets', source: 'tickets', customers: 1 })
    expect(read.sheets).toEqual([
      {
        part: 0,
        sheet: {
          kind: 'support',
          effectiveDay: dayOf('2026-11-22'),
          keyCustomer: null,
          tickets: [
            {
              id: 't1',
              customer: 'gamma',
              customerName: '',
              openedDay: dayOf('2026-11-11'),
              category: 'how-to',
            },
          ],
          counts: [],
        },
      },
    ])
  })

  it('keep the later of two lines of one ticket, its customer included', async () => {
    const read = await readAt(
      KEY,
      csv(COLUMNS, 'T1,a,2026-11-10,help,,,,', 'T2,b,2026-11-10,help,,,,', 't1,b,2026-11-11,other,,,,'),
    )
    expect(outcomeOf(read)).toMatchObject({ rows: { accepted: 3 }, customers: 2 })
    expect(ticketsOf(read).map(({ id, customer, category }) => [id, customer, category])).toEqual([
      ['t2', 'b', 'help'],
      ['t1', 'b', 'other'],
    ])
  })

  it('may be opened after the effective day', async () => {
    const read = await readAt(KEY, csv(COLUMNS, 'T1,a,2027-01-01,help,,,,'))
    expect(ticketsOf(read)).toMatchObject([{ openedDay: dayOf('2027-01-01') }])
  })

  it('are checked in the order of their columns, and may lack category and caller', async () => {
    const read = await readAt(
      KEY,
      csv(
        COLUMNS,
        ',a,soon,,x,,,',
        '1,a,soon,,x,,,',
        '1,a,,,x,,,',
        '1,a,2026-11-10,,x,,,',
        '2,,2026-11-10,help,x,,,',
      ),
    )
    expect(rejectsOf(read)).toEqual([
      '2 missing_value ticket_id ',
      '3 bad_date opened_at soon',
      '4 missing_value opened_at ',
    ])
    expect(ticketsOf(read).map(({ id, customer, category }) => [id, customer, category])).toEqual([
      ['1', 'a', '(none)'],
      ['2', '', 'help'],
    ])
  })

  it('belong to the customer of the key, whatever they state', async () => {
    const read = await readAt(
      KEY_OF_CUSTOMER,
      csv(
        'ticket_id,customer_id,opened_at,category',
        '1,GAMMA,2026-11-10,help',
        '2,,2026-11-10,help',
        '3,beta,2026-11-10,help',
      ),
    )
    expect(ticketsOf(read).map(({ id, customer }) => [id, customer])).toEqual([
      ['1', 'gamma'],
      ['2', 'gamma'],
      ['3', 'gamma'],
    ])
    expect(outcomeOf(read)).toMatchObject({ rows: { accepted: 3 }, ignoredColumns: ['customer_id'] })
    expect(read.sheets[0]?.sheet).toMatchObject({ keyCustomer: 'gamma' })
  })

  it('need a customer in the key or the file', async () => {
    const text = csv('ticket_id,opened_at,category', '1,2026-11-10,help')
    expect(outcomeOf(await readAt(KEY, text)).refused).toMatchObject({
      code: 'missing_column',
      message: expect.stringContaining('customer_id'),
    })
    expect(ticketsOf(await readAt(KEY_OF_CUSTOMER, text))).toMatchObject([
      { customer: 'gamma', customerName: '' },
    ])
  })
})

describe('a Zendesk export', () => {
  const header =
    'Id,Requester,Requester email,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Organization,Solved at,Ticket Category [list]'

  it('is read with its own column names, and nothing personal is kept', async () => {
    const read = await readAt(
      KEY,
      csv(
        header,
        '101,Ana,ana@c.example,Help!,a b,Open,High,Mail,Incident,2026-11-10,2026-11-11, Gamma GmbH ,-,How-To',
        '102,Li,li@c.example,Hm,,Solved,Low,Web,Question,2026-11-11,2026-11-11,-,2026-11-12,-',
      ),
    )
    expect(ticketsOf(read)).toEqual([
      {
        id: '101',
        customer: '',
        customerName: 'Gamma GmbH',
        openedDay: dayOf('2026-11-10'),
        category: 'how-to',
      },
      { id: '102', customer: '', customerName: '', openedDay: dayOf('2026-11-11'), category: '(none)' },
    ])
    expect(outcomeOf(read)).toMatchObject({ customers: 1 })
    expect(outcomeOf(read).ignoredColumns).toEqual([
      'Requester',
      'Requester email',
      'Subject',
      'Tags',
      'Priority',
      'Via',
      'Ticket type',
      'Updated at',
      'Solved at',
    ])
    expect(JSON.stringify(read)).not.toContain('ana@c.example')
  })

  it('is read with the ticket type alone', async () => {
    const read = await readAt(
      KEY,
      csv('Id,Organization,Created at,Ticket type', '1,Gamma,2026-11-10,Problem', '2,Gamma,2026-11-10,-'),
    )
    expect(ticketsOf(read)).toMatchObject([{ category: 'problem' }, { category: '(none)' }])
  })
})

describe('a Freshdesk export', () => {
  const header = 'Ticket Id,Subject,Status,Customer,Created Time,Resolved Time,Type'

  it('is read with its own column names', async () => {
    const read = await readAt(
      KEY,
      csv(header, 'F1,Hi,Open,Gamma,2026-11-19T09:30:00+01:00,,Question', 'F2,Hi,Open,,2026-11-19,,Question'),
    )
    expect(ticketsOf(read)).toMatchObject([
      { id: 'f1', customer: '', customerName: 'Gamma', category: 'question' },
      { id: 'f2', customer: '', customerName: '' },
    ])
  })

  it('under the key of a customer is about that customer, whatever names it contains', async () => {
    const read = await readAt(KEY_OF_CUSTOMER, csv(header, 'F1,Hi,Open,Somebody else,2026-11-19,,Question'))
    expect(ticketsOf(read)).toMatchObject([{ customer: 'gamma', customerName: '' }])
    expect(outcomeOf(read).ignoredColumns).toEqual(['Subject', 'Customer', 'Resolved Time'])
  })

  it('counts distinct names as customers', async () => {
    const rows = ['Gamma', 'GAMMA ', 'Beta', ''].map(
      (name, at) => `F${at},,Open,${name},2026-11-19,,Question`,
    )
    expect(outcomeOf(await readAt(KEY, csv(header, ...rows))).customers).toBe(2)
  })
})

describe('daily counts', () => {
  const header = 'customer_id,date,category,calls'

  it('keep the later line of a customer, day and category', async () => {
    const read = await readAt(
      KEY,
      csv(header, 'Beta,2026-11-20,Help,4', 'beta,2026-11-21,help,2', 'BETA,2026-11-20T05:00:00Z,HELP,0'),
    )
    expect(outcomeOf(read)).toMatchObject({ shape: 'counts', customers: 1, rows: { accepted: 3 } })
    expect(countsOf(read)).toEqual([
      { customer: 'beta', customerName: '', day: dayOf('2026-11-21'), category: 'help', calls: 2 },
      { customer: 'beta', customerName: '', day: dayOf('2026-11-20'), category: 'help', calls: 0 },
    ])
    expect(customersOf(read)).toEqual([])
  })

  it('are checked in the order of their columns', async () => {
    const read = await readAt(
      KEY,
      csv(
        header,
        'b,x,,x',
        'b,,,x',
        'b,2026-11-20,,x',
        'b,2026-11-20,help,-1',
        ',2026-11-20,,5',
        'b,2026-11-20,help,',
      ),
    )
    expect(rejectsOf(read)).toEqual([
      '2 bad_date date x',
      '3 missing_value date ',
      '4 bad_number calls x',
      '5 bad_number calls -1',
      '7 missing_value calls ',
    ])
    expect(countsOf(read)).toMatchObject([{ customer: '', category: '(none)', calls: 5 }])
  })
})
