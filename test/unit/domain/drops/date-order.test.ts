// In which order a file writes day and month: as configured, or as its first unambiguous date proves; otherwise it is refused.

import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../../shared/domain/calendar.ts'
import { csv, outcomeOf, readAt, rejectsOf, subscriptionsOf, ticketsOf } from './read.ts'

const KEY = 'northwind/support/2026-11-22/tickets.csv'

function tickets(...dates: string[]): string {
  return csv(
    'ticket_id,customer_id,opened_at,spam,category',
    ...dates.map((date, at) => `T${at},c,${date},help`),
  )
}

async function daysOf(text: string, settings = {}): Promise<string[]> {
  const read = await readAt(KEY, text, { settings })
  return ticketsOf(read).map(({ openedDay }) => (openedDay === null ? 'no call' : formatDay(openedDay)))
}

describe('the order of day and month', () => {
  it('is that of the first unambiguous date, wherever it is', async () => {
    expect(await daysOf(tickets('05/11/2026,', '06/11/2026,', '25/11/2026,'))).toEqual([
      '2026-11-05',
      '2026-11-06',
      '2026-11-25',
    ])
    expect(await daysOf(tickets('11/05/2026,', '11/25/2026,'))).toEqual(['2026-11-05', '2026-11-25'])
  })

  it('is reported in a note, with the date that proves it', async () => {
    const { notes } = outcomeOf(await readAt(KEY, tickets('05/11/2026,', '25/11/2026,')))
    expect(notes).toMatchObject([
      { code: 'date_order', message: 'dates are read as day/month/year: line 3 says 25/11/2026' },
    ])
  })

  it('may be proven by a row that is skipped', async () => {
    expect(await daysOf(tickets('05/11/2026,', '25/11/2026,yes'))).toEqual(['2026-11-05', 'no call'])
  })

  it('makes a date that is impossible in it a bad one', async () => {
    const read = await readAt(KEY, tickets('25/11/2026,', '11/25/2026,'))
    expect(rejectsOf(read)).toEqual(['3 bad_date opened_at 11/25/2026'])
  })

  it('is that of the settings, whatever the file proves, without a note', async () => {
    const read = await readAt(KEY, tickets('05/11/2026,', '11/25/2026,'), {
      settings: { dateOrder: 'month-first' },
    })
    expect(ticketsOf(read)).toHaveLength(2)
    expect(outcomeOf(read).notes.map(({ code }) => code)).not.toContain('date_order')
  })

  it('is missing in a file that is refused, with both settings named', async () => {
    const { refused } = outcomeOf(await readAt(KEY, tickets('2026-11-01,', '05/11/2026,', '06/11/2026,')))
    expect(refused?.code).toBe('ambiguous_date')
    for (const words of ['line 3 says 05/11/2026', '"day-first"', '"month-first"']) {
      expect(refused?.message).toContain(words)
    }
  })

  it('is applied to start and end dates only if it is known', async () => {
    const key = 'northwind/entitlements/2026-11-22/all.csv'
    const header = 'customer_id,subscription_id,product_sku,licenses_sold,status,start_date'
    const open = await readAt(key, csv(header, 'c,s1,E3,1,active,03/01/2025'))
    expect(subscriptionsOf(open)).toMatchObject([{ startDay: null }])
    expect(outcomeOf(open)).toMatchObject({ refused: null, notes: [{ code: 'ignored_value' }] })
    const proven = await readAt(
      key,
      csv(header, 'c,s1,E3,1,active,03/01/2025', 'c,s2,E3,1,active,15/01/2025'),
    )
    expect(subscriptionsOf(proven).map(({ startDay }) => formatDay(startDay ?? (0 as never)))).toEqual([
      '2025-01-03',
      '2025-01-15',
    ])
  })
})
