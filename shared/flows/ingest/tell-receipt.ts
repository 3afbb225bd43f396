// Writes the receipt (and the rejects beside it) from the record. Tags are taken before the record is read
// again, and puts are conditional on them: a slow worker can never overwrite what a later one has told.

import type { Address } from '../../domain/drops/drop-key.ts'
import { receiptKey, rejectsKey } from '../../layout.ts'
import type { Commitment, DropRecord, PutCondition, ReportBucket } from '../../ports.ts'
import { receiptJson } from '../../views/receipt.ts'
import type { IngestPorts } from './ports.ts'
import { readStagedWords } from './staged-words.ts'

type TellPorts = Pick<IngestPorts, 'ledger' | 'reports' | 'clock'>

/** One try; false: something moved meanwhile, and the caller looks again. */
export async function tellReceipt(record: DropRecord<Address>, ports: TellPorts): Promise<boolean> {
  const { address, commitment, revision } = record
  if (commitment === null) return true
  const { reports, ledger } = ports
  const place = placeOf(address.key, commitment.partnerKnown)
  const receiptTag = await reports.etag(place.receipt)
  const rejectsTag = mayHaveRejects(record) ? await reports.etag(place.rejects) : null
  if ((await ledger.get(address))?.revision !== revision) return false
  if (!(await tellRejects(commitment, place.rejects, rejectsTag, reports))) return false
  const words = await readStagedWords(commitment, reports)
  const receipt = receiptJson({ key: address.key, ...commitment, words })
  if ((await reports.put(place.receipt, receipt, 'application/json', standingAs(receiptTag))) === null)
    return false
  if (revision > 1) await clearOtherPlace(address.key, commitment.partnerKnown, reports)
  return ledger.told(address, revision, ports.clock())
}

/** A key that is new and clean has none, and had none. */
function mayHaveRejects({ commitment, revision }: DropRecord<Address>): boolean {
  return revision > 1 || (commitment?.stagedRejectsKey ?? null) !== null
}

export interface ReceiptPlace {
  readonly receipt: string
  readonly rejects: string
}

export function placeOf(key: string, partnerKnown: boolean): ReceiptPlace {
  return { receipt: receiptKey(key, !partnerKnown), rejects: rejectsKey(key, !partnerKnown) }
}

/** A partner that came into the settings, or left them, leaves no old receipt behind. */
async function clearOtherPlace(key: string, partnerKnown: boolean, reports: ReportBucket): Promise<void> {
  const other = placeOf(key, !partnerKnown)
  // The receipt last: while it is there, whoever comes next clears again.
  await reports.delete(other.rejects)
  await reports.delete(other.receipt)
}

async function tellRejects(
  { stagedRejectsKey }: Commitment,
  key: string,
  tag: string | null,
  reports: ReportBucket,
): Promise<boolean> {
  if (stagedRejectsKey !== null) {
    return (await reports.copy(stagedRejectsKey, key, standingAs(tag))) !== 'changed'
  }
  return tag === null || reports.delete(key, tag)
}

function standingAs(tag: string | null): PutCondition {
  return tag === null ? { ifAbsent: true } : { ifMatch: tag }
}
