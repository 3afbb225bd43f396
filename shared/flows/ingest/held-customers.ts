// The customers that a reading wrote sheets for: a few of them stand in the record itself, which saves an object for
// each small file; more are in a manifest beside it. A copy outlives the sheets.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { CustomerId, GenerationId } from '../../domain/ids.ts'
import type { HeldCustomers } from '../../domain/ledger/drop-state.ts'
import { keptManifestKey, manifestKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import type { SheetPlace } from '../../ports/sheets.ts'
import { parseJsonObject } from './json-body.ts'

/** As JSON: with so much more, the record of a small file stays below the kilobyte that one write unit holds. */
const MOST_BYTES_IN_RECORD = 200

/** A generation, and its customers as the record has them. */
export interface Generation {
  readonly generation: GenerationId
  readonly customers?: HeldCustomers
}

type Reports = Pick<ReportBucket, 'get'>

/** Returns what the record is to hold; undefined: they are in the manifest. */
export async function noteCustomers(
  place: SheetPlace,
  customers: readonly CustomerId[],
  reports: Pick<ReportBucket, 'put'>,
): Promise<HeldCustomers | undefined> {
  if (Buffer.byteLength(JSON.stringify(customers)) <= MOST_BYTES_IN_RECORD) return customers
  await reports.put(manifestKey(place), manifestOf(place, customers), 'application/json')
  return undefined
}

/** null: nothing says it, as when the reading stopped early. */
export async function heldCustomers(
  address: DropAddress,
  { generation, customers }: Generation,
  reports: Reports,
): Promise<readonly CustomerId[] | null> {
  return customers ?? customersAt(manifestKey({ address, generation }), reports)
}

/** The same, also after the generation's garbage has been collected. */
export async function customersEverHeld(
  address: DropAddress,
  one: Generation,
  reports: Reports,
): Promise<readonly CustomerId[]> {
  const held = await heldCustomers(address, one, reports)
  return held ?? (await customersAt(keptManifestKey({ address, ...one }), reports)) ?? []
}

/** Before the record forgets the generation. */
export async function keepCustomers(
  place: SheetPlace,
  customers: HeldCustomers | undefined,
  reports: Pick<ReportBucket, 'put' | 'copy' | 'delete'>,
): Promise<void> {
  if (customers !== undefined) {
    await reports.put(keptManifestKey(place), manifestOf(place, customers), 'application/json')
    return
  }
  await reports.copy(manifestKey(place), keptManifestKey(place))
  await reports.delete(manifestKey(place))
}

function manifestOf({ address }: SheetPlace, customers: readonly CustomerId[]): string {
  return JSON.stringify({ key: address.key, customers })
}

async function customersAt(key: string, reports: Reports): Promise<readonly CustomerId[] | null> {
  const found = await reports.get(key)
  const customers = found === null ? null : parseJsonObject(found.body)?.customers
  return Array.isArray(customers) ? customers : null
}
