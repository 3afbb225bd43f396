// The worked example: every drop of it, as the reader sees it.

import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { WINDOW_DAYS } from '../../../../shared/domain/calendar.ts'
import {
  aggregatesOf,
  countsOf,
  effectiveDateOf,
  entitlementsOf,
  entriesOf,
  outcomeOf,
  type Read,
  readAt,
  rejectsOf,
  subscriptionsOf,
  ticketsOf,
} from './read.ts'

const FOLDER = new URL('../../../e2e/example/drops/', import.meta.url)

/** Key, shape, effective date, rows, accepted rows, customers. */
const DROPS = [
  ['golden/activity/2026-11-15/customer=alpha/week.csv', 'snapshot', '2026-11-15', 6, 5, 1],
  ['golden/activity/2026-11-20/counts.csv', 'aggregates', '2026-11-20', 3, 3, 1],
  ['golden/activity/2026-11-20/customer=beta/events.csv', 'events', '2026-11-20', 7, 7, 1],
  ['golden/activity/2026-11-21/customer=beta/events.csv', 'events', '2026-11-21', 5, 5, 1],
  [
    'golden/activity/2026-11-23/customer=alpha/getOffice365ActiveUserDetail.csv',
    'graph',
    '2026-11-22',
    9,
    9,
    1,
  ],
  ['golden/entitlements/2026-11-14/all.csv', 'subscriptions', '2026-11-14', 3, 3, 3],
  ['golden/entitlements/2026-11-22/all.csv', 'subscriptions', '2026-11-22', 10, 9, 4],
  ['golden/entitlements/2026-11-22/customer=GAMMA/own.csv', 'subscriptions', '2026-11-22', 2, 2, 1],
  ['golden/support/2026-11-15/counts.csv', 'counts', '2026-11-15', 1, 1, 1],
  ['golden/support/2026-11-15/tickets.csv', 'tickets', '2026-11-15', 4, 4, 2],
  ['golden/support/2026-11-22/counts.csv', 'counts', '2026-11-22', 3, 3, 1],
  ['golden/support/2026-11-22/freshdesk.csv', 'tickets', '2026-11-22', 2, 2, 2],
  ['golden/support/2026-11-22/tickets.csv', 'tickets', '2026-11-22', 7, 6, 2],
  ['stranger/support/2026-11-22/tickets.csv', 'tickets', '2026-11-22', 1, 1, 1],
] as const

async function readExample(key: string): Promise<Read> {
  return readAt(key, await readFile(new URL(key, FOLDER)))
}

describe('the worked example', () => {
  it('has no other drops than these', () => {
    const found = globSync('*/**/*.csv', { cwd: fileURLToPath(FOLDER) })
    expect(found.sort()).toEqual(DROPS.map(([key]) => key))
  })

  it.each(DROPS)(
    '%s is %s of %s: %i rows, %i accepted, %i customers',
    async (key, shape, date, rows, accepted, customers) => {
      const read = await readExample(key)
      expect(effectiveDateOf(read)).toBe(date)
      expect(outcomeOf(read)).toMatchObject({
        shape,
        rows: { read: rows, accepted, rejected: rows - accepted },
        customers,
        refused: null,
        container: 'plain',
        encoding: 'utf-8',
        format: 'csv',
      })
    },
  )

  it.each([
    ['golden/activity/2026-11-15/customer=alpha/week.csv', '7 future_date last_activity_date 2026-11-16'],
    ['golden/entitlements/2026-11-22/all.csv', '8 bad_status Status pending'],
    ['golden/support/2026-11-22/tickets.csv', '8 bad_date opened_at soon'],
  ])('%s rejects line %s', async (key, reject) => {
    expect(rejectsOf(await readExample(key))).toEqual([reject])
  })

  it('keeps the subscriptions of the semicolon file, and the names of their products', async () => {
    const read = await readExample('golden/entitlements/2026-11-22/all.csv')
    expect(outcomeOf(read).delimiter).toBe(';')
    expect(
      subscriptionsOf(read).map(({ id, status, isTrial, sold, assigned }) => [
        id,
        status,
        isTrial,
        sold,
        assigned,
      ]),
    ).toEqual([
      ['s1', 'active', false, 8, 7],
      ['s2', 'disabled', false, 3, 3],
      ['s3', 'in_grace_period', true, 25, null],
      ['b1', 'active', false, 5, 5],
      ['b2', 'in_grace_period', false, 5, 5],
      ['b3', 'active', false, 10_000, 4],
      ['b5', 'active', true, 25, null],
      ['d1', 'active', false, 12, 6],
      ['g1', 'active', false, 10, 10],
    ])
    const [alpha] = entitlementsOf(read)
    expect(alpha).toMatchObject({
      customer: 'alpha',
      customerName: 'Alpha Ltd',
      accountManager: 'li@golden.example',
    })
    const exchange = alpha?.subscriptions.find(({ sku }) => sku === 'EXCHANGESTANDARD')
    expect(exchange?.productName).toBe('Exchange Online (Plan 1)')
  })

  it('keeps each workload of the Graph report, its last day, its licence flag and who is deleted', async () => {
    const read = await readExample(
      'golden/activity/2026-11-23/customer=alpha/getOffice365ActiveUserDetail.csv',
    )
    const entries = entriesOf(read)
    expect(entries).toHaveLength(9 * 6)
    const of = (user: string, workload: string) => {
      const entry = entries.find((candidate) => candidate.user === user && candidate.workload === workload)
      return [entry?.product, entry?.days, entry?.licensed, entry?.deleted]
    }
    expect(of('u1', 'exchange')).toEqual(['office 365 e3\nmicrosoft power automate free', 1, true, false])
    expect(of('u1', 'teams')).toEqual(['office 365 e3\nmicrosoft power automate free', 1 << 2, true, false])
    expect(of('u2', 'onedrive')).toEqual(['office 365 e3', 1 << 12, true, false])
    expect(of('u2', 'sharepoint')).toEqual(['office 365 e3', 1 << 11, true, false])
    expect(of('u3', 'yammer')).toEqual(['office 365 e3', 1 << 21, false, false])
    expect(of('u4', 'exchange')).toEqual(['office 365 e3', 1 << (WINDOW_DAYS - 1), false, true])
    expect(of('u5', 'exchange')).toEqual(['office 365 e3', 0, true, false])
    expect(of('u7', 'yammer')).toEqual(['', 1 << 20, false, false])
    expect(of('u8', 'skype')).toEqual(['', 0, false, false])
  })

  it('keeps the events of beta, with licence flags and subscriptions', async () => {
    const entries = entriesOf(await readExample('golden/activity/2026-11-20/customer=beta/events.csv'))
    expect(entries).toHaveLength(7)
    expect(entries.find(({ user }) => user === 'v1')).toMatchObject({
      product: 'SPE_E5',
      subscription: 'b1',
      days: 1,
    })
    expect(entries.find(({ user }) => user === 'v4')).toMatchObject({ days: 1 << 1, deleted: null })
    expect(entries.find(({ user }) => user === 'v9')).toMatchObject({ deleted: true, licensed: null })
    const next = entriesOf(await readExample('golden/activity/2026-11-21/customer=beta/events.csv'))
    expect(next.map(({ user, workload, days }) => [user, workload, days])).toEqual([
      ['v1', 'teams', 1],
      ['v6', 'yammer', 1],
      ['v7', 'exchange', 1],
      ['v8', 'office_apps', 1],
      ['v9', 'exchange', 1],
    ])
  })

  it('keeps the counts of gamma', async () => {
    const read = await readExample('golden/activity/2026-11-20/counts.csv')
    const common = { customer: 'gamma', byName: false, channel: '', windowDays: WINDOW_DAYS }
    expect(aggregatesOf(read)).toEqual([
      { ...common, product: 'ENTERPRISEPACK', workload: 'teams', active: 9 },
      { ...common, product: 'ENTERPRISEPACK', workload: 'exchange', active: 11 },
      { ...common, product: 'VISIOCLIENT', workload: 'office_apps', active: 2 },
    ])
  })

  it('keeps callers by name from Freshdesk, and lists the subject as ignored', async () => {
    const read = await readExample('golden/support/2026-11-22/freshdesk.csv')
    expect(outcomeOf(read).ignoredColumns).toEqual(['Subject', 'Resolved Time'])
    expect(ticketsOf(read).map(({ id, customerName, category }) => [id, customerName, category])).toEqual([
      ['f1', 'Gamma GmbH', 'how-to'],
      ['f2', 'Nobody Ltd', 'incident'],
    ])
  })

  it('places a ticket opened before midnight UTC on the next day of Madrid', async () => {
    const tickets = ticketsOf(await readExample('golden/support/2026-11-15/tickets.csv'))
    const [t1, t3] = [tickets[0], tickets[2]]
    expect(t3?.openedDay).toBe((t1?.openedDay ?? 0) - 15)
  })

  it('keeps the later of two counts of one day and category', async () => {
    const counts = countsOf(await readExample('golden/support/2026-11-22/counts.csv'))
    expect(counts.map(({ customer, category, calls }) => [customer, category, calls])).toEqual([
      ['beta', 'help', 2],
      ['beta', 'how-to', 1],
    ])
  })
})
