// Events and snapshots: who was active when, and what they state about licences.

import { describe, expect, it } from 'vitest'
import { WINDOW_DAYS } from '../../../../shared/domain/calendar.ts'
import { csv, customersOf, effectiveDateOf, entriesOf, outcomeOf, readAt, rejectsOf } from './read.ts'

const KEY = 'northwind/activity/2026-11-22/day.csv'
const EVENTS = 'customer_id,user_id,product_sku,workload,activity_date,subscription_id,is_licensed,is_deleted'
const SNAPSHOT = EVENTS.replace('activity_date', 'last_activity_date')

function readEvents(...rows: string[]) {
  return readAt(KEY, csv(EVENTS, ...rows))
}

function readSnapshot(...rows: string[]) {
  return readAt(KEY, csv(SNAPSHOT, ...rows))
}

describe('events', () => {
  it('become one entry per user, product, workload and subscription, with a mask of days', async () => {
    const read = await readEvents(
      'C1, Ana@X.example ,e3,Teams,2026-11-22,S1,,',
      'c1,ana@x.example,E3,teams,2026-11-20,s1,,',
      'c1,ana@x.example,E3,teams,,s1,,',
      'c1,ana@x.example,E3,exchange,2026-10-26,,,',
      'c2,ana@x.example,,teams,2026-11-21T23:30:00Z,,,',
    )
    expect(
      entriesOf(read).map(({ customer, user, product, workload, subscription, days }) => ({
        customer,
        user,
        product,
        workload,
        subscription,
        days,
      })),
    ).toEqual([
      {
        customer: 'c1',
        user: 'ana@x.example',
        product: 'E3',
        workload: 'teams',
        subscription: 's1',
        days: 0b101,
      },
      {
        customer: 'c1',
        user: 'ana@x.example',
        product: 'E3',
        workload: 'exchange',
        subscription: '',
        days: 1 << 27,
      },
      { customer: 'c2', user: 'ana@x.example', product: '', workload: 'teams', subscription: '', days: 1 },
    ])
    expect(outcomeOf(read)).toMatchObject({ shape: 'events', rows: { read: 5, accepted: 5 }, customers: 2 })
  })

  it('of a file without dates belong to its effective day', async () => {
    const read = await readAt(KEY, csv('customer_id,user_id,product_sku,workload', 'c,u,E3,teams'))
    expect(entriesOf(read)).toMatchObject([{ days: 1 }])
  })

  it('before the window set no bit, but their flags count', async () => {
    const read = await readEvents('c,u,E3,teams,2026-10-25,,no,yes', 'c,u,E3,teams,1999-01-01,,,')
    expect(entriesOf(read)).toMatchObject([{ days: 0, licensed: false, deleted: true }])
    expect(customersOf(read)).toEqual(['c'])
  })

  it('after the effective day are rejected', async () => {
    const read = await readEvents('c,u,E3,teams,2026-11-23,,,', 'c,u,E3,teams,2026-11-22T23:30:00Z,,,')
    expect(rejectsOf(read)).toEqual([
      '2 future_date activity_date 2026-11-23',
      '3 future_date activity_date 2026-11-22T23:30:00Z',
    ])
    expect(outcomeOf(read).problems).toEqual([
      {
        code: 'future_date',
        rows: 2,
        message: 'activity_date lies after 2026-11-22, the day of this file (first: line 2)',
      },
    ])
  })

  it('keep the last flag of each kind, with the row of the user that stated it', async () => {
    const read = await readEvents(
      'c,u,E3,teams,,,true,',
      'c,v,E3,teams,,,true,',
      'c,u,E3,exchange,,,,true',
      'c,u,E3,teams,,,no,',
      'c,u,E3,teams,,,,',
      'c,u,E3,exchange,,,1,false',
    )
    expect(entriesOf(read)).toMatchObject([
      { user: 'u', workload: 'teams', licensed: false, licensedRow: 2, deleted: null },
      { user: 'u', workload: 'exchange', licensed: true, licensedRow: 4, deleted: false, deletedRow: 4 },
      { user: 'v', workload: 'teams', licensed: true, licensedRow: 0, deleted: null },
    ])
  })

  it.each([
    ['viva_engage', 'yammer'],
    ['Viva_Engage', 'yammer'],
    ['OneDrive', 'onedrive'],
    ['My Own App', 'my own app'],
  ])('in %s are stored under %s', async (workload, stored) => {
    expect(entriesOf(await readEvents(`c,u,E3,${workload},,,,`))).toMatchObject([{ workload: stored }])
  })

  it('are checked in the order of their columns', async () => {
    const read = await readEvents(
      ',,,,soon,,?,?',
      'c,,,,soon,,?,?',
      'c,u,,,soon,,?,?',
      'c,u,,teams,soon,,?,?',
      'c,u,,teams,,,?,?',
      'c,u,,teams,,,,?',
    )
    expect(rejectsOf(read)).toEqual([
      '2 missing_value customer_id ',
      '3 missing_value user_id ',
      '4 missing_value workload ',
      '5 bad_date activity_date soon',
      '6 bad_boolean is_licensed ?',
      '7 bad_boolean is_deleted ?',
    ])
  })

  it('are assumed for a file with both dates', async () => {
    const header = `${EVENTS},last_activity_date`
    const read = await readAt(KEY, csv(header, 'c,u,E3,teams,2026-11-21,,,,2026-11-01'))
    expect(outcomeOf(read)).toMatchObject({ shape: 'events', ignoredColumns: ['last_activity_date'] })
    expect(entriesOf(read)).toMatchObject([{ days: 0b10 }])
  })
})

describe('a snapshot', () => {
  it('states the last day of use; blank means never', async () => {
    const read = await readSnapshot('c,u,E3,teams,2026-11-12,,,', 'c,v,E3,teams,,,true,')
    expect(outcomeOf(read).shape).toBe('snapshot')
    expect(entriesOf(read)).toMatchObject([
      { user: 'u', days: 1 << 10 },
      { user: 'v', days: 0, licensed: true },
    ])
  })

  it('rejects use after its day', async () => {
    expect(rejectsOf(await readSnapshot('c,u,E3,teams,2026-11-23,,,'))).toEqual([
      '2 future_date last_activity_date 2026-11-23',
    ])
  })

  it('has its window end on its own date, not that of the key', async () => {
    const header = `as_of_date,${SNAPSHOT}`
    const read = await readAt(
      KEY,
      csv(header, `2026-11-20,c,u,E3,teams,2026-11-20,,,`, `2026-11-20,c,v,E3,teams,2026-11-21,,,`),
    )
    expect(effectiveDateOf(read)).toBe('2026-11-20')
    expect(entriesOf(read)).toMatchObject([{ user: 'u', days: 1 }])
    expect(rejectsOf(read)).toEqual(['3 future_date last_activity_date 2026-11-21'])
  })

  it('sets exactly the days of the window', async () => {
    const days = Array.from({ length: WINDOW_DAYS }, (_, ago) => 1 << ago)
    const rows = days.map((_, ago) => {
      const date = new Date(Date.UTC(2026, 10, 22 - ago)).toISOString().slice(0, 10)
      return `c,u${String(ago).padStart(2, '0')},E3,teams,${date},,,`
    })
    expect(entriesOf(await readSnapshot(...rows)).map((entry) => entry.days)).toEqual(days)
  })
})
