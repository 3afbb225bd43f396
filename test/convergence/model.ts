// What readers must see, computed a second time and as simply as possible: from the objects that the bucket holds
// now, in one go, without ledger, sheets or events.

import type { RowCounts } from '../../shared/domain/drops/outcome.ts'
import { AS_OF, type Content, instantOf, type SeatRow, type TicketRow, type UseRow } from './drops.ts'
import { type Partners, ZONES, type Zone } from './partners.ts'

/** W(E): its first day. */
const WINDOW_START = '2026-10-26'

export interface ExpectedReceipt {
  readonly committed: boolean
  readonly refused: string | null
  readonly rows: RowCounts
}

export interface ExpectedCustomer {
  readonly sold: number
  readonly active: number
  /** null: no support data. */
  readonly calls: number | null
}

export interface Expected {
  /** By where they lie. */
  readonly receipts: Readonly<Record<string, ExpectedReceipt>>
  /** `key customer subscription sold status`, sorted. */
  readonly seats: readonly string[]
  /** By partner and customer. */
  readonly customers: Readonly<Record<string, Readonly<Record<string, ExpectedCustomer>>>>
}

/** `objects`: by key, what the bucket holds now. */
export function expectedOf(objects: ReadonlyMap<string, Content>, partners: Partners): Expected {
  const drops = Array.from(objects, ([key, content]) => readDrop(key, content, partners))
  const counting = drops.filter(({ receipt }) => receipt.committed)
  return {
    receipts: Object.fromEntries(drops.map(({ place, receipt }) => [place, receipt])),
    seats: counting.flatMap(seatLines).sort(),
    customers: {
      ...(partners.golden === null ? {} : { golden: customersOf('golden', partners.golden, counting) }),
      ...(partners.silver === null ? {} : { silver: customersOf('silver', partners.silver, counting) }),
    },
  }
}

/** A drop with the rows that it accepts. */
interface Drop {
  readonly key: string
  readonly partner: string
  readonly day: string
  readonly seats: readonly SeatRow[]
  readonly uses: readonly UseRow[]
  readonly tickets: readonly TicketRow[]
  readonly place: string
  readonly receipt: ExpectedReceipt
}

function readDrop(key: string, content: Content, partners: Partners): Drop {
  const isRehearsal = key.startsWith('validate/')
  const [partner = '', dataset = '', day = ''] = key.replace('validate/', '').split('/')
  const zone = partner === 'golden' ? partners.golden : partners.silver
  const isMisplaced = dataset === 'entitlement'
  const isUnread = isMisplaced || zone === null
  const rows = isUnread || content.of === 'nothing' ? [] : content.rows
  const accepted = rows.filter((row) => isAccepted(row, day, zone))
  const countsNowhere = rows.length > 0 && accepted.length === 0
  const refused = refusalOf(content, isMisplaced, zone) ?? (countsNowhere ? 'mostly_rejected' : null)
  const says = refused === null && !isRehearsal
  return {
    key,
    partner,
    day,
    seats: says && content.of === 'entitlements' ? (accepted as SeatRow[]) : [],
    uses: says && content.of === 'activity' ? (accepted as UseRow[]) : [],
    tickets: says && content.of === 'support' ? (accepted as TicketRow[]) : [],
    place: `receipts/${isUnread ? '_refused/' : ''}${key}.receipt.json`,
    receipt: {
      committed: says,
      refused,
      rows: {
        read: rows.length,
        accepted: accepted.length,
        rejected: rows.length - accepted.length,
        skipped: 0,
      },
    },
  }
}

function refusalOf(content: Content, isMisplaced: boolean, zone: Zone | null): string | null {
  if (isMisplaced) return 'bad_key'
  if (zone === null) return 'unknown_partner'
  return content.of === 'nothing' ? 'missing_column' : null
}

/** A number must be one, and nobody was active after the day of the file. */
function isAccepted(row: SeatRow | UseRow | TicketRow, day: string, zone: Zone | null): boolean {
  if ('sold' in row) return row.sold !== null
  return !('user' in row) || localDay(row.atHour, zone) <= day
}

function localDay(atHour: number, zone: Zone | null): string {
  const aheadMs = (zone === null ? 0 : ZONES[zone]) * 3_600_000
  return new Date(instantOf(atHour).getTime() + aheadMs).toISOString().slice(0, 10)
}

function isSeen(day: string): boolean {
  return day >= WINDOW_START && day <= AS_OF
}

function seatLines({ key, seats }: Drop): string[] {
  return Array.from(lastOf(seats), ([, row]) => {
    return `${key} ${row.customer} ${row.subscription} ${row.sold} ${row.active ? 'active' : 'disabled'}`
  })
}

/** Of a customer's subscription the later line counts. */
function lastOf(rows: readonly SeatRow[]): Map<string, SeatRow> {
  return new Map(rows.map((row) => [`${row.customer} ${row.subscription}`, row]))
}

function customersOf(partner: string, zone: Zone, drops: readonly Drop[]): Record<string, ExpectedCustomer> {
  const own = drops.filter((drop) => drop.partner === partner && isSeen(drop.day)).sort(byDayAndKey)
  const figures: Record<string, ExpectedCustomer> = {}
  for (const customer of ['alpha', 'beta', 'gamma']) {
    const state = stateOf(customer, own)
    if (state === null) continue
    const users = own
      .flatMap(({ uses }) => uses)
      .filter((use) => use.customer === customer && isSeen(localDay(use.atHour, zone)))
    figures[customer] = {
      sold: state.reduce((sum, { sold, active }) => sum + (active ? (sold ?? 0) : 0), 0),
      active: new Set(users.map(({ user }) => user)).size,
      calls: callsOf(customer, zone, own),
    }
  }
  return figures
}

/** The subscriptions of the latest day that holds the customer; null: there is none. */
function stateOf(customer: string, drops: readonly Drop[]): SeatRow[] | null {
  const holding = drops.filter(({ seats }) => seats.some((row) => row.customer === customer))
  const latest = holding.at(-1)?.day
  const rows = holding.filter(({ day }) => day === latest).flatMap(({ seats }) => seats)
  const state = [...lastOf(rows.filter((row) => row.customer === customer)).values()]
  return state.length === 0 ? null : state
}

function callsOf(customer: string, zone: Zone, drops: readonly Drop[]): number | null {
  const tickets = drops.flatMap((drop) => drop.tickets)
  if (tickets.length === 0) return null
  const lastWords = [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()]
  return lastWords.filter(
    (ticket) => ticket.customer === customer && ticket.isHelp && isSeen(localDay(ticket.atHour, zone)),
  ).length
}

function byDayAndKey(a: Drop, b: Drop): number {
  return `${a.day} ${a.key}` < `${b.day} ${b.key}` ? -1 : 1
}
