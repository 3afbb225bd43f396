// What the operations of the embedded S3 share, and the two look-ups that all of them begin with.

import type { ObjectIndex, ObjectVersion } from './object-index.ts'
import type { ObjectStore } from './object-store.ts'
import { Refusal } from './refusal.ts'
import type { S3Request } from './request.ts'
import type { Uploads } from './uploads.ts'

export interface S3Context {
  readonly store: ObjectStore
  readonly uploads: Uploads
  /** Told of every change after it took effect. */
  readonly changed: (version: ObjectVersion, reason: ChangeReason) => void
}

export type ChangeReason =
  | 'PutObject'
  | 'CompleteMultipartUpload'
  | 'CopyObject'
  | 'DeleteObject'
  /** A version was removed for good. */
  | 'DeleteObjectVersion'

export function bucketOf({ store }: S3Context, name: string): ObjectIndex {
  const bucket = store.bucket(name)
  if (bucket === undefined) throw new Refusal('NoSuchBucket', 'The specified bucket does not exist')
  return bucket
}

/** The current version, or what a `versionId` asks for; a delete marker is refused as S3 refuses it. */
export function objectOf(
  bucket: ObjectIndex,
  key: string,
  versionId: string | null,
): ObjectVersion & { content: NonNullable<ObjectVersion['content']> } {
  const versions = bucket.versions(key)
  const found = versionId === null ? versions[0] : versions.find(({ version }) => version === versionId)
  if (found === undefined) {
    if (versionId === null) throw new Refusal('NoSuchKey', 'The specified key does not exist.')
    throw new Refusal('NoSuchVersion', 'The specified version does not exist.')
  }
  const { content } = found
  if (content !== null) return { ...found, content }
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.version }
  if (versionId === null) throw new Refusal('NoSuchKey', 'The specified key does not exist.', headers)
  throw new Refusal('MethodNotAllowed', 'The specified method is not allowed against this resource.', headers)
}

/** `If-Match` and `If-None-Match: *` of a write, against what the key holds now. */
export function checkConditions(
  bucket: ObjectIndex,
  { key, headers }: Pick<S3Request, 'key' | 'headers'>,
): void {
  const current = bucket.versions(key)[0]?.content ?? null
  const wanted = headers['if-match']
  const unwanted = headers['if-none-match']
  if (unwanted !== undefined && unwanted !== '*') {
    throw new Refusal('NotImplemented', 'If-None-Match takes nothing but * on a write')
  }
  if (wanted !== undefined && current === null)
    throw new Refusal('NoSuchKey', 'The specified key does not exist.')
  const differs = wanted !== undefined && wanted !== '*' && wanted.replaceAll('"', '') !== current?.etag
  if (differs || (unwanted === '*' && current !== null)) {
    throw new Refusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
  }
}
