// The manifest of a reading: of whom it wrote sheets.

import type { CustomerId } from '../../domain/ids.ts'
import type { ReportBucket, SheetPlace } from '../../ports.ts'
import { manifestKey } from './generation-keys.ts'
import { parseJsonObject } from './json-body.ts'

/** null: it has none that can be read, as a reading that stopped before its end. */
export async function manifestCustomers(
  place: SheetPlace,
  reports: Pick<ReportBucket, 'get'>,
): Promise<CustomerId[] | null> {
  const found = await reports.get(manifestKey(place))
  const customers = found === null ? null : parseJsonObject(found.body)?.customers
  return Array.isArray(customers) ? customers : null
}
