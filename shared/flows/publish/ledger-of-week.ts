// What publishing a week takes of the ledger, from one listing beside that of the bucket. Of each drop, no more than that
// is kept, since there may be hundreds of thousands.

import { addDays, type Day } from '../../domain/calendar.ts'
import type { RefusedKey } from '../../domain/digest/digest-input.ts'
import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { DropId, PartnerId } from '../../domain/ids.ts'
import type { DropBucket, SettingsSource } from '../../ports/objects.ts'
import type { LedgerPorts } from '../ledger.ts'
import { type CountingDrop, countingDrop, inKeyOrder } from '../measure/inputs.ts'
import { unreadDrops } from './readiness.ts'
import { refusedKey } from './refused-keys.ts'
import { type DropOfWeek, dropOfWeek } from './rejected-rows.ts'
import { CORRECTED_WEEKS } from './restate.ts'
import { keyDaysRemembered, type SeenDrop, type SeenDrops, seenDrop } from './seen-drops.ts'

export interface LedgerOfWeek {
  /** The keys that bucket and ledger disagree about. */
  readonly unread: readonly DropAddress[]
  /** The drops on which this week and those that are still corrected depend. */
  readonly seen: SeenDrops
  /** Those of them that count, in key order. */
  readonly counting: readonly CountingDrop[]
  readonly refused: readonly RefusedKey[]
  /** Those that count and report on a day of the week. */
  readonly dropsOfWeek: readonly DropOfWeek[]
}

interface Ports extends LedgerPorts {
  readonly drops: DropBucket
  readonly settings: SettingsSource
}

export async function ledgerOfWeek(partner: PartnerId, asOf: Day, ports: Ports): Promise<LedgerOfWeek> {
  const { from, to } = keyDaysRemembered(addDays(asOf, -7 * CORRECTED_WEEKS), asOf)
  const seen = new Map<DropId, SeenDrop>()
  const counting: CountingDrop[] = []
  const refused: RefusedKey[] = []
  const dropsOfWeek: DropOfWeek[] = []
  const unread = await unreadDrops(partner, await ports.settings(), ports, (entry) => {
    const { keyDay, drop } = entry.address
    if (keyDay < from || keyDay > to) return
    seen.set(drop, seenDrop(entry))
    addTo(counting, countingDrop(entry))
    addTo(refused, refusedKey(entry, asOf))
    addTo(dropsOfWeek, dropOfWeek(entry, asOf))
  })
  return { unread, seen, counting: inKeyOrder(counting), refused, dropsOfWeek }
}

function addTo<Item>(list: Item[], item: Item | null): void {
  if (item !== null) list.push(item)
}
