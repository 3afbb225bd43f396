// The drops that were refused lately: their words are told to those who can mend them.

import { type Day, windowStart } from '../../domain/calendar.ts'
import type { RefusedKey } from '../../domain/digest/digest-input.ts'
import { DATASETS } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { receiptKey } from '../../layout.ts'
import type { DropLedger } from '../../ports.ts'

/** Refused drops with a key day in the window. */
export async function refusedKeys(partner: PartnerId, asOf: Day, ledger: DropLedger): Promise<RefusedKey[]> {
  const refused: RefusedKey[] = []
  for (const dataset of DATASETS) {
    for await (const record of ledger.list(partner, { dataset, from: windowStart(asOf), to: asOf })) {
      const { commitment } = record
      const refusal = commitment?.outcome?.refused ?? null
      if (commitment === null || refusal === null) continue
      const { key, customer } = record.address
      refused.push({ key, customer, ...refusal, receiptKey: receiptKey(key, !commitment.partnerKnown) })
    }
  }
  return refused
}
