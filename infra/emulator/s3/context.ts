// What the operations of S3 share: their context, look-ups of buckets and objects, and conditions.

import type { Credentials } from '../signature.ts'
import { S3Error } from './errors.ts'
import type { ObjectIndex, ObjectVersion } from './object-index.ts'
import type { ObjectStore } from './object-store.ts'
import type { S3Request } from './request.ts'
import type { Uploads } from './uploads.ts'

export interface S3Context {
  readonly credentials: Credentials
  /** Buckets to which pages of any origin may post forms. */
  readonly formBuckets: ReadonlySet<string>
  readonly store: ObjectStore
  readonly uploads: Uploads
  /** Called after every change. */
  readonly changed: (version: ObjectVersion, reason: ChangeReason) => void
}

export type ChangeReason =
  | 'PutObject'
  | 'PostObject'
  | 'CompleteMultipartUpload'
  | 'CopyObject'
  | 'DeleteObject'
  /** A version was deleted permanently. */
  | 'DeleteObjectVersion'

export function bucketOf({ store }: S3Context, name: string): ObjectIndex {
  const bucket = store.bucket(name)
  if (bucket === undefined) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist')
  return bucket
}

/** The current version, or the one that `versionId` names. Throws, as S3 does, for a delete marker. */
export function objectOf(
  bucket: ObjectIndex,
  key: string,
  versionId: string | null,
): ObjectVersion & { content: NonNullable<ObjectVersion['content']> } {
  const versions = bucket.versions(key)
  const found = versionId === null ? versions[0] : versions.find(({ version }) => version === versionId)
  if (found === undefined) {
    if (versionId === null) throw new S3Error('NoSuchKey', 'The specified key does not exist.')
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.')
  }
  const { content } = found
  if (content !== null) return { ...found, content }
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.version }
  if (versionId === null) throw new S3Error('NoSuchKey', 'The specified key does not exist.', headers)
  throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', headers)
}

/** Checks `If-Match` and `If-None-Match: *` of a write against the current version. */
export function checkConditions(
  bucket: ObjectIndex,
  { key, headers }: Pick<S3Request, 'key' | 'headers'>,
): void {
  const current = bucket.versions(key)[0]?.content ?? null
  const match = headers['if-match']
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw new S3Error('NotImplemented', 'If-None-Match supports only * on writes')
  }
  if (match !== undefined && current === null)
    throw new S3Error('NoSuchKey', 'The specified key does not exist.')
  const differs = match !== undefined && match !== '*' && match.replaceAll('"', '') !== current?.etag
  if (differs || (noneMatch === '*' && current !== null)) {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
  }
}
