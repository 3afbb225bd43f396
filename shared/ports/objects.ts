// Objects in buckets, as the functions and the operator read and write them.

import type { Settings } from '../domain/settings.ts'

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
