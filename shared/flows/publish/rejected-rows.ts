// The drops of the week of which rows were rejected: their numbers are reported to those who can correct them, and where
// no other drop reports on a customer, nobody can say that it needs no attention.

import { addDays, type Day } from '../../domain/calendar.ts'
import type { RejectedRowsOfKey } from '../../domain/digest/digest-input.ts'
import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { CustomerId, PartnerId } from '../../domain/ids.ts'
import { countingReading, type FinishedReading } from '../../domain/ledger/drop-state.ts'
import type { ReportBucket } from '../../ports.ts'
import { heldCustomers } from '../ingest/held-customers.ts'
import { drops, type LedgerPorts } from '../ledger.ts'
import { keyDaysSeen } from '../measure/inputs.ts'

const WEEK_DAYS = 7

interface Ports extends LedgerPorts {
  readonly reports: Pick<ReportBucket, 'get'>
}

/** Drops that count, effective in the 7 days that end with `asOf`. `portfolio`: the customers of that day. */
export async function rejectedRows(
  partner: PartnerId,
  asOf: Day,
  portfolio: readonly CustomerId[],
  ports: Ports,
): Promise<RejectedRowsOfKey[]> {
  const week = await dropsOfWeek(partner, asOf, ports)
  const found: RejectedRowsOfKey[] = []
  for (const [, alike] of Map.groupBy(week, ({ address }) => address.dataset)) {
    const rejecting = alike.filter(({ reading }) => reading.outcome.rows.rejected > 0)
    if (rejecting.length === 0) continue
    const covered = await coverageOf(alike, ports)
    for (const drop of rejecting) {
      const { key, customer } = drop.address
      const { read, rejected } = drop.reading.outcome.rows
      // Nothing says whose a rejected row is, unless the key does: it may be anybody's.
      const whose = customer === null ? portfolio : [customer]
      found.push({ key, customer, read, rejected, isAlone: !whose.every((id) => covered(id, drop)) })
    }
  }
  return found
}

interface DropOfWeek {
  readonly address: DropAddress
  readonly reading: FinishedReading
}

async function dropsOfWeek(partner: PartnerId, asOf: Day, ports: Ports): Promise<DropOfWeek[]> {
  const week: DropOfWeek[] = []
  for await (const { address, record } of drops(partner, ports, keyDaysSeen(asOf, asOf))) {
    const reading = countingReading(record.state)
    const day = reading?.outcome.effectiveDay ?? null
    if (reading === null || day === null || day > asOf || day <= addDays(asOf, -WEEK_DAYS)) continue
    week.push({ address, reading })
  }
  return week
}

/** Does another drop of the same dataset speak of the customer? */
async function coverageOf(
  alike: readonly DropOfWeek[],
  ports: Ports,
): Promise<(customer: CustomerId, but: DropOfWeek) => boolean> {
  const spokenOf = new Map<DropOfWeek, ReadonlySet<CustomerId> | 'everybody'>()
  const dropsFor = new Map<CustomerId, number>()
  let dropsForEverybody = 0
  for (const drop of alike) {
    const customers = await customersOf(drop, ports)
    spokenOf.set(drop, customers)
    if (customers === 'everybody') dropsForEverybody += 1
    else for (const customer of customers) dropsFor.set(customer, (dropsFor.get(customer) ?? 0) + 1)
  }
  return (customer, but) => {
    const own = spokenOf.get(but) ?? new Set()
    const isOwn = own === 'everybody' || own.has(customer)
    return dropsForEverybody + (dropsFor.get(customer) ?? 0) > (isOwn ? 1 : 0)
  }
}

/** As days are covered and support is seen; of support, nothing else is kept. */
async function customersOf(
  { address, reading }: DropOfWeek,
  { reports }: Ports,
): Promise<ReadonlySet<CustomerId> | 'everybody'> {
  const { rows, covers } = reading.outcome
  const isSupport = address.dataset === 'support'
  if (rows.accepted + (isSupport ? rows.skipped : 0) === 0 || covers === 'none') return new Set()
  if (address.customer !== null) return new Set([address.customer])
  if (isSupport || covers === 'day') return 'everybody'
  return new Set(await heldCustomers(address, reading, reports))
}
