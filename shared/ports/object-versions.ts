// Every version of an object, for the operator who erases them.

import type { ByteRange } from './objects.ts'

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
