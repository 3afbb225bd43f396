// Whether the record of a key agrees with the bucket, whether its receipt and garbage are up to date, and
// whether it is needed at all. Reconciling, sweeping and readiness all ask this.

import type { GenerationId } from '../ids.ts'
import type { DropRecord } from './drop-record.ts'

/**
 * Readings older than this are abandoned: no reading lasts this long, and no reader uses generations this
 * old.
 */
const UNSETTLED_AFTER_MS = 3_600_000

const DAY_MS = 24 * 3_600_000

/** Identifies the state of an object; a listing has no versions. */
interface SeenObject {
  readonly etag: string
  readonly bytes: number
  readonly version?: string
}

/** The record reflects the object, as read by this reader under these settings. */
export function isUpToDate(record: DropRecord, seen: SeenObject | null, fingerprint: string): boolean {
  const { state } = record
  if (seen === null) return state === null ? !isDamaged(record) : state.status === 'deleted'
  if (state === null || state.status === 'deleted') return false
  const { etag, bytes, version } = state.object
  const isSameObject =
    etag === seen.etag && bytes === seen.bytes && (seen.version === undefined || version === seen.version)
  return isSameObject && state.fingerprint === fingerprint
}

/** A receipt tells of the object, whatever reader and settings it was read by. */
export function isAnswered({ state, receiptWrittenAtMs }: DropRecord, seen: SeenObject): boolean {
  if (state === null || state.status === 'deleted' || receiptWrittenAtMs === null) return false
  return state.object.etag === seen.etag && state.object.bytes === seen.bytes
}

/** No receipt tells of the object, though it was uploaded over an hour ago: longer than any reading lasts. */
export function isUnanswered(
  record: DropRecord,
  seen: SeenObject & { readonly modifiedMs: number },
  nowMs: number,
): boolean {
  return nowMs - seen.modifiedMs > UNSETTLED_AFTER_MS && !isAnswered(record, seen)
}

/** Something was committed, but the state is unreadable. */
export function isDamaged({ revision, state }: DropRecord): boolean {
  return revision > 0 && state === null
}

/** The receipt of the state has been written. */
export function hasReceipt({ state, receiptWrittenAtMs }: DropRecord): boolean {
  return state === null || receiptWrittenAtMs !== null
}

/**
 * The receipt is missing, or it was written while a worker with an older revision could still be writing, or
 * crash while doing so. Then it is written once more when no such worker can exist.
 */
export function needsReceipt(record: DropRecord, nowMs: number): boolean {
  const { revision, state, committedAtMs, receiptWrittenAtMs } = record
  if (state === null || receiptWrittenAtMs === null) return state !== null
  const mayBeContended = (atMs: number) => atMs - committedAtMs <= UNSETTLED_AFTER_MS
  return revision > 1 && mayBeContended(receiptWrittenAtMs) && !mayBeContended(nowMs)
}

/** Generations of the record that no worker or reader can use any more. */
export function expiredGenerations({ pending, garbage }: DropRecord, nowMs: number): GenerationId[] {
  return [...pending, ...garbage]
    .filter(({ atMs }) => nowMs - atMs > UNSETTLED_AFTER_MS)
    .map(({ generation }) => generation)
}

/**
 * The record is not needed any more: its key was never read, or the object is gone and the receipt that says so
 * has expired. `retentionDays`: how long receipts are kept.
 */
export function isExpired(record: DropRecord, nowMs: number, retentionDays: number): boolean {
  const { state, receiptWrittenAtMs, pending, garbage } = record
  if (isDamaged(record) || pending.length > 0 || garbage.length > 0) return false
  if (state === null) return true
  if (state.status !== 'deleted' || receiptWrittenAtMs === null || needsReceipt(record, nowMs)) return false
  return nowMs - receiptWrittenAtMs > retentionDays * DAY_MS
}
