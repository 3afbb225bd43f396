// The few interfaces that the flows need. Every implementation passes its port's contract suite in
// test/contract.

import type { Day } from './domain/calendar.ts'
import type { DropAddress } from './domain/drops/drop-key.ts'
import type { CustomerId, DropId, GenerationId, PartnerId } from './domain/ids.ts'
import type { SendOutcome } from './domain/mail/message.ts'
import type { MessageKey } from './domain/mail/message-record.ts'
import type { CustomerPoint, MeasuredDay, PartnerPoint } from './domain/metrics/point.ts'
import type { Purpose } from './domain/portal/link.ts'
import type { RecordKey } from './domain/records.ts'
import type { Settings } from './domain/settings.ts'
import type { SheetPart } from './domain/sheets/fold.ts'
import type { Sheet, Stated } from './domain/sheets/sheet.ts'
import type { CounterName, QueueName } from './topology.ts'

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

/** From `start` up to but not including `end`; not empty, and within the object. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The drops bucket, which the product only reads, but for DropMover. */
export interface DropBucket {
  /** null: the key does not exist. */
  head(key: string): Promise<ObjectHead | null>
  /** Streams exactly that version, or a range of it; null: that version is gone. */
  read(key: string, version: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>
  /** In key order (UTF-8 bytes). `after`: only keys behind it. */
  list(prefix: string, after?: string): AsyncIterable<ListedObject>
}

/** The drops bucket as a smoke test uploads to it. */
export type DropUploads = Pick<ReportBucket, 'put'>

/** Moves a drop that lies under the wrong key: the one thing that the product does to drops, for the portal alone. */
export interface DropMover {
  /**
   * `gone`: the key does not hold that version any more; `taken`: the other key holds something. Whatever happens
   * meanwhile, nothing is lost.
   */
  move(fromKey: string, seen: ObjectHead, toKey: string): Promise<'moved' | 'gone' | 'taken'>
}

/** The settings bucket, which only the operator writes. */
export type SettingsBucket = Pick<DropBucket, 'head' | 'read'>

/** The current settings. Throws Transient while they are missing or invalid. */
export type SettingsSource = () => Promise<Settings>

/** The condition of a put. */
export type PutCondition = { readonly ifMatch: string } | { readonly ifAbsent: true }

/** The reports bucket: reports, receipts, rejects, frozen digests, sent messages. */
export interface ReportBucket {
  get(key: string): Promise<{ body: Uint8Array; etag: string } | null>
  /** Streams, since the object may be large; null: the key does not exist. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | null>
  /** ETag of the new object; null: the condition did not hold. */
  put(
    key: string,
    body: string | Uint8Array,
    contentType: string,
    condition?: PutCondition,
  ): Promise<string | null>
  /** For growing files: bytes are sent as they come, and the object is invisible until `close`. */
  openWriter(key: string, contentType: string): ObjectWriter
  /** null: the key does not exist. */
  etag(key: string): Promise<string | null>
  /** Copies inside the service; `changed`: the condition on the target did not hold. */
  copy(fromKey: string, toKey: string, condition?: PutCondition): Promise<'copied' | 'gone' | 'changed'>
  /** False: the object no longer has that ETag. A missing object is fine. */
  delete(key: string, ifMatch?: string): Promise<boolean>
  list(prefix: string): AsyncIterable<ListedObject>
}

/** The settings as an operator's command edits them. */
export type EditableSettings = Pick<ReportBucket, 'get' | 'put'>

export interface ObjectWriter {
  write(chunk: string | Uint8Array): Promise<void>
  close(): Promise<void>
  /** Leaves nothing behind. */
  abort(): Promise<void>
}

/** One version of an object, or the delete marker that hides the others. */
export interface ObjectVersion {
  readonly key: string
  readonly version: string
  readonly isCurrent: boolean
  readonly isMarker: boolean
  /** 0 for a delete marker. */
  readonly bytes: number
}

/** Every version of a bucket's objects. Only an operator deletes them: the functions have no right to. */
export interface ObjectVersions {
  /** By key; of each key the current version last, so that deleting them in turn brings no old one back. */
  list(prefix: string): AsyncIterable<ObjectVersion>
  /** null: that version is gone. */
  read(key: string, version: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>
  /** For good. A missing version is fine. */
  delete(key: string, version: string): Promise<void>
}

/** Links to objects of the reports bucket that anybody who has them may follow, for some minutes. */
export interface DownloadLinks {
  /** `fileName`: what a browser saves it as. Does not look whether the object exists. */
  sign(
    key: string,
    as: {
      readonly fileName: string
      readonly disposition: 'attachment' | 'inline'
      readonly seconds: number
    },
  ): Promise<string>
}

/** Forms that upload one object to exactly one key of the drops bucket. */
export interface UploadForms {
  /** What every form is posted to. */
  url(): Promise<string>
  /** `redirectTo`: where the browser goes once it is stored; null: nowhere. */
  sign(
    key: string,
    limits: {
      readonly maxBytes: number
      readonly seconds: number
      readonly redirectTo: string | null
    },
  ): Promise<UploadForm>
}

export interface UploadForm {
  /** What the form is posted to. */
  readonly url: string
  /** Its hidden fields, before the field `file`. */
  readonly fields: Readonly<Record<string, string>>
}

// ---- Records -------------------------------------------------------------------------------------------

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

// ---- Sheets --------------------------------------------------------------------------------------------

/** The place of a sheet part. */
export interface SheetPlace {
  readonly address: DropAddress
  readonly generation: GenerationId
}

/** Accessing a damaged `sheet` throws PoisonInput; the other fields can still be read. */
export interface StoredSheet<S extends Sheet = Sheet> extends Stated<S> {
  readonly drop: DropId
  readonly generation: GenerationId
}

export interface SheetStore {
  /** If it fails, some may have been written. */
  put(place: SheetPlace, parts: readonly SheetPart[]): Promise<void>
  /** A customer's sheets (activity includes aggregates) of key days in a range, consistent, in key order. */
  entitlements(partner: PartnerId, customer: CustomerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  activity(partner: PartnerId, customer: CustomerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  support(partner: PartnerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  /** Deletes what a generation stored for these customers (support sheets have none). */
  remove(place: SheetPlace, customers: Iterable<CustomerId>): Promise<void>
}

/** The customers that a partner's sheets may be about; a superset is harmless. */
export interface CustomerRegister {
  add(partner: PartnerId, customers: readonly CustomerId[]): Promise<void>
  list(partner: PartnerId): AsyncIterable<CustomerId>
  /** Only once no sheets of theirs are left: without the register nobody finds them. */
  remove(partner: PartnerId, customers: readonly CustomerId[]): Promise<void>
}

// ---- Metrics -------------------------------------------------------------------------------------------

export interface MetricStore {
  /** null: not measured, or measured from other inputs than `inputsHash`. */
  get(partner: PartnerId, day: Day, inputsHash: string): Promise<MeasuredDay | null>
  /** The inputs hash of a measured day; null: not measured. */
  measuredFrom(partner: PartnerId, day: Day): Promise<string | null>
  /**
   * Writes the changed points; the day counts as measured once its partner point is written, last. Throws
   * Transient, and leaves the day unmeasured, when it is measured from other inputs at the same time.
   */
  put(partner: PartnerId, inputsHash: string, measured: MeasuredDay): Promise<void>
  /** Every stored point of a partner, of days that count as measured or not, by day. */
  points(partner: PartnerId): AsyncIterable<CustomerPoint | PartnerPoint>
  /** Deletes all that is stored of the partner: its days are no longer measured. */
  clear(partner: PartnerId): Promise<void>
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

/** The jobs that flows queue for each other; one message is one partner's job. */
export type Job = ReconcileJob | SweepJob | MeasureJob | PublishJob | NotifyJob | AnnounceJob | SendJob

/** Keys of the drops bucket, of one partner; at least one. */
export interface ReconcileJob {
  readonly kind: 'reconcile'
  readonly keys: readonly string[]
}

/** The rest of a sweep that was too long for one run. */
export interface SweepJob {
  readonly kind: 'sweep'
  /** The folder of the drops bucket to go on from. */
  readonly from: string
}

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

/** Gives the events of a published digest to other programs. */
export interface AnnounceJob {
  readonly kind: 'announce'
  readonly partner: PartnerId
  /** ISO. */
  readonly week: string
  /** The frozen events in the reports bucket. */
  readonly eventsKey: string
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
  /** The frozen content in the reports bucket, and the hash that it must have; null: it is made when it is sent. */
  readonly contentKey: string | null
  readonly contentSha256: string | null
  /** What the links of a mail that was asked for open; of others, their kind says it. */
  readonly purposes?: readonly Purpose[]
  readonly dueAtMs: number
}

export interface JobQueue {
  send(jobs: readonly Job[]): Promise<void>
}

/** Messages that can never succeed: kept beside their queue until an operator redrives them. */
export interface DeadLetters {
  /** `reason` is one sentence. */
  put(queue: QueueName, body: string, reason: string): Promise<void>
}

// ---- Other programs ------------------------------------------------------------------------------------

/** Tells other programs of the partners' side: tickets, customer relations. */
export interface Events {
  /** Each arrives at least once. Throws Transient where some may not have arrived. */
  put(events: readonly PublicEvent[]): Promise<void>
}

/** `type`: what EventBridge calls `detail-type`; `detail`: plain JSON. */
export interface PublicEvent {
  readonly type: string
  readonly detail: object
}

// ---- People --------------------------------------------------------------------------------------------

/** Alerts a person: logged as an error, which raises an alarm. Contains no address. */
export interface OperatorAlert {
  readonly message: string
  readonly partner: PartnerId
  /** The message concerned: `digest 2026-W47`. */
  readonly about: string
  readonly reason: string
  /** A metric that counts such alerts and has an alarm of its own; left out: the alarm of all other errors tells of it. */
  readonly counter?: CounterName
}

export type AlertOperator = (alert: OperatorAlert) => void
