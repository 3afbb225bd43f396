// A file that was uploaded to the wrong dataset goes to the right one, under a free name.

import type { Dataset, DropAddress } from '../../domain/drops/drop-key.ts'
import { refusalOf } from '../../domain/ledger/drop-state.ts'
import { type Move, movePlace, OUTCOME_LIFETIME_MS, type UploadId } from '../../domain/portal/upload.ts'
import type { DropMover } from '../../ports/objects.ts'
import { readEntry } from '../ledger.ts'
import { load, update } from '../records.ts'
import type { Reader } from './open-link.ts'
import { ownAddress } from './outcome.ts'
import { freeKey, recordUpload, type SignUploadPorts } from './sign-upload.ts'

export type MoveUploadPorts = Omit<SignUploadPorts, 'uploadForms' | 'portalUrl'> & {
  readonly dropMover: DropMover
}

/** The id by which its new outcome is found; null: it has changed, or is not in the wrong place. */
export async function moveUpload(
  { partner, recipient }: Reader,
  key: string,
  ports: MoveUploadPorts,
): Promise<UploadId | null> {
  const address = ownAddress(partner.id, key)
  if (address === null) return null
  const { state } = (await readEntry(address, ports)).record
  const dataset = belongsTo(refusalOf(state))
  if (state === null || state.status === 'deleted' || dataset === null) return null
  const toKey = await keyToMoveTo({ ...address, dataset }, state.object.version, ports)
  const done = await ports.dropMover.move(key, state.object, toKey)
  if (done !== 'moved') return null
  return recordUpload(partner.id, { recipient: recipient.email, key: toKey, replaces: null }, ports)
}

/** A large file is copied for some seconds: a second try goes to the same key, so that there are never two copies. */
async function keyToMoveTo(wanted: DropAddress, version: string, ports: MoveUploadPorts): Promise<string> {
  const place = movePlace(wanted.partner, wanted.drop)
  const begun = (await load(place, ports))?.value
  if (begun?.version === version) return begun.toKey
  const toKey = await freeKey(wanted, ports)
  const change = (seen: Move | null) => (seen?.version === version ? null : { version, toKey })
  const move = await update(place, change, ports, ports.clock() + OUTCOME_LIFETIME_MS)
  return move?.toKey ?? toKey
}

/** null: it is not in the wrong place. */
export function belongsTo(
  refusal: { readonly code: string; readonly dataset?: Dataset } | null,
): Dataset | null {
  return refusal?.code === 'wrong_dataset' ? (refusal.dataset ?? null) : null
}
