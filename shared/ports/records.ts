// Small pieces of state, each changed only by who has read it.

import type { RecordKey } from '../domain/records.ts'

/** Identifies one write: unique. */
export type RecordVersion = string

export interface StoredRecord extends RecordKey {
  /** As written, or as edited by hand since. */
  readonly value: unknown
  readonly version: RecordVersion
}

/** Small pieces of state. Reads are consistent; a write or delete names the version that was read. */
export interface Records {
  get(key: RecordKey): Promise<StoredRecord | null>
  /**
   * `value`: plain JSON; `seen` null: must not exist. Returns the new version; null: the record has changed.
   * `expiresAtMs`: the store may delete it from then on, some days later or never; left out: it stays.
   */
  put(
    key: RecordKey,
    value: object,
    seen: RecordVersion | null,
    expiresAtMs?: number,
  ): Promise<RecordVersion | null>
  /**
   * The records of a partition whose names begin with the parts of `prefix`, or with any from there to
   * `last`, in the order of their names.
   */
  list(partition: string, prefix: string, last?: string): AsyncIterable<StoredRecord>
  /** Every record of a partition, in the order of their names. */
  all(partition: string): AsyncIterable<StoredRecord>
  /** False: the record has changed. A missing record is fine. */
  delete(key: RecordKey, seen: RecordVersion): Promise<boolean>
  /** Deletes all that the partition holds, whoever writes there at the same time. */
  clear(partition: string): Promise<void>
}
