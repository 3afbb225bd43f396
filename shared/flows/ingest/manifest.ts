// The manifest of a reading: the customers it wrote sheets for. A copy outlives the sheets.

import type { CustomerId } from '../../domain/ids.ts'
import { keptManifestKey, manifestKey } from '../../layout.ts'
import type { ReportBucket, SheetPlace } from '../../ports.ts'
import { parseJsonObject } from './json-body.ts'

/** null: there is no readable manifest, as when the reading stopped early. */
export async function manifestCustomers(
  place: SheetPlace,
  reports: Pick<ReportBucket, 'get'>,
): Promise<CustomerId[] | null> {
  return customersAt(manifestKey(place), reports)
}

/** The same, also after the generation's garbage has been collected. */
export async function customersEverHeld(
  place: SheetPlace,
  reports: Pick<ReportBucket, 'get'>,
): Promise<CustomerId[]> {
  const held = await manifestCustomers(place, reports)
  return held ?? (await customersAt(keptManifestKey(place), reports)) ?? []
}

async function customersAt(key: string, reports: Pick<ReportBucket, 'get'>): Promise<CustomerId[] | null> {
  const found = await reports.get(key)
  const customers = found === null ? null : parseJsonObject(found.body)?.customers
  return Array.isArray(customers) ? customers : null
}
