// The drops of the week of which rows were rejected: their numbers are reported to those who can correct them.

import { addDays, type Day } from '../../domain/calendar.ts'
import type { RejectedRowsOfKey } from '../../domain/digest/digest-input.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { countingReading } from '../../domain/ledger/drop-state.ts'
import { drops, type LedgerPorts } from '../ledger.ts'
import { keyDaysSeen } from '../measure/inputs.ts'

const WEEK_DAYS = 7

/** Drops that count, effective in the 7 days that end with `asOf`. */
export async function rejectedRows(
  partner: PartnerId,
  asOf: Day,
  ports: LedgerPorts,
): Promise<RejectedRowsOfKey[]> {
  const found: RejectedRowsOfKey[] = []
  for await (const { address, record } of drops(partner, ports, keyDaysSeen(asOf, asOf))) {
    const outcome = countingReading(record.state)?.outcome ?? null
    const day = outcome?.effectiveDay ?? null
    if (outcome === null || day === null || day > asOf || day <= addDays(asOf, -WEEK_DAYS)) continue
    const { read, rejected } = outcome.rows
    if (rejected > 0) found.push({ key: address.key, customer: address.customer, read, rejected })
  }
  return found
}
