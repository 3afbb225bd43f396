// The snoozes of a partner, of which those that end early in this report are marked so: a flag that clears and comes back, or
// turns critical, is told again.

import type { Day } from '../../domain/calendar.ts'
import type { MeasuredCustomer } from '../../domain/digest/measured-customer.ts'
import { afterReport, type Snooze, snoozeExpiresAtMs, snoozesOf } from '../../domain/flags/snooze.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { loadReadable, type RecordPorts, save } from '../records.ts'

/** A damaged record snoozes nothing. */
export async function currentSnoozes(
  partner: PartnerId,
  asOf: Day,
  customers: readonly MeasuredCustomer[],
  ports: Pick<RecordPorts, 'records'>,
): Promise<Snooze[]> {
  const flagsOf = new Map<string, MeasuredCustomer['flags']>(
    customers.map(({ point, flags }) => [point.customer, flags]),
  )
  const snoozes: Snooze[] = []
  for await (const stored of loadReadable(snoozesOf(partner), ports, () => undefined)) {
    const { customer, rule } = stored.value
    const flag = flagsOf.get(customer)?.find((each) => each.rule === rule)
    const changed = afterReport(stored.value, flag, asOf)
    snoozes.push(changed ?? stored.value)
    // If somebody else changes it meanwhile, the next report looks again.
    if (changed !== null) await save(stored.place, changed, stored, ports, snoozeExpiresAtMs(changed))
  }
  return snoozes
}
