// Recently refused drops: the recipients who can fix them read the reasons in the digest.

import { type Day, windowStart } from '../../domain/calendar.ts'
import type { RefusedKey } from '../../domain/digest/digest-input.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { isPartnerKnown, refusalOf } from '../../domain/ledger/drop-state.ts'
import { receiptKey } from '../../layout.ts'
import { drops, type LedgerPorts } from '../ledger.ts'

/** Refused drops with a key day in the window. */
export async function refusedKeys(partner: PartnerId, asOf: Day, ports: LedgerPorts): Promise<RefusedKey[]> {
  const refused: RefusedKey[] = []
  for await (const { address, record } of drops(partner, ports, { from: windowStart(asOf), to: asOf })) {
    const { state } = record
    const refusal = refusalOf(state)
    if (state === null || refusal === null) continue
    const { key, customer } = address
    refused.push({ key, customer, ...refusal, receiptKey: receiptKey(key, !isPartnerKnown(state)) })
  }
  return refused
}
