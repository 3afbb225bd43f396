// Does the ledger already say what the bucket holds? Reconciling and sweeping ask the same question.

import type { Address } from '../../domain/drops/drop-key.ts'
import type { DropRecord, ObjectHead, Unsettled } from '../../ports.ts'

/** Readings older than this were abandoned: no reading lasts as long, and no reader looks back as far. */
const UNSETTLED_AFTER_MS = 3_600_000

/** What tells two states of an object apart; a listing has no version. */
type SeenObject = Pick<ObjectHead, 'etag' | 'bytes'> & { readonly version?: string }

/** The record says what the key holds, read by this reader under these settings. */
export function saysWhatIsThere(
  record: DropRecord<Address> | null,
  seen: SeenObject | null,
  fingerprint: string,
): boolean {
  const commitment = record?.commitment ?? null
  if (seen === null) return commitment === null ? !isDamaged(record) : commitment.status === 'deleted'
  return (
    commitment !== null &&
    commitment.object !== null &&
    commitment.object.etag === seen.etag &&
    commitment.object.bytes === seen.bytes &&
    (seen.version === undefined || commitment.object.version === seen.version) &&
    commitment.fingerprint === fingerprint
  )
}

/** Something was committed, and nobody can read what. */
export function isDamaged(record: DropRecord<Address> | null): boolean {
  return record !== null && record.revision > 0 && record.commitment === null
}

/** Everybody who reads receipts has been told. */
export function isTold(record: DropRecord<Address> | null): boolean {
  return record === null || record.revision === record.toldRevision
}

/**
 * The receipt is to be written: it is not yet, or it was while somebody could still be writing that of an older
 * revision, and may have died over it. Then it is written once more when nobody can.
 */
export function isToBeTold(record: DropRecord<Address> | null, nowMs: number): boolean {
  if (record === null || !isTold(record)) return record !== null
  const { revision, committedAtMs, toldAtMs } = record
  const mayHaveCompany = (atMs: number) => atMs - committedAtMs <= UNSETTLED_AFTER_MS
  return revision > 1 && mayHaveCompany(toldAtMs) && !mayHaveCompany(nowMs)
}

/**
 * Generations of the record that nobody can need any more. A refused reading is kept for its rejects and its words
 * until the key says something else: its receipt may have to be told again.
 */
export function forgettable(record: DropRecord<Address> | null, nowMs: number): Unsettled[] {
  if (record === null) return []
  const { stagedRejectsKey, stagedWordsKey } = record.commitment ?? {}
  const needed = `${stagedRejectsKey} ${stagedWordsKey}`
  return [...record.pending, ...record.garbage].filter(
    ({ generation, atMs }) => nowMs - atMs > UNSETTLED_AFTER_MS && !needed.includes(`/${generation}/`),
  )
}
