// The few interfaces that the flows need. Every implementation passes the suite of its port in test/contract.

import type { Day } from './domain/calendar.ts'
import type { DropAddress } from './domain/drops/drop-key.ts'
import type { CustomerId, DropId, GenerationId, PartnerId } from './domain/ids.ts'
import type { SendOutcome } from './domain/mail/message.ts'
import type { MessageKey } from './domain/mail/message-record.ts'
import type { MeasuredDay } from './domain/metrics/point.ts'
import type { RecordKey } from './domain/records.ts'
import type { Settings } from './domain/settings.ts'
import type { Sheet, Stated } from './domain/sheets/sheet.ts'
import type { QueueName } from './topology.ts'

/** Milliseconds since 1970. */
export type Clock = () => number

// ---- Objects -------------------------------------------------------------------------------------------

export interface ObjectHead {
  /** Version id of the bucket. */
  readonly version: string
  readonly etag: string
  readonly bytes: number
  readonly modifiedMs: number
}

export interface ListedObject {
  readonly key: string
  readonly etag: string
  readonly bytes: number
  readonly modifiedMs: number
}

/** From `start` up to `end`, which is not part of it; not empty, and within the object. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The drops bucket, which the product only reads. */
export interface DropBucket {
  /** null: the key holds nothing. */
  head(key: string): Promise<ObjectHead | null>
  /** Streams exactly that version, or a range of it; null: that version is gone. */
  read(key: string, version: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>
  /** In key order (UTF-8 bytes). */
  list(prefix: string): AsyncIterable<ListedObject>
}

/** The settings bucket, which only the operator writes. */
export type SettingsBucket = Pick<DropBucket, 'head' | 'read'>

/** The settings as they are now. Throws Transient while they are missing or broken. */
export type SettingsSource = () => Promise<Settings>

/** What must hold for a put to take place. */
export type PutCondition = { readonly ifMatch: string } | { readonly ifAbsent: true }

/** The reports bucket: reports, receipts, rejects, frozen digests, sent messages. */
export interface ReportBucket {
  get(key: string): Promise<{ body: Uint8Array; etag: string } | null>
  /** Streams what may be large; null: the key holds nothing. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | null>
  /** ETag of the new object; null: the condition did not hold. */
  put(
    key: string,
    body: string | Uint8Array,
    contentType: string,
    condition?: PutCondition,
  ): Promise<string | null>
  /** For growing files: bytes go out as they come; nothing is visible before `close`. */
  openWriter(key: string, contentType: string): ObjectWriter
  /** null: the key holds nothing. */
  etag(key: string): Promise<string | null>
  /** Copies inside the service; `changed`: the condition on the target did not hold. */
  copy(fromKey: string, toKey: string, condition?: PutCondition): Promise<'copied' | 'gone' | 'changed'>
  /** False: the object is no longer the one with that ETag. Absent is fine. */
  delete(key: string, ifMatch?: string): Promise<boolean>
  list(prefix: string): AsyncIterable<ListedObject>
}

export interface ObjectWriter {
  write(text: string): Promise<void>
  close(): Promise<void>
  /** Leaves nothing behind. */
  abort(): Promise<void>
}

// ---- Records -------------------------------------------------------------------------------------------

/** Names one write: no other has the same. */
export type RecordVersion = string

export interface StoredRecord extends RecordKey {
  /** As it was written, or as somebody has edited it since. */
  readonly value: unknown
  readonly version: RecordVersion
}

/** What changes one piece at a time. Reads are consistent; who writes or deletes names the version that was read. */
export interface Records {
  get(key: RecordKey): Promise<StoredRecord | null>
  /** `value`: plain JSON; `seen` null: absent. The version that is written; null: the record is another by now. */
  put(key: RecordKey, value: object, seen: RecordVersion | null): Promise<RecordVersion | null>
  /**
   * Those of a partition whose names begin with the parts of `prefix`, or with any from there to `last`, in the order of
   * their names.
   */
  list(partition: string, prefix: string, last?: string): AsyncIterable<StoredRecord>
  /** False: the record is another by now. Absent is fine. */
  delete(key: RecordKey, seen: RecordVersion): Promise<boolean>
}

// ---- Sheets --------------------------------------------------------------------------------------------

/** Where a sheet part lies. */
export interface SheetPlace {
  readonly address: DropAddress
  readonly generation: GenerationId
}

/** Asking for a `sheet` that was damaged throws PoisonInput; the rest can be read all the same. */
export interface StoredSheet<S extends Sheet = Sheet> extends Stated<S> {
  readonly drop: DropId
  readonly generation: GenerationId
}

export interface SheetStore {
  put(place: SheetPlace, sheet: Sheet, part: number): Promise<void>
  /** A customer's sheets (activity and aggregates come together) of key days in a range, consistent, in key order. */
  entitlements(partner: PartnerId, customer: CustomerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  activity(partner: PartnerId, customer: CustomerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  support(partner: PartnerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  /** Deletes what a generation stored for these customers (support sheets have none). */
  remove(place: SheetPlace, customers: Iterable<CustomerId>): Promise<void>
}

/** The customers that a partner's sheets may speak of; never shrinks, a superset is harmless. */
export interface CustomerRegister {
  add(partner: PartnerId, customers: readonly CustomerId[]): Promise<void>
  list(partner: PartnerId): AsyncIterable<CustomerId>
}

// ---- Metrics -------------------------------------------------------------------------------------------

export interface MetricStore {
  /** null: not measured, or measured from other inputs than `inputsHash`. */
  get(partner: PartnerId, day: Day, inputsHash: string): Promise<MeasuredDay | null>
  /** The inputs hash of a measured day; null: not measured. */
  measuredFrom(partner: PartnerId, day: Day): Promise<string | null>
  /**
   * Writes what changed; a day is measured when its partner point, written last, stands. Throws Transient,
   * and leaves the day unmeasured, when it is measured from other inputs at the same time.
   */
  put(partner: PartnerId, inputsHash: string, measured: MeasuredDay): Promise<void>
}

// ---- Mail and queues -----------------------------------------------------------------------------------

export interface OutgoingMail {
  readonly from: string
  readonly to: string
  readonly raw: Uint8Array
  /** SES message tags: names and values of `[A-Za-z0-9_-]`. */
  readonly tags: Readonly<Record<string, string>>
}

export interface Mailer {
  /** One attempt, never repeated. */
  send(mail: OutgoingMail): Promise<SendOutcome>
}

/** The jobs that flows hand to each other; one message is one partner's job. */
export type Job =
  | { readonly kind: 'reconcile'; readonly key: string }
  | MeasureJob
  | PublishJob
  | NotifyJob
  | SendJob

/** `asOf`: E, `YYYY-MM-DD`. */
export interface MeasureJob {
  readonly kind: 'measure'
  readonly partner: PartnerId
  readonly asOf: string
}

export interface PublishJob {
  readonly kind: 'publish'
  readonly partner: PartnerId
  /** E, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly dueAtMs: number
}

export interface NotifyJob {
  readonly kind: 'notify'
  readonly partner: PartnerId
  /** The local day on which notices go out, `YYYY-MM-DD`. */
  readonly day: string
  readonly dueAtMs: number
}

export interface SendJob {
  readonly kind: 'send'
  readonly key: MessageKey
  /** The frozen content in the reports bucket, and the hash that it must have. */
  readonly contentKey: string
  readonly contentSha256: string
  readonly dueAtMs: number
}

export interface JobQueue {
  send(jobs: readonly Job[]): Promise<void>
}

/** Messages that nobody can do: kept beside their queue until a person has them tried again. */
export interface DeadLetters {
  /** `reason` is one sentence. */
  put(queue: QueueName, body: string, reason: string): Promise<void>
}

// ---- People --------------------------------------------------------------------------------------------

/** What a person must see: it is logged as an error, and alarms. Names no address. */
export interface OperatorAlert {
  readonly message: string
  readonly partner: PartnerId
  /** Which message: `digest 2026-W47`. */
  readonly about: string
  readonly reason: string
}

export type AlertOperator = (trouble: OperatorAlert) => void
