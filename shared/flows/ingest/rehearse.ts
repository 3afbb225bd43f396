// A rehearsal reads a drop as if it counted and stores nothing: its receipt and rejects are all that comes of it.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { ReadOutcome } from '../../domain/drops/outcome.ts'
import { Transient } from '../../domain/errors.ts'
import type { ObjectHead, PutCondition, ReportBucket } from '../../ports.ts'
import { readFacts, receiptJson } from '../../views/receipt.ts'
import { unknownPartner, unreadOutcome } from './commit.ts'
import { parseJsonObject } from './json-body.ts'
import type { IngestPorts } from './ports.ts'
import { readUnstored, type UnstoredReading } from './read-unstored.ts'
import { refusalOfFailure } from './stopped.ts'
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
  const { address, place } = rehearsal
  const standing = await ports.reports.get(place.receipt)
  const head = await ports.drops.head(address.key)
  const said = standing === null ? null : toldBy(standing.body)
  if (before !== 'overtaken' && saysWhatIsThere(said, head)) {
    return lookBeside(rehearsal, said?.rejected ?? 0, ports.reports)
  }
  const startedMs = ports.clock()
  const outcome = head === null ? null : await readForReceipt(rehearsal, head, ports)
  if (outcome === 'gone') return 'untold'
  if (head === null) await ports.reports.delete(place.rejects)
  const receipt = receiptJson({
    key: address.key,
    status: outcome === null ? 'deleted' : outcome.refused === null ? 'committed' : 'refused',
    object: head,
    ...readFacts(outcome),
    replaced: null,
    durationMs: ports.clock() - startedMs,
  })
  const condition: PutCondition = standing === null ? { ifAbsent: true } : { ifMatch: standing.etag }
  const tag = await ports.reports.put(place.receipt, receipt, 'application/json', condition)
  return tag === null ? 'overtaken' : 'untold'
}

/** The receipt is right; who was overtaken, and died of it, may have left or taken away what lies beside it. */
async function lookBeside(
  { address, place, timeZone }: Rehearsal,
  rejected: number,
  reports: ReportBucket,
): Promise<State> {
  const other = placeOf(address.key, timeZone === null)
  if (((await reports.etag(other.receipt)) ?? (await reports.etag(other.rejects))) !== null) {
    // The partner came into the settings, or left them.
    await clearOtherPlace(address.key, timeZone !== null, reports)
    return 'untold'
  }
  const hasRejects = (await reports.etag(place.rejects)) !== null
  return hasRejects === rejected > 0 ? 'told' : 'overtaken'
}

interface Said {
  readonly version: string | null
  readonly isDeleted: boolean
  /** Rows. */
  readonly rejected: number
}

function toldBy(receipt: Uint8Array): Said {
  const { version, deleted, rows } = parseJsonObject(receipt) ?? {}
  return {
    version: typeof version === 'string' ? version : null,
    isDeleted: deleted === true,
    rejected: Number((rows as { rejected?: unknown } | undefined)?.rejected ?? 0),
  }
}

/** A key that holds nothing, and of which nothing was told, needs no receipt. */
function saysWhatIsThere(said: Said | null, head: ObjectHead | null): boolean {
  if (head === null) return said === null || said.isDeleted
  return said !== null && said.version === head.version
}

async function readForReceipt(
  { address, timeZone, place }: Rehearsal,
  head: ObjectHead,
  { drops, reports }: IngestPorts,
): Promise<ReadOutcome | 'gone'> {
  if (timeZone === null) return unreadOutcome(unknownPartner(address), head)
  let reading: UnstoredReading | null
  try {
    reading = await readUnstored({
      address,
      timeZone,
      openBody: () => drops.read(address.key, head.version),
      openRejects: () => reports.openWriter(place.rejects, 'text/csv; charset=utf-8'),
    })
  } catch (error) {
    const refusal = refusalOfFailure(error)
    if (refusal === null) throw error
    reading = { outcome: unreadOutcome(refusal, head), hasRejects: false }
  }
  if (reading === null) return 'gone'
  if (!reading.hasRejects) await reports.delete(place.rejects)
  return reading.outcome
}
