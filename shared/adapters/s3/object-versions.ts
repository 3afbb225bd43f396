// Every version of the objects of a bucket over S3, for the operator who erases them.

import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsOutput,
  type S3Client,
} from '@aws-sdk/client-s3'
import { byCodePoint } from '../../domain/ids.ts'
import type { ObjectVersion, ObjectVersions } from '../../ports/object-versions.ts'
import { stated } from './client.ts'
import { decoded } from './list-objects.ts'
import { s3VersionedBucket } from './versioned-bucket.ts'

export function s3ObjectVersions(client: S3Client, Bucket: string): ObjectVersions {
  return {
    async *list(prefix) {
      let current: ObjectVersion | null = null
      // A key's current version comes first from S3, perhaps on an earlier page than the others.
      for await (const version of listed(prefix)) {
        if (current !== null && current.key !== version.key) yield current
        if (current?.key !== version.key) current = null
        if (version.isCurrent) current = version
        else yield version
      }
      if (current !== null) yield current
    },
    read: s3VersionedBucket(client, Bucket).read,
    async delete(Key, VersionId) {
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))
    },
  }

  async function* listed(Prefix: string): AsyncIterable<ObjectVersion> {
    let after: { KeyMarker?: string; VersionIdMarker?: string } | null = {}
    while (after !== null) {
      const page: ListObjectVersionsOutput = await client.send(
        new ListObjectVersionsCommand({ Bucket, Prefix, EncodingType: 'url', ...after }),
      )
      yield* inOrder(page)
      after =
        page.IsTruncated === true
          ? {
              KeyMarker: keyIn(page, stated(page.NextKeyMarker, 'a key marker')),
              VersionIdMarker: stated(page.NextVersionIdMarker, 'a version marker'),
            }
          : null
    }
  }
}

/** Versions and delete markers come as two lists; only the order of the keys matters. */
function inOrder(page: ListObjectVersionsOutput): ObjectVersion[] {
  const { Versions = [], DeleteMarkers = [] } = page
  return [
    ...Versions.map((version) => ({ ...version, isMarker: false })),
    ...DeleteMarkers.map((marker) => ({ ...marker, Size: 0, isMarker: true })),
  ]
    .map(({ Key, VersionId, IsLatest, Size, isMarker }) => ({
      key: keyIn(page, stated(Key, 'a key')),
      version: stated(VersionId, 'a version'),
      isCurrent: IsLatest === true,
      isMarker,
      bytes: stated(Size, 'a size'),
    }))
    .sort((a, b) => byCodePoint(a.key, b.key) || Number(b.isCurrent) - Number(a.isCurrent))
}

function keyIn({ EncodingType }: ListObjectVersionsOutput, key: string): string {
  return EncodingType === 'url' ? decoded(key) : key
}
