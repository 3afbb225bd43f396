// The manifest of a reading: of whom it wrote sheets. A copy outlives the sheets.

import type { CustomerId } from '../../domain/ids.ts'
import { keptManifestKey, manifestKey } from '../../layout.ts'
import type { ReportBucket, SheetPlace } from '../../ports.ts'
import { parseJsonObject } from './json-body.ts'

/** null: it has none that can be read, as a reading that stopped before its end. */
export async function manifestCustomers(
  place: SheetPlace,
  reports: Pick<ReportBucket, 'get'>,
): Promise<CustomerId[] | null> {
  return customersAt(manifestKey(place), reports)
}

/** The same once the generation is forgotten, too. */
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
