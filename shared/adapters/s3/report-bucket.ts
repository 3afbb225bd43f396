// The reports bucket over S3. A failed condition is returned as a value; since a retry after a lost answer
// may meet its own object, the object is compared before a failure is returned.

import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { PutCondition, ReportBucket } from '../../ports/objects.ts'
import { bytesOf, isAbsent, isConflict, nullIfMissing, stated } from './client.ts'
import { listObjects } from './list-objects.ts'
import { createS3Writer } from './object-writer.ts'

export function s3ReportBucket(client: S3Client, bucket: string): ReportBucket {
  async function etag(key: string): Promise<string | null> {
    const answer = await nullIfMissing(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })))
    return answer === null ? null : stated(answer.ETag, 'an ETag')
  }

  return {
    async get(key) {
      const answer = await nullIfMissing(client.send(new GetObjectCommand({ Bucket: bucket, Key: key })))
      if (answer === null) return null
      const body = await stated(answer.Body, 'a body').transformToByteArray()
      return { body, etag: stated(answer.ETag, 'an ETag') }
    },
    async read(key) {
      const answer = await nullIfMissing(client.send(new GetObjectCommand({ Bucket: bucket, Key: key })))
      return answer === null ? null : bytesOf(answer.Body)
    },
    async put(key, body, contentType, condition) {
      const request = {
        Bucket: bucket,
        Key: key,
        // The SDK mistakes an empty string for a stream.
        Body: typeof body === 'string' ? Buffer.from(body) : body,
        ContentType: contentType,
        ...headers(condition),
      }
      try {
        const answer = await client.send(new PutObjectCommand(request))
        return stated(answer.ETag, 'an ETag')
      } catch (error) {
        if (isConflict(error) || (condition !== undefined && isAbsent(error))) return null
        throw error
      }
    },
    openWriter: (key, contentType) => createS3Writer(client, bucket, key, contentType),
    etag,
    async copy(fromKey, toKey, condition) {
      const source = `${bucket}/${fromKey.split('/').map(encodeURIComponent).join('/')}`
      const request = { Bucket: bucket, CopySource: source, Key: toKey, ...headers(condition) }
      try {
        await client.send(new CopyObjectCommand(request))
        return 'copied'
      } catch (error) {
        if (isConflict(error)) return 'changed'
        if (!isAbsent(error)) throw error
        // A missing object may be the source or the target: a target that should have matched can be missing
        // too.
        return (await etag(fromKey)) === null ? 'gone' : 'changed'
      }
    },
    async delete(key, ifMatch) {
      const request = { Bucket: bucket, Key: key, ...(ifMatch === undefined ? {} : { IfMatch: ifMatch }) }
      try {
        await client.send(new DeleteObjectCommand(request))
        return true
      } catch (error) {
        if (isAbsent(error)) return true
        if (isConflict(error)) return false
        throw error
      }
    },
    list: (prefix) => listObjects(client, bucket, prefix),
  }
}

function headers(condition: PutCondition | undefined): { IfMatch?: string; IfNoneMatch?: string } {
  if (condition === undefined) return {}
  return 'ifMatch' in condition ? { IfMatch: condition.ifMatch } : { IfNoneMatch: '*' }
}
