// A rehearsal reads a drop as if it counted and stores nothing: its receipt and rejects are all that comes of it.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { ReadOutcome } from '../../domain/drops/outcome.ts'
import { Transient } from '../../domain/errors.ts'
import type { ObjectHead, PutCondition, ReportBucket } from '../../ports.ts'
import { receiptJson } from '../../views/receipt.ts'
import { unknownPartner, unreadOutcome } from './commit.ts'
import type { IngestPorts } from './ports.ts'
import { readUnstored } from './read-unstored.ts'
import { clearOtherPlace, placeOf, type ReceiptPlace } from './tell-receipt.ts'

/** A key that moves this often under our eyes is left to its next event. */
const MAX_ROUNDS = 20

/** Does nothing when the receipt already tells what the key holds. */
export async function rehearse(address: DropAddress, ports: IngestPorts): Promise<void> {
  let state: State = 'untold'
  for (let round = 0; round < MAX_ROUNDS && state !== 'told'; round++) {
    // Anew each time: the settings may change while we look, and then the receipt belongs elsewhere.
    const timeZone = (await ports.settings()).get(address.partner)?.timeZone ?? null
    const rehearsal: Rehearsal = { address, timeZone, place: placeOf(address.key, timeZone !== null) }
    state = await lookAndTell(rehearsal, state, ports)
  }
  if (state !== 'told') {
    throw new Transient(`${address.key} kept changing while it was rehearsed; it will be looked at again.`)
  }
}

/**
 * `untold`: something was done, so it is looked at again. `overtaken`: somebody else told a receipt meanwhile, whose
 * rejects may have been written over.
 */
type State = 'untold' | 'overtaken' | 'told'

interface Rehearsal {
  readonly address: DropAddress
  /** null: the partner is not in the settings. */
  readonly timeZone: string | null
  readonly place: ReceiptPlace
}

/** The receipt is looked at before the object: who comes late cannot tell of an older version. */
async function lookAndTell(rehearsal: Rehearsal, before: State, ports: IngestPorts): Promise<State> {
  const { address, place, timeZone } = rehearsal
  const standing = await ports.reports.get(place.receipt)
  const head = await ports.drops.head(address.key)
  if (before !== 'overtaken' && saysWhatIsThere(standing?.body ?? null, head)) {
    const hasMoved = await isLeftBehind(rehearsal, ports.reports)
    if (hasMoved) await clearOtherPlace(address.key, timeZone !== null, ports.reports)
    return hasMoved ? 'untold' : 'told'
  }
  const startedMs = ports.clock()
  const outcome = head === null ? null : await readForReceipt(rehearsal, head, ports)
  if (outcome === 'gone') return 'untold'
  if (head === null) await ports.reports.delete(place.rejects)
  const receipt = receiptJson({
    key: address.key,
    status: outcome === null ? 'deleted' : outcome.refused === null ? 'committed' : 'refused',
    object: head,
    outcome,
    replaced: null,
    durationMs: ports.clock() - startedMs,
  })
  const condition: PutCondition = standing === null ? { ifAbsent: true } : { ifMatch: standing.etag }
  const tag = await ports.reports.put(place.receipt, receipt, 'application/json', condition)
  return tag === null ? 'overtaken' : 'untold'
}

/** The partner came into the settings, or left them, and the receipt of before still lies where it lay. */
async function isLeftBehind({ address, timeZone }: Rehearsal, reports: ReportBucket): Promise<boolean> {
  return (await reports.etag(placeOf(address.key, timeZone === null).receipt)) !== null
}

/** A key that holds nothing, and of which nothing was told, needs no receipt. */
function saysWhatIsThere(receipt: Uint8Array | null, head: ObjectHead | null): boolean {
  if (receipt === null) return head === null
  const { version, deleted } = JSON.parse(Buffer.from(receipt).toString('utf8'))
  return head === null ? deleted === true : version === head.version
}

async function readForReceipt(
  { address, timeZone, place }: Rehearsal,
  head: ObjectHead,
  { drops, reports }: IngestPorts,
): Promise<ReadOutcome | 'gone'> {
  if (timeZone === null) return unreadOutcome(unknownPartner(address), head)
  const reading = await readUnstored({
    address,
    timeZone,
    openBody: () => drops.read(address.key, head.version),
    openRejects: () => reports.openWriter(place.rejects, 'text/csv; charset=utf-8'),
  })
  if (reading === null) return 'gone'
  if (!reading.hasRejects) await reports.delete(place.rejects)
  return reading.outcome
}
