// A versioned bucket over S3 that is only read: that of the drops, or that of the settings.

import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { UnreadableObject } from '../../domain/errors.ts'
import type { DropBucket, ObjectHead } from '../../ports/objects.ts'
import { statusOf } from '../service-faults.ts'
import { bytesOf, nullIfMissing, stated } from './client.ts'
import { listObjects } from './list-objects.ts'

export function s3VersionedBucket(client: S3Client, bucket: string): DropBucket {
  return {
    async head(key) {
      const request = client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })).catch(explainForbidden)
      const answer = await nullIfMissing(request)
      if (answer === null) return null
      if (answer.VersionId === undefined) {
        throw new Error(`Versioning of the bucket ${bucket} is off; turn it on.`)
      }
      return {
        version: answer.VersionId,
        etag: stated(answer.ETag, 'an ETag'),
        bytes: stated(answer.ContentLength, 'a size'),
        modifiedMs: stated(answer.LastModified, 'a date').getTime(),
      } satisfies ObjectHead
    },
    async read(key, version, range) {
      const request = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        VersionId: version,
        ...(range === undefined ? {} : { Range: `bytes=${range.start}-${range.end - 1}` }),
      })
      const answer = await nullIfMissing(client.send(request).catch(explainWithheld))
      return answer === null ? null : bytesOf(answer.Body)
    },
    list: (prefix, after) => listObjects(client, bucket, prefix, after),
  }

  /** Without permission to list, S3 answers 403 for a missing object, which must not pass for "nothing". */
  function explainForbidden(error: unknown): never {
    if (statusOf(error) !== 403) throw error
    throw new Error(
      `S3 denies access to ${bucket}; the role needs s3:GetObject, s3:GetObjectVersion and s3:ListBucket.`,
      { cause: error },
    )
  }
}

/** An object that exists but cannot be read. Any other 403 may be caused by the role, not by the object. */
function explainWithheld(error: unknown): never {
  if (!(error instanceof Error)) throw error
  if (error.name === 'InvalidObjectState') {
    const why = 'it lies in an archive class; upload it again in another, such as S3 Standard'
    throw new UnreadableObject(why, { cause: error })
  }
  const isKey =
    error.name.startsWith('KMS.') || (error.name === 'AccessDenied' && /\bkms:/i.test(error.message))
  if (!isKey) throw error
  const why = 'it is encrypted under a key that may not be used here; upload it again without one of your own'
  throw new UnreadableObject(why, { cause: error })
}
