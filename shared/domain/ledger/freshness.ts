// Does the record of a key already say what the bucket holds, and is everything done that follows from it? Reconciling,
// sweeping and waiting for drops ask the same questions.

import type { GenerationId } from '../ids.ts'
import type { DropRecord } from './drop-record.ts'

/** Readings older than this were abandoned: no reading lasts as long, and no reader looks back as far. */
const UNSETTLED_AFTER_MS = 3_600_000

/** What tells two states of an object apart; a listing has no version. */
interface SeenObject {
  readonly etag: string
  readonly bytes: number
  readonly version?: string
}

/** The record says what the key holds, read by this reader under these settings. */
export function isUpToDate(record: DropRecord, seen: SeenObject | null, fingerprint: string): boolean {
  const { state } = record
  if (seen === null) return state === null ? !isDamaged(record) : state.status === 'deleted'
  if (state === null || state.status === 'deleted') return false
  const { etag, bytes, version } = state.object
  const isSameObject =
    etag === seen.etag && bytes === seen.bytes && (seen.version === undefined || version === seen.version)
  return isSameObject && state.fingerprint === fingerprint
}

/** Something was committed, and nobody can read what. */
export function isDamaged({ revision, state }: DropRecord): boolean {
  return revision > 0 && state === null
}

/** Everybody who reads receipts has been told. */
export function hasReceipt({ state, receiptWrittenAtMs }: DropRecord): boolean {
  return state === null || receiptWrittenAtMs !== null
}

/**
 * The receipt is to be written: it is not yet, or it was while somebody could still be writing that of an older
 * revision, and may have died over it. Then it is written once more when nobody can.
 */
export function needsReceipt(record: DropRecord, nowMs: number): boolean {
  const { revision, state, committedAtMs, receiptWrittenAtMs } = record
  if (state === null || receiptWrittenAtMs === null) return state !== null
  const mayHaveCompany = (atMs: number) => atMs - committedAtMs <= UNSETTLED_AFTER_MS
  return revision > 1 && mayHaveCompany(receiptWrittenAtMs) && !mayHaveCompany(nowMs)
}

/** Generations of the record that nobody can need any more. */
export function expiredGenerations({ pending, garbage }: DropRecord, nowMs: number): GenerationId[] {
  return [...pending, ...garbage]
    .filter(({ atMs }) => nowMs - atMs > UNSETTLED_AFTER_MS)
    .map(({ generation }) => generation)
}
