// Whether the record of a key agrees with the bucket, whether its receipt and garbage are up to date, and
// whether it is needed at all. Reconciling, sweeping and readiness all ask this.

import type { GenerationId } from '../ids.ts'
import type { DropRecord } from './drop-record.ts'
import type { DropState } from './drop-state.ts'

/**
 * Readings older than this are abandoned: no reading lasts this long, and no reader uses generations this
 * old.
 */
const UNSETTLED_AFTER_MS = 3_600_000

const DAY_MS = 24 * 3_600_000

/** What is asked here of a record: of many, no more is kept. */
export interface Standing
  extends Pick<
    DropRecord,
    'key' | 'revision' | 'committedAtMs' | 'receiptWrittenAtMs' | 'pending' | 'garbage'
  > {
  readonly state: StandingState | null
}

type StandingState =
  | { readonly status: 'deleted' }
  | {
      readonly status: Exclude<DropState['status'], 'deleted'>
      readonly object: Required<SeenObject>
      readonly fingerprint: string
    }

export function standingOf({ state, ...record }: DropRecord): Standing {
  if (state === null) return { ...record, state }
  const { status } = state
  if (status === 'deleted') return { ...record, state: { status } }
  const { etag, bytes, version } = state.object
  return { ...record, state: { status, object: { etag, bytes, version }, fingerprint: state.fingerprint } }
}

/** Identifies the state of an object; a listing has no versions. */
interface SeenObject {
  readonly etag: string
  readonly bytes: number
  readonly version?: string
}

/** The record reflects the object, as read by this reader under these settings. */
export function isUpToDate(record: Standing, seen: SeenObject | null, fingerprint: string): boolean {
  const { state } = record
  if (seen === null) return state === null ? !isDamaged(record) : state.status === 'deleted'
  if (state === null || state.status === 'deleted') return false
  const { etag, bytes, version } = state.object
  const isSameObject =
    etag === seen.etag && bytes === seen.bytes && (seen.version === undefined || version === seen.version)
  return isSameObject && state.fingerprint === fingerprint
}

/** A receipt tells of the object, whatever reader and settings it was read by. */
export function isAnswered({ state, receiptWrittenAtMs }: Standing, seen: SeenObject): boolean {
  if (state === null || state.status === 'deleted' || receiptWrittenAtMs === null) return false
  return state.object.etag === seen.etag && state.object.bytes === seen.bytes
}

/** No receipt tells of the object, though it was uploaded over an hour ago: longer than any reading lasts. */
export function isUnanswered(
  record: Standing,
  seen: SeenObject & { readonly modifiedMs: number },
  nowMs: number,
): boolean {
  return nowMs - seen.modifiedMs > UNSETTLED_AFTER_MS && !isAnswered(record, seen)
}

/** Something was committed, but the state is unreadable. */
export function isDamaged({ revision, state }: Standing): boolean {
  return revision > 0 && state === null
}

/** The receipt of the state has been written. */
export function hasReceipt({ state, receiptWrittenAtMs }: Standing): boolean {
  return state === null || receiptWrittenAtMs !== null
}

/**
 * The receipt is missing, or it was written while a worker with an older revision could still be writing, or
 * crash while doing so. Then it is written once more when no such worker can exist.
 */
export function needsReceipt(record: Standing, nowMs: number): boolean {
  const { revision, state, committedAtMs, receiptWrittenAtMs } = record
  if (state === null || receiptWrittenAtMs === null) return state !== null
  const mayBeContended = (atMs: number) => atMs - committedAtMs <= UNSETTLED_AFTER_MS
  return revision > 1 && mayBeContended(receiptWrittenAtMs) && !mayBeContended(nowMs)
}

/** Generations of the record that no worker or reader can use any more. */
export function expiredGenerations({ pending, garbage }: Standing, nowMs: number): GenerationId[] {
  return [...pending, ...garbage]
    .filter(({ atMs }) => nowMs - atMs > UNSETTLED_AFTER_MS)
    .map(({ generation }) => generation)
}

/**
 * The record is not needed any more: its key was never read, or the object is gone and the receipt that says so
 * has expired. `retentionDays`: how long receipts are kept.
 */
export function isExpired(record: Standing, nowMs: number, retentionDays: number): boolean {
  const { state, receiptWrittenAtMs, pending, garbage } = record
  if (isDamaged(record) || pending.length > 0 || garbage.length > 0) return false
  if (state === null) return true
  if (state.status !== 'deleted' || receiptWrittenAtMs === null || needsReceipt(record, nowMs)) return false
  return nowMs - receiptWrittenAtMs > retentionDays * DAY_MS
}
