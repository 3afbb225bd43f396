// The one idea of the product: an event is only a hint to look at one key again. Reconciling makes the
// ledger, the sheets and the receipt say what the bucket holds, whatever the order, the number or the
// repetition of the events that led there.

import { Transient } from '../../domain/errors.ts'
import { isUpToDate, needsReceipt } from '../../domain/ledger/freshness.ts'
import { commitReading } from './commit.ts'
import { forgetOld } from './forget.ts'
import { observe } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { tellReceipt } from './tell-receipt.ts'

/** A key that moves this often under our eyes is left to its next event. */
const MAX_ROUNDS = 20

/** Returns once the record says what the key holds and its receipt is told. Safe to repeat at any time. */
export async function reconcile(key: string, ports: IngestPorts): Promise<void> {
  let next: Round = 'look'
  for (let round = 0; round < MAX_ROUNDS; round++) {
    next = await reconcileOnce(key, next, ports)
    if (next === 'settled') return
  }
  throw new Transient(`${key} kept changing while it was read; it will be looked at again.`)
}

/** `tell`: a receipt half told may have left rejects that are no longer the key's, so it is told in any case. */
type Round = 'look' | 'tell' | 'settled'

/** One look at record, settings and object, and one step towards their agreement. */
async function reconcileOnce(key: string, round: Round, ports: IngestPorts): Promise<Round> {
  const look = await observe(key, ports)
  const { record, head, fingerprint } = look
  if (!isUpToDate(record, head, fingerprint)) {
    await commitReading(look, ports)
    return round
  }
  const mustTell = round === 'tell' || needsReceipt(record, ports.clock())
  const told = mustTell ? await tellReceipt(look, ports) : look
  if (told === null) return 'tell'
  await forgetOld(told, ports)
  return 'settled'
}
