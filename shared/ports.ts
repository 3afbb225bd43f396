// The few interfaces that the flows need. Every implementation passes the suite of its port in test/contract.

import type { Day } from './domain/calendar.ts'
import type { Address, Dataset, DropAddress, InvalidAddress } from './domain/drops/drop-key.ts'
import type { RecordedOutcome } from './domain/drops/outcome.ts'
import type { CustomerId, DropId, GenerationId, PartnerId } from './domain/ids.ts'
import type { SendOutcome } from './domain/mail/message.ts'
import type { MessageKey } from './domain/mail/message-record.ts'
import type { MeasuredDay } from './domain/metrics/point.ts'
import type { RecordKey } from './domain/records.ts'
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

/** The drops bucket, which the product only reads. */
export interface DropBucket {
  /** null: the key holds nothing. */
  head(key: string): Promise<ObjectHead | null>
  /** Streams exactly that version; null: that version is gone. */
  read(key: string, version: string): Promise<AsyncIterable<Uint8Array> | null>
  /** In key order (UTF-8 bytes). */
  list(prefix: string): AsyncIterable<ListedObject>
}

/** The settings bucket, which only the operator writes. */
export type SettingsBucket = Pick<DropBucket, 'head' | 'read'>

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
  /** Those of a partition whose names begin with the parts of `prefix`, in the order of their names. */
  list(partition: string, prefix: string): AsyncIterable<StoredRecord>
  /** False: the record is another by now. Absent is fine. */
  delete(key: RecordKey, seen: RecordVersion): Promise<boolean>
}

// ---- Ledger of drops -----------------------------------------------------------------------------------

/** What a key says now; `generation` null: nothing (a rehearsal, refused, stopped or deleted). */
export interface Commitment {
  readonly generation: GenerationId | null
  /** `stopped`: reading this version does not end, so it is not tried again. */
  readonly status: 'committed' | 'refused' | 'stopped' | 'deleted'
  /** Stood the partner in the settings? If not, the receipt lies among the refused ones. */
  readonly partnerKnown: boolean
  /** The object version that was read; null when deleted. */
  readonly object: ObjectHead | null
  /** Reader version and the settings that reading depends on. */
  readonly fingerprint: string
  /** null when deleted. */
  readonly outcome: RecordedOutcome | null
  /** What the key said before: null for a new key. */
  readonly replaced: { readonly rows: number; readonly customers: number } | null
  /** Where the reading left its rejects; null: it rejected no row. */
  readonly stagedRejectsKey: string | null
  /** Where it left what may quote names of columns, for the receipt alone; null: there is nothing of the kind. */
  readonly stagedWordsKey: string | null
  readonly durationMs: number
}

export interface DropRecord<Of extends Address = DropAddress> {
  readonly address: Of
  /** Counts commits; 0: none yet. */
  readonly revision: number
  readonly commitment: Commitment | null
  /** When the commitment was made; 0: there is none. */
  readonly committedAtMs: number
  /** The revision whose receipt is written. */
  readonly toldRevision: number
  /** When it was last written; 0: never. */
  readonly toldAtMs: number
  /** Readings that were begun and have not ended, as far as anybody knows; oldest first. */
  readonly pending: readonly BegunReading[]
  /** Generations that nobody may read any more; oldest first. */
  readonly garbage: readonly Unsettled[]
}

export interface Unsettled {
  readonly generation: GenerationId
  readonly atMs: number
}

/** A reading of one version, by one reader under some settings. */
export interface BegunReading extends Unsettled {
  readonly version: string
  readonly fingerprint: string
}

/**
 * One record per key, whatever kind of key it is; every write is one conditional write on one item. Reads are
 * consistent. A commitment that was damaged reads as null, and so its drop as not read.
 */
export interface DropLedger {
  get<Of extends Address>(address: Of): Promise<DropRecord<Of> | null>
  /** Notes a reading under way; makes the record if there is none. */
  notePending(address: DropAddress, pending: BegunReading): Promise<void>
  /**
   * Makes the commitment if `readRevision` is still the revision and, where it has a generation, that is
   * still pending; the old generation becomes garbage. False: somebody else was first.
   */
  commit(address: Address, readRevision: number, commitment: Commitment, atMs: number): Promise<boolean>
  /** A pending generation becomes garbage. */
  abandon(address: DropAddress, pending: BegunReading, atMs: number): Promise<void>
  /** Notes that the receipt of that revision is written; false: the record has moved on. */
  told(address: Address, revision: number, atMs: number): Promise<boolean>
  /** Takes garbage whose sheets are deleted off the record. */
  forget(address: Address, garbage: readonly Unsettled[]): Promise<void>
  /** The records of a partner's drops, by dataset and key day; without a range all of them. */
  list(partner: PartnerId, range?: LedgerRange): AsyncIterable<DropRecord>
  /** Those of its rehearsals, which no reader of sheets looks at. */
  rehearsals(partner: PartnerId): AsyncIterable<DropRecord>
  /** Those of keys that do not fit, and so belong to no partner. */
  invalidKeys(): AsyncIterable<DropRecord<InvalidAddress>>
  /** Every partner that has records (refused keys of unknown partners included). */
  partners(): AsyncIterable<PartnerId>
}

export interface LedgerRange {
  readonly dataset: Dataset
  readonly from: Day
  readonly to: Day
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
  | { readonly kind: 'measure'; readonly partner: PartnerId; readonly asOf: string }
  | PublishJob
  | NotifyJob
  | SendJob

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
