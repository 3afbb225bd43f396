// Lists a bucket page by page, in key order.

import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3'
import type { ListedObject } from '../../ports/objects.ts'
import { stated } from './client.ts'

export async function* listObjects(
  client: S3Client,
  bucket: string,
  prefix: string,
  after?: string,
): AsyncIterable<ListedObject> {
  // Keys may contain characters that XML cannot represent.
  const query = {
    Bucket: bucket,
    Prefix: prefix,
    EncodingType: 'url' as const,
    ...(after !== undefined && { StartAfter: after }),
  }
  for await (const { Contents = [], EncodingType } of paginateListObjectsV2({ client }, query)) {
    for (const { Key, ETag, Size, LastModified } of Contents) {
      const key = stated(Key, 'a key')
      yield {
        key: EncodingType === 'url' ? decoded(key) : key,
        etag: stated(ETag, 'an ETag'),
        bytes: stated(Size, 'a size'),
        modifiedMs: stated(LastModified, 'a date').getTime(),
      }
    }
  }
}

/** As a list states it, URL-encoded. */
export function decoded(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '))
}
