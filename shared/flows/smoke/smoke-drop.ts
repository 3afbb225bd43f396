// The drop of a smoke test: one customer that is flagged, under a name that no other run has given it.

import { addDays, type Day, dayInZone } from '../../domain/calendar.ts'
import { buildDropKey } from '../../domain/drops/drop-key.ts'
import type { Partner } from '../../domain/settings.ts'

export interface SmokeDrop {
  /** The same all day: a later run replaces what an earlier one said. */
  readonly key: string
  readonly body: string
  /** The day that it reports on: yesterday, as files of the night do. */
  readonly asOf: Day
  readonly customerName: string
}

export function smokeDrop({ id, timeZone }: Partner, nowMs: number): SmokeDrop {
  const asOf = addDays(dayInZone(nowMs, timeZone), -1)
  const customerName = `Smoke test of ${new Date(nowMs).toISOString()}`
  const address = {
    kind: 'drop',
    partner: id,
    dataset: 'entitlements',
    keyDay: asOf,
    customer: null,
  } as const
  const rows = [
    'customer_id,customer_name,product_sku,licenses_sold,licenses_assigned',
    // So few are assigned that every threshold flags it.
    `smoke-test,${customerName},ENTERPRISEPACK,100,1`,
  ]
  return {
    key: buildDropKey({ ...address, file: 'smoke-test.csv' }),
    body: `${rows.join('\n')}\n`,
    asOf,
    customerName,
  }
}
