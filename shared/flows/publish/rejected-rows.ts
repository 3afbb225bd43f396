// The drops of the week of which rows were rejected: their numbers are reported to those who can correct them, and where
// no other drop reports on a customer, nobody can say that it needs no attention.

import { addDays, type Day } from '../../domain/calendar.ts'
import type { RejectedRowsOfKey } from '../../domain/digest/digest-input.ts'
import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { countingReading, type FinishedReading } from '../../domain/ledger/drop-state.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { heldCustomers } from '../ingest/held-customers.ts'
import type { LedgerEntry } from '../ledger.ts'
import { mapOrdered } from '../map-ordered.ts'

const WEEK_DAYS = 7

const MANIFESTS_AT_ONCE = 8

interface Ports {
  readonly reports: Pick<ReportBucket, 'get'>
}

export interface DropOfWeek {
  readonly address: DropAddress
  readonly reading: FinishedReading
}

/** null: it does not count, or is not effective in the 7 days that end with `asOf`. */
export function dropOfWeek({ address, record }: LedgerEntry, asOf: Day): DropOfWeek | null {
  const reading = countingReading(record.state)
  const day = reading?.outcome.effectiveDay ?? null
  if (reading === null || day === null || day > asOf || day <= addDays(asOf, -WEEK_DAYS)) return null
  return { address, reading }
}

/** `portfolio`: the customers of the week's last day. */
export async function rejectedRows(
  week: readonly DropOfWeek[],
  portfolio: readonly CustomerId[],
  ports: Ports,
): Promise<RejectedRowsOfKey[]> {
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

/** Does another drop of the same dataset speak of the customer? */
async function coverageOf(
  alike: readonly DropOfWeek[],
  ports: Ports,
): Promise<(customer: CustomerId, but: DropOfWeek) => boolean> {
  const spokenOf = new Map<DropOfWeek, ReadonlySet<CustomerId> | 'everybody'>()
  const dropsFor = new Map<CustomerId, number>()
  let dropsForEverybody = 0
  const read = mapOrdered(alike, MANIFESTS_AT_ONCE, async (drop) => ({
    drop,
    customers: await customersOf(drop, ports),
  }))
  for await (const { drop, customers } of read) {
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
