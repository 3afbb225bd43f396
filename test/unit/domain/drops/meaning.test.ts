// Accepted rows mean what their cells say: each reading is compared with a simple calculation from the same rows.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayOf, formatDay, WINDOW_DAYS } from '../../../../shared/domain/calendar.ts'
import {
  csv,
  csvRecords,
  entitlementsOf,
  entriesOf,
  outcomeOf,
  readAt,
  subscriptionsOf,
  ticketsOf,
} from './read.ts'

const EFFECTIVE = dayOf('2026-11-22')

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

/** A row of an events file, with what its cells are meant to say. */
const eventRow = fc.record({
  customer: fc.constantFrom('alpha', 'BETA', ' beta '),
  user: fc.constantFrom('u1', 'U1', 'u2', 'ü,3', 'a"b'),
  product: fc.constantFrom('', 'e3', 'E5'),
  workload: fc.constantFrom('teams', 'Exchange', 'viva_engage', ''),
  daysAgo: fc.oneof(fc.integer({ min: -2, max: 40 }), fc.constant(null)),
  subscription: fc.constantFrom('', 's1', 'S1'),
  licensed: fc.constantFrom('', 'yes', 'No', 'maybe'),
  deleted: fc.constantFrom('', 'TRUE', '0'),
})
type EventRow = typeof eventRow extends fc.Arbitrary<infer Row> ? Row : never

function isSound({ workload, daysAgo, licensed }: EventRow): boolean {
  return workload !== '' && (daysAgo ?? 0) >= 0 && licensed !== 'maybe'
}

function lineOf(row: EventRow): string {
  const date = row.daysAgo === null ? '' : formatDay(addDays(EFFECTIVE, -row.daysAgo))
  const { customer, user, product, workload, subscription, licensed, deleted } = row
  return [customer, user, product, workload, date, subscription, licensed, deleted].map(quoted).join(',')
}

const SAID = new Map([
  ['yes', true],
  ['TRUE', true],
  ['No', false],
  ['0', false],
])

/** The reckoning: one line per entry, as the sheets should tell it. */
function reckon(rows: readonly EventRow[]): string[] {
  const entries = new Map<string, { days: Set<number>; licensed: string; deleted: string }>()
  const rowsOfUser = new Map<string, number>()
  for (const row of rows.filter(isSound)) {
    const user = `${row.customer.trim().toLowerCase()} ${row.user.toLowerCase()}`
    const count = rowsOfUser.get(user) ?? 0
    rowsOfUser.set(user, count + 1)
    const workload = row.workload.toLowerCase().replace('viva_engage', 'yammer')
    const place = `${user} ${row.product.toUpperCase()} ${workload} ${row.subscription.toLowerCase()}`
    const entry = entries.get(place) ?? { days: new Set(), licensed: 'null', deleted: 'null' }
    entries.set(place, entry)
    if ((row.daysAgo ?? 0) < WINDOW_DAYS) entry.days.add(row.daysAgo ?? 0)
    if (row.licensed !== '') entry.licensed = `${SAID.get(row.licensed)} by ${count}`
    if (row.deleted !== '') entry.deleted = `${SAID.get(row.deleted)} by ${count}`
  }
  return [...entries].map(([place, { days, licensed, deleted }]) => {
    return `${place}: ${[...days].sort((a, b) => a - b)}, licensed ${licensed}, deleted ${deleted}`
  })
}

describe('events', () => {
  const header =
    'customer_id,user_id,product_sku,workload,activity_date,subscription_id,is_licensed,is_deleted'

  it('mean what their cells say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(eventRow, { maxLength: 20 }), async (rows) => {
        const read = await readAt('p1/activity/2026-11-22/day.csv', csv(header, ...rows.map(lineOf)))
        const told = entriesOf(read).map((entry) => {
          const days = Array.from({ length: WINDOW_DAYS }, (_, ago) => ago).filter(
            (ago) => (entry.days >> ago) & 1,
          )
          const said = (value: boolean | null, row: number) =>
            value === null ? 'null' : `${value} by ${row}`
          const place = `${entry.customer} ${entry.user} ${entry.product} ${entry.workload} ${entry.subscription}`
          return `${place}: ${days}, licensed ${said(entry.licensed, entry.licensedRow)}, deleted ${said(entry.deleted, entry.deletedRow)}`
        })
        expect(told.sort()).toEqual(reckon(rows).sort())
        expect(outcomeOf(read).rows).toMatchObject({
          read: rows.length,
          accepted: rows.filter(isSound).length,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('do not depend on the order of their rows, except for the last statement', async () => {
    const silent = eventRow.map((row) => ({ ...row, licensed: '' as const, deleted: '' as const }))
    await fc.assert(
      fc.asyncProperty(fc.array(silent, { maxLength: 12 }), fc.nat(), async (rows, turn) => {
        const place = turn % (rows.length + 1)
        const turned = [...rows.slice(place), ...rows.slice(0, place)]
        const read = async (order: readonly EventRow[]) => {
          const entries = entriesOf(
            await readAt('p1/activity/2026-11-22/day.csv', csv(header, ...order.map(lineOf))),
          )
          return entries.map((entry) => JSON.stringify(entry)).sort()
        }
        expect(await read(turned)).toEqual(await read(rows))
      }),
      { numRuns: 100 },
    )
  })
})

/** Line breaks of any kind are read as line feeds. */
function plain(text: string): string | null {
  return text.replaceAll(/\r\n?/g, '\n').trim() || null
}

describe('texts', () => {
  it('are stored as they were written, trimmed', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((any) => any.replaceAll('\0', '').toWellFormed())
    await fc.assert(
      fc.asyncProperty(text, text, fc.constantFrom(',', ';', '\t'), async (customer, product, delimiter) => {
        const header = [
          'customer_id',
          'customer_name',
          'subscription_id',
          'product_sku',
          'product_name',
          'licenses_sold',
          'status',
        ]
        const row = ['c', customer, 's', 'E3', product, '1', 'active'].map(quoted)
        const read = await readAt(
          'p1/entitlements/2026-11-22/a.csv',
          csv(header.join(delimiter), row.join(delimiter)),
        )
        expect(entitlementsOf(read)).toMatchObject([
          {
            customerName: plain(customer),
            subscriptions: [{ productName: plain(product) }],
          },
        ])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a corrected rejects file', () => {
  interface Ticket {
    readonly opened: Day
    readonly category: string
    /** How the row is damaged in the first upload. */
    readonly damage: 'none' | 'date' | 'width' | 'quote'
  }
  const ticket: fc.Arbitrary<Ticket> = fc.record({
    opened: fc.integer({ min: EFFECTIVE - 40, max: EFFECTIVE }).map((day) => day as Day),
    category: fc.constantFrom('help', 'how-to', 'my "own", word', 'a;b'),
    damage: fc.constantFrom('none', 'none', 'none', 'date', 'width', 'quote'),
  })
  const HEADER = 'ticket_id,customer_id,opened_at,category'

  function cellsOf({ opened, category }: Ticket, at: number): string[] {
    return [`T${at}`, 'c', formatDay(opened), category]
  }

  function damaged(row: Ticket, at: number): string {
    const [id = '', customer = '', opened = '', category = ''] = cellsOf(row, at).map(quoted)
    if (row.damage === 'date') return [id, customer, 'soon', category].join(',')
    if (row.damage === 'width') return [id, customer, opened, category, 'more'].join(',')
    if (row.damage === 'quote') return `"T${at},c`
    return [id, customer, opened, category].join(',')
  }

  it('uploaded beside the first file gives the result of a clean file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ticket, { maxLength: 30 }), async (rows) => {
        const first = await readAt('p1/support/2026-11-22/a.csv', csv(HEADER, ...rows.map(damaged)))
        const bad = csvRecords(first.rejects)
        const lines = bad.map(({ _line, _code }) => {
          const at = Number(_line) - 2
          const row = rows[at]
          if (row === undefined) throw new Error(`no row stands on line ${_line}`)
          return [...cellsOf(row, at), _line ?? '', _code ?? ''].map(quoted).join(',')
        })
        const second = await readAt('p1/support/2026-11-22/b.csv', csv(`${HEADER},_line,_code`, ...lines))
        expect(outcomeOf(second).rows.rejected).toBe(0)
        if (outcomeOf(first).refused !== null) return
        const clean = await readAt(
          'p1/support/2026-11-22/a.csv',
          csv(HEADER, ...rows.map((row, at) => cellsOf(row, at).map(quoted).join(','))),
        )
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect([...ticketsOf(first), ...ticketsOf(second)].sort(byId)).toEqual(
          [...ticketsOf(clean)].sort(byId),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('rejects a subscription again only for what is still wrong', async () => {
    const header = 'customer_id,subscription_id,product_sku,licenses_sold,status'
    const first = await readAt('p1/entitlements/2026-11-22/a.csv', csv(header, 'c,s1,E3,five,pending'))
    const second = await readAt('p1/entitlements/2026-11-22/b.csv', first.rejects.replace('five', '5'))
    expect(csvRecords(second.rejects)).toMatchObject([{ _code: 'bad_status', licenses_sold: '5' }])
    const third = await readAt(
      'p1/entitlements/2026-11-22/b.csv',
      second.rejects.replace('pending', 'active'),
    )
    expect(subscriptionsOf(third)).toMatchObject([{ id: 's1', sold: 5, status: 'active' }])
  })
})
