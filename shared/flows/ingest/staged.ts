// What a reading staged for its receipt: the rejects, and messages that only the receipt may contain.

import type { Address } from '../../domain/drops/drop-key.ts'
import { type ReceiptDetails, receiptDetailsSchema } from '../../domain/drops/outcome.ts'
import { type DropState, readingOf } from '../../domain/ledger/drop-state.ts'
import { stagedDetailsKey, stagedRejectsKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { parseJsonObject } from './json-body.ts'

/** Where the reading staged its rejects and its messages for the receipt; null: it staged none. */
export function stagedAt(
  address: Address,
  state: DropState,
): { readonly rejects: string | null; readonly details: string | null } {
  const reading = readingOf(state)
  if (address.kind === 'invalid' || reading === null) return { rejects: null, details: null }
  const place = { address, generation: reading.generation }
  return {
    rejects: reading.hasRejects ? stagedRejectsKey(place) : null,
    details: reading.hasDetails ? stagedDetailsKey(place) : null,
  }
}

/** null: nothing was staged, or it is gone, which `verify` reports. */
export async function readStagedDetails(
  address: Address,
  state: DropState,
  reports: Pick<ReportBucket, 'get'>,
): Promise<ReceiptDetails | null> {
  const { details: key } = stagedAt(address, state)
  const found = key === null ? null : await reports.get(key)
  const details = receiptDetailsSchema.safeParse(found === null ? null : parseJsonObject(found.body))
  return details.success ? details.data : null
}
