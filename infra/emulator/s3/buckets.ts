// The operations on a whole bucket: create it, look for it, switch on versions, delete it.

import * as z from 'zod/mini'
import type { Reply } from '../service.ts'
import { bucketOf, type S3Context } from './context.ts'
import { S3Error } from './errors.ts'
import { readXml, type S3Request } from './request.ts'

const versioningBody = z.object({ VersioningConfiguration: z.object({ Status: z.string() }) })

export async function createBucket({ store }: S3Context, { bucket }: S3Request): Promise<Reply> {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.')
  }
  if (store.bucket(bucket) !== undefined) {
    throw new S3Error(
      'BucketAlreadyOwnedByYou',
      'The bucket you tried to create already exists, and you own it.',
    )
  }
  store.createBucket(bucket)
  return { status: 200, headers: { location: `/${bucket}` } }
}

export async function headBucket(context: S3Context, { bucket }: S3Request): Promise<Reply> {
  bucketOf(context, bucket)
  return { status: 200 }
}

/** Every bucket keeps versions from the start, and cannot stop. */
export async function putVersioning(context: S3Context, { bucket, message }: S3Request): Promise<Reply> {
  bucketOf(context, bucket)
  const { VersioningConfiguration } = await readXml(message, versioningBody)
  if (VersioningConfiguration.Status === 'Enabled') return { status: 200 }
  throw new S3Error('NotImplemented', 'Buckets of the embedded S3 always keep versions')
}

export async function deleteBucket(context: S3Context, { bucket: name }: S3Request): Promise<Reply> {
  for (const key of bucketOf(context, name).keys('', '')) {
    throw new S3Error(
      'BucketNotEmpty',
      `The bucket you tried to delete is not empty: it has versions of ${key}.`,
    )
  }
  context.store.deleteBucket(name)
  return { status: 204 }
}
