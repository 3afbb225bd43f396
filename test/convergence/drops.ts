// Drops as data: the content of a file, and its bytes. Small enough for a simple model to compute their result.

import fc from 'fast-check'

/** The last day reported on; a Sunday. */
export const AS_OF = '2026-11-22'

/** Hours in rows count from here. The half hour makes midnights of both zones fall between rows. */
const FIRST_HOUR_MS = Date.UTC(2026, 10, 19, 0, 30)

export interface SeatRow {
  readonly customer: string
  readonly subscription: string
  /** null: a word in place of the number, which rejects the row. */
  readonly sold: number | null
  readonly active: boolean
}

export interface UseRow {
  readonly customer: string
  readonly user: string
  readonly atHour: number
}

export interface TicketRow {
  readonly id: string
  readonly customer: string
  readonly atHour: number
  readonly isHelp: boolean
}

/** What one version of an object says. */
export type Content =
  | { readonly of: 'entitlements'; readonly rows: readonly SeatRow[]; readonly isLatin: boolean }
  | { readonly of: 'activity'; readonly rows: readonly UseRow[]; readonly isLatin: boolean }
  | { readonly of: 'support'; readonly rows: readonly TicketRow[]; readonly isLatin: boolean }
  /** A file without the columns that it needs: it is refused. */
  | { readonly of: 'nothing'; readonly word: string }

/** Places for drops; the last ones fit no partner, are a rehearsal, or lie behind the last day. */
export const KEYS = [
  'golden/entitlements/2026-11-20/all.csv',
  'golden/entitlements/2026-11-22/a.csv',
  'golden/entitlements/2026-11-22/b.csv',
  'golden/activity/2026-11-21/events.csv',
  'golden/activity/2026-11-22/events.csv',
  'golden/support/2026-11-21/tickets.csv',
  'golden/support/2026-11-22/tickets.csv',
  'silver/entitlements/2026-11-21/all.csv',
  'silver/activity/2026-11-22/events.csv',
  'golden/activity/2026-11-23/events.csv',
  'golden/entitlement/2026-11-22/typo.csv',
  'validate/golden/entitlements/2026-11-22/a.csv',
] as const

/** Any content that fits the dataset of the key. */
export function contentFor(key: string): fc.Arbitrary<Content> {
  const refused = fc.constantFrom('this', 'that').map((word): Content => ({ of: 'nothing', word }))
  return fc.oneof({ weight: 5, arbitrary: goodContent(key) }, { weight: 1, arbitrary: refused })
}

/** The first row's encoding is not UTF-8 when `isLatin`. */
export function bytesOf(content: Content): Uint8Array {
  if (content.of === 'nothing') return Buffer.from(`who,what\n${content.word},1\n`)
  const lines = content.rows.length === 0 ? [] : linesOf(content)
  const [first, ...rest] = lines.map((line) => `${line},`)
  const marked = first === undefined ? [] : [`${first}${content.isLatin ? 'Müller' : ''}`, ...rest]
  return Buffer.from(`${[`${HEADERS[content.of]},notes`, ...marked].join('\n')}\n`, 'latin1')
}

export function instantOf(atHour: number): Date {
  return new Date(FIRST_HOUR_MS + atHour * 3_600_000)
}

const HEADERS = {
  entitlements: 'customer_id,subscription_id,product_sku,account_manager,licenses_sold,status',
  activity: 'customer_id,user_id,product_sku,workload,activity_date',
  support: 'ticket_id,customer_id,opened_at,category',
}

/** Customers whose account manager is Li. */
const OF_LI = 'alpha'

function linesOf(content: Exclude<Content, { of: 'nothing' }>): string[] {
  switch (content.of) {
    case 'entitlements':
      return content.rows.map(({ customer, subscription, sold, active }) => {
        const manager = customer === OF_LI ? 'li@golden.example' : ''
        return `${customer},${subscription},E3,${manager},${sold ?? 'many'},${active ? 'Active' : 'Suspended'}`
      })
    case 'activity':
      return content.rows.map(
        ({ customer, user, atHour }) => `${customer},${user},E3,teams,${instantOf(atHour).toISOString()}`,
      )
    case 'support':
      return content.rows.map(
        ({ id, customer, atHour, isHelp }) =>
          `${id},${customer},${instantOf(atHour).toISOString()},${isHelp ? 'help' : 'billing'}`,
      )
  }
}

const customer = fc.constantFrom('alpha', 'beta', 'gamma')
/** Reaches into the day after the last. */
const atHour = fc.integer({ min: 0, max: 100 })

const seatRow: fc.Arbitrary<SeatRow> = fc.record({
  customer,
  subscription: fc.constantFrom('s1', 's2'),
  sold: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 5 }),
  active: fc.boolean(),
})
const useRow: fc.Arbitrary<UseRow> = fc.record({ customer, user: fc.constantFrom('u1', 'u2', 'u3'), atHour })
const ticketRow: fc.Arbitrary<TicketRow> = fc.record({
  id: fc.constantFrom('t1', 't2', 't3'),
  customer,
  atHour,
  isHelp: fc.boolean(),
})

/** Licences of two customers at least. */
export const seats: fc.Arbitrary<Content> = fc
  .tuple(
    ...['alpha', 'beta'].map((one) => seatRow.map((row) => ({ ...row, customer: one, sold: row.sold ?? 1 }))),
  )
  .map((rows) => ({ of: 'entitlements', rows, isLatin: false }))

function goodContent(key: string): fc.Arbitrary<Content> {
  const isLatin = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true))
  const rows = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { maxLength: 4 })
  if (key.includes('/activity/'))
    return fc.record({ of: fc.constant('activity'), rows: rows(useRow), isLatin })
  if (key.includes('/support/'))
    return fc.record({ of: fc.constant('support'), rows: rows(ticketRow), isLatin })
  return fc.record({ of: fc.constant('entitlements'), rows: rows(seatRow), isLatin })
}
