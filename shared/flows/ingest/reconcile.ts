// The one idea of the product: an event is only a hint to look at one key again. Reconciling makes the
// ledger, the sheets and the receipt say what the bucket holds, whatever the order, the number or the
// repetition of the events that led there.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import { parseDropKey } from '../../domain/drops/drop-key.ts'
import { READER_VERSION } from '../../domain/drops/read-drop.ts'
import { Transient } from '../../domain/errors.ts'
import type { Settings } from '../../domain/settings.ts'
import { isToBeTold, saysWhatIsThere } from './attention.ts'
import { commitReading, type ReadingSettings } from './commit.ts'
import { forgetOld } from './forget.ts'
import type { IngestPorts } from './ports.ts'
import { refuseKey } from './refuse-key.ts'
import { rehearse } from './rehearse.ts'
import { tellReceipt } from './tell-receipt.ts'

/** A key that moves this often under our eyes is left to its next event. */
const MAX_ROUNDS = 20

/** Returns once the record says what the key holds and its receipt is told. Safe to repeat at any time. */
export async function reconcile(key: string, ports: IngestPorts): Promise<void> {
  const address = parseDropKey(key)
  if (typeof address === 'string') return refuseKey(key, address, ports)
  if (address.rehearsal) return rehearse(address, ports)
  let next: Round = 'look'
  for (let round = 0; round < MAX_ROUNDS; round++) {
    next = await reconcileOnce(address, next, ports)
    if (next === 'settled') return
  }
  throw new Transient(`${key} kept changing while it was read; it will be looked at again.`)
}

/** `tell`: a receipt half told may have left rejects that are no longer the key's, so it is told in any case. */
type Round = 'look' | 'tell' | 'settled'

/** One look at record, settings and object, and one step towards their agreement. */
async function reconcileOnce(address: DropAddress, round: Round, ports: IngestPorts): Promise<Round> {
  const record = await ports.ledger.get(address)
  // After the record, as the object: who still sees old settings cannot commit over what was read under new ones.
  const reading = readingUnder(await ports.settings(), address)
  const head = await ports.drops.head(address.key)
  if (!saysWhatIsThere(record, head, reading.fingerprint)) {
    await commitReading({ address, record, head, ...reading }, ports)
    return round
  }
  const mustTell = round === 'tell' || isToBeTold(record, ports.clock())
  if (record !== null && mustTell && !(await tellReceipt(record, ports))) return 'tell'
  await forgetOld(record, ports)
  return 'settled'
}

function readingUnder(settings: Settings, address: DropAddress): ReadingSettings {
  const timeZone = settings.get(address.partner)?.timeZone ?? null
  return { timeZone, fingerprint: readingFingerprint(settings, address) }
}

/** The reader's version and the settings that reading depends on: another one, another reading. */
export function readingFingerprint(settings: Settings, address: DropAddress): string {
  return `${READER_VERSION} ${settings.get(address.partner)?.timeZone ?? 'unknown partner'}`
}
