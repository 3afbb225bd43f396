// Recently refused drops: the recipients who can fix them read the reasons in the digest.

import { type Day, windowStart } from '../../domain/calendar.ts'
import type { RefusedKey } from '../../domain/digest/digest-input.ts'
import { isPartnerKnown, refusalOf } from '../../domain/ledger/drop-state.ts'
import { receiptKey } from '../../layout.ts'
import type { LedgerEntry } from '../ledger.ts'

/** null: it is not refused, or its key day is not in the window. */
export function refusedKey({ address, record }: LedgerEntry, asOf: Day): RefusedKey | null {
  const { key, keyDay, customer } = address
  const { state } = record
  const refusal = refusalOf(state)
  if (state === null || refusal === null || keyDay < windowStart(asOf) || keyDay > asOf) return null
  return { key, customer, ...refusal, receiptKey: receiptKey(key, !isPartnerKnown(state)) }
}
