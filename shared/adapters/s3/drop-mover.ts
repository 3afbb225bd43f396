// Moves an object of the drops bucket over S3: a copy of exactly one version, then a delete marker over it. Both on a
// condition; older versions stay.

import { CopyObjectCommand, DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { DropMover } from '../../ports/objects.ts'
import { isAbsent, isConflict } from './client.ts'
import { s3VersionedBucket } from './versioned-bucket.ts'

export function s3DropMover(client: S3Client, bucket: string): DropMover {
  const { head } = s3VersionedBucket(client, bucket)
  return {
    async move(fromKey, seen, toKey) {
      if ((await head(fromKey))?.version !== seen.version) return 'gone'
      const path = `${bucket}/${fromKey.split('/').map(encodeURIComponent).join('/')}`
      const source = `${path}?versionId=${encodeURIComponent(seen.version)}`
      try {
        const copy = { Bucket: bucket, Key: toKey, CopySource: source, IfNoneMatch: '*' }
        await client.send(new CopyObjectCommand(copy))
      } catch (error) {
        if (isAbsent(error)) return 'gone'
        if (!isConflict(error)) throw error
        // A retry after a lost answer meets its own copy.
        const held = await head(toKey)
        if (held?.etag !== seen.etag || held.bytes !== seen.bytes) return 'taken'
      }
      try {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: fromKey, IfMatch: seen.etag }))
      } catch (error) {
        // Something else was uploaded there meanwhile: it stays.
        if (!isConflict(error) && !isAbsent(error)) throw error
      }
      return 'moved'
    },
  }
}
