// The operations on a whole bucket: make it, look at it, delete many of its objects, delete it.

import type { Reply } from '../loopback.ts'
import { contents, element, textOf, value, xmlReply } from '../xml.ts'
import { bucketOf, type S3Context } from './context.ts'
import { deleteVersion } from './objects.ts'
import { Refusal } from './refusal.ts'
import { readText, type S3Request } from './request.ts'

export async function createBucket({ store }: S3Context, { bucket }: S3Request): Promise<Reply> {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new Refusal('InvalidBucketName', 'The specified bucket is not valid.')
  }
  if (store.bucket(bucket) !== undefined) {
    throw new Refusal(
      'BucketAlreadyOwnedByYou',
      'The bucket you tried to create already exists, and you own it.',
    )
  }
  store.makeBucket(bucket)
  return { status: 200, headers: { location: `/${bucket}` } }
}

export async function deleteBucket(context: S3Context, { bucket: name }: S3Request): Promise<Reply> {
  for (const key of bucketOf(context, name).keys('', '')) {
    throw new Refusal(
      'BucketNotEmpty',
      `The bucket you tried to delete is not empty: it has versions of ${key}.`,
    )
  }
  context.store.removeBucket(name)
  return { status: 204 }
}

export async function headBucket(context: S3Context, { bucket }: S3Request): Promise<Reply> {
  bucketOf(context, bucket)
  return { status: 200 }
}

/** Every bucket has versions: saying so again is fine, anything else is not to be had here. */
export async function putVersioning(context: S3Context, { bucket, message }: S3Request): Promise<Reply> {
  bucketOf(context, bucket)
  if (textOf(await readText(message), 'Status') === 'Enabled') return { status: 200 }
  throw new Refusal('NotImplemented', 'Buckets of the embedded S3 always have versions')
}

export async function getVersioning(context: S3Context, { bucket }: S3Request): Promise<Reply> {
  bucketOf(context, bucket)
  return xmlReply(200, element('VersioningConfiguration', value('Status', 'Enabled')))
}

export async function deleteObjects(
  context: S3Context,
  { bucket: name, message }: S3Request,
): Promise<Reply> {
  const bucket = bucketOf(context, name)
  const xml = await readText(message)
  const quiet = textOf(xml, 'Quiet') === 'true'
  const deleted = contents(xml, 'Object').map((object) => {
    const key = textOf(object, 'Key') ?? ''
    const versionId = textOf(object, 'VersionId') ?? null
    const gone = deleteVersion(context, bucket, { bucket: name, key }, versionId)
    return element(
      'Deleted',
      value('Key', key),
      ...(versionId === null ? [] : [value('VersionId', versionId)]),
      ...(gone.marker ? [value('DeleteMarker', true), value('DeleteMarkerVersionId', gone.version)] : []),
    )
  })
  return xmlReply(200, element('DeleteResult', ...(quiet ? [] : deleted)))
}
