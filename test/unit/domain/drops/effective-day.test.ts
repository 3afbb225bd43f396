// The day that a file reports on.

import { describe, expect, it } from 'vitest'
import { csv, effectiveDateOf, outcomeOf, readAt, rejectsOf, ticketsOf } from './read.ts'

const KEY = 'northwind/support/2026-11-22/calls.csv'

function readDays(...days: string[]) {
  const rows = days.map((day, at) => `${day},T${at},c,2026-11-10,help`)
  return readAt(KEY, csv('As-Of Date,ticket_id,customer_id,opened_at,category', ...rows))
}

describe('the effective date of a file', () => {
  it('is that of the key if the file has none', async () => {
    expect(effectiveDateOf(await readAt(KEY, csv('customer_id,date,category,calls')))).toBe('2026-11-22')
  })

  it('is the first readable one; rows with another, a blank or an unreadable one are rejected', async () => {
    const read = await readDays(
      '',
      'soon',
      '2026-11-20',
      '2026-11-21',
      '',
      '21.11.2026',
      '2026-11-20T00:00:00Z',
    )
    expect(effectiveDateOf(read)).toBe('2026-11-20')
    expect(ticketsOf(read).map(({ id }) => id)).toEqual(['t2', 't6'])
    expect(rejectsOf(read)).toEqual([
      '2 bad_effective_date As-Of Date ',
      '3 bad_effective_date As-Of Date soon',
      '5 bad_effective_date As-Of Date 2026-11-21',
      '6 bad_effective_date As-Of Date ',
      '7 bad_effective_date As-Of Date 21.11.2026',
    ])
  })

  it('is not taken from a row rejected for its width or its length', async () => {
    const header = 'as_of_date,ticket_id,customer_id,opened_at,category'
    const read = await readAt(
      KEY,
      csv(
        header,
        '2026-11-01,T1,c,2026-11-10,help,more',
        `2026-11-03,${'x'.repeat(1_025)},c,2026-11-10,help`,
        '2026-11-20,T4,c,2026-11-10,help',
      ),
    )
    expect(effectiveDateOf(read)).toBe('2026-11-20')
    expect(outcomeOf(read).rows.accepted).toBe(1)
  })

  it('is taken from a row that is rejected for its customer or its columns', async () => {
    const header = 'as_of_date,ticket_id,customer_id,opened_at,category'
    const read = await readAt(KEY, csv(header, '2026-11-20,,,,', '2026-11-21,T1,c,2026-11-10,help'))
    expect(effectiveDateOf(read)).toBe('2026-11-20')
    expect(outcomeOf(read).rows).toEqual({ read: 2, accepted: 0, rejected: 2, skipped: 0 })
  })

  it.each(['Report Refresh Date', 'as_of_date', 'processedDateTime'])('is read from %s', async (name) => {
    const header = `${name},ticket_id,customer_id,opened_at,category`
    expect(effectiveDateOf(await readAt(KEY, csv(header, '2026-11-20,T1,c,2026-11-10,help')))).toBe(
      '2026-11-20',
    )
  })

  it('is read in the time zone of the partner', async () => {
    const text = csv('as_of_date,customer_id,date,category,calls', '2026-11-20T23:30:00Z,c,2026-11-20,help,1')
    expect(effectiveDateOf(await readAt(KEY, text, { timeZone: 'Europe/Madrid' }))).toBe('2026-11-21')
    expect(effectiveDateOf(await readAt(KEY, text, { timeZone: 'America/New_York' }))).toBe('2026-11-20')
  })

  it.each(['2026-12-23', '2026-10-22'])('may be 31 days from the key: %s', async (day) => {
    expect(outcomeOf(await readDays(day))).toMatchObject({ refused: null, rows: { accepted: 1 } })
  })

  it.each(['2026-12-24', '2026-10-21', '2025-11-22'])('may not be further from the key: %s', async (day) => {
    const read = await readDays(day, 'soon', day)
    expect(outcomeOf(read)).toMatchObject({
      refused: { code: 'far_date', message: expect.stringContaining(day) },
      rows: { read: 3, accepted: 2, rejected: 1 },
    })
    expect(read.sheets).toEqual([])
  })

  it('stays that of the key if the column first appears after a thousand records', async () => {
    const record = { customer_id: 'c', date: '2026-11-10', category: 'help', calls: 1 }
    const lines = Array.from({ length: 5_000 }, (_, at) => JSON.stringify({ ...record, category: `c${at}` }))
    const days = ['2026-11-22', '2026-11-01', '', null, 'soon']
    const late = days.map((day) => JSON.stringify({ ...record, as_of_date: day }))
    const read = await readAt(KEY, csv(...lines, ...late))
    expect(effectiveDateOf(read)).toBe('2026-11-22')
    expect(rejectsOf(read)).toEqual([
      '5002 bad_effective_date as_of_date 2026-11-01',
      '5005 bad_effective_date as_of_date soon',
    ])
    expect(outcomeOf(read).rows).toEqual({ read: 5_005, accepted: 5_003, rejected: 2, skipped: 0 })
  })
})
