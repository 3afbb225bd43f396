// Takes away every difference between the bucket and what is kept of it: what differs is read or told again, also
// where the ledger says that all is well, and what belongs to no key is deleted.

import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import { inOrder } from '../in-order.ts'
import { checkKey, lookAt } from './check-key.ts'
import { commitReading } from './commit.ts'
import { type CheckedKey, type Difference, isOfNoKey } from './difference.ts'
import { deleteGeneration } from './forget.ts'
import type { IngestPorts } from './ports.ts'
import { reconcile } from './reconcile.ts'
import { placeOf, tellReceipt } from './tell-receipt.ts'
import { verify } from './verify.ts'
import type { Scope } from './walk-keys.ts'

export interface RebuiltKey extends CheckedKey {
  /** What could not be mended. */
  readonly left: readonly Difference[]
  /** Why mending broke off; null: it did not. */
  readonly failure: string | null
}

/** What one mending uncovers, the next one mends. */
const MAX_ROUNDS = 3

/** Each may be reading a drop. */
const KEYS_AT_ONCE = 4

export function rebuild(scope: Scope, ports: IngestPorts): AsyncGenerator<RebuiltKey> {
  return inOrder(verify(scope, ports), KEYS_AT_ONCE, (checked) => mend(checked, ports))
}

async function mend(checked: CheckedKey, ports: IngestPorts): Promise<RebuiltKey> {
  let left = checked.differences
  try {
    for (let round = 0; round < MAX_ROUNDS && left.some(isMendable); round++) {
      for (const difference of left) await deleteStray(difference, ports)
      left = left.every(isOfNoKey) ? [] : await mendKey(checked.key, left, ports)
    }
    return { ...checked, left, failure: null }
  } catch (error) {
    // One drop that cannot be mended must not keep the others waiting. Where nothing works, the next check fails.
    return { ...checked, left, failure: error instanceof Error ? error.message : String(error) }
  }
}

/** What is stopped must be uploaded again, and nobody here can do that. */
function isMendable({ remedy }: Difference): boolean {
  return remedy.kind !== 'upload'
}

async function deleteStray({ remedy }: Difference, ports: IngestPorts): Promise<void> {
  if (remedy.kind === 'delete-sheets') await deleteGeneration(remedy.place, ports)
  if (remedy.kind !== 'delete-objects') return
  for (const { place, etag } of remedy.objects) await ports.reports.delete(place, etag)
}

async function mendKey(
  key: string,
  differences: readonly Difference[],
  ports: IngestPorts,
): Promise<readonly Difference[]> {
  const address = parseDropKey(key)
  if (typeof address !== 'string') {
    await (address.rehearsal ? forgetReceipt(address, ports) : doAgain(address, differences, ports))
  }
  await reconcile(key, ports)
  return checkKey(key, ports)
}

/** Without its receipt, a rehearsal has not taken place; of one that is gone, the receipt is told again as it is. */
async function forgetReceipt(
  { key, partner }: DropAddress,
  { drops, reports, settings }: IngestPorts,
): Promise<void> {
  if ((await drops.head(key)) === null) return
  await reports.delete(placeOf(key, (await settings()).has(partner)).receipt)
}

async function doAgain(
  address: DropAddress,
  differences: readonly Difference[],
  ports: IngestPorts,
): Promise<void> {
  const kinds = new Set(differences.map(({ remedy }) => remedy.kind))
  const look = await lookAt(address, ports)
  if (kinds.has('read')) await commitReading(look, ports)
  else if (kinds.has('tell') && look.record !== null) await tellReceipt(look.record, ports)
}
