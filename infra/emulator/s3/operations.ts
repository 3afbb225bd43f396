// Which operation a request asks for. What is not in the table is refused aloud, not half done.

import type { Reply } from '../loopback.ts'
import * as buckets from './buckets.ts'
import type { S3Context } from './context.ts'
import * as lists from './lists.ts'
import * as multipart from './multipart.ts'
import * as objects from './objects.ts'
import { Refusal } from './refusal.ts'
import type { S3Request } from './request.ts'

export interface Operation {
  readonly name: string
  run(context: S3Context, request: S3Request): Promise<Reply>
}

interface Route extends Operation {
  readonly method: string
  readonly on: 'bucket' | 'object'
  /** Parameters that must stand in the query; those of `subresources` that are not named must not. */
  readonly with?: readonly string[]
  /** A header that must be there. */
  readonly header?: string
}

const subresources = ['delete', 'list-type', 'partNumber', 'uploadId', 'uploads', 'versioning', 'versions']

const routes: readonly Route[] = [
  { name: 'CreateBucket', method: 'PUT', on: 'bucket', run: buckets.createBucket },
  { name: 'DeleteBucket', method: 'DELETE', on: 'bucket', run: buckets.deleteBucket },
  { name: 'HeadBucket', method: 'HEAD', on: 'bucket', run: buckets.headBucket },
  {
    name: 'PutBucketVersioning',
    method: 'PUT',
    on: 'bucket',
    with: ['versioning'],
    run: buckets.putVersioning,
  },
  {
    name: 'GetBucketVersioning',
    method: 'GET',
    on: 'bucket',
    with: ['versioning'],
    run: buckets.getVersioning,
  },
  { name: 'ListObjectsV2', method: 'GET', on: 'bucket', with: ['list-type'], run: lists.listObjects },
  { name: 'ListObjectVersions', method: 'GET', on: 'bucket', with: ['versions'], run: lists.listVersions },
  {
    name: 'ListMultipartUploads',
    method: 'GET',
    on: 'bucket',
    with: ['uploads'],
    run: multipart.listUploads,
  },
  { name: 'DeleteObjects', method: 'POST', on: 'bucket', with: ['delete'], run: buckets.deleteObjects },
  { name: 'CopyObject', method: 'PUT', on: 'object', header: 'x-amz-copy-source', run: objects.copyObject },
  { name: 'PutObject', method: 'PUT', on: 'object', run: objects.putObject },
  { name: 'GetObject', method: 'GET', on: 'object', run: objects.getObject },
  { name: 'HeadObject', method: 'HEAD', on: 'object', run: objects.headObject },
  { name: 'DeleteObject', method: 'DELETE', on: 'object', run: objects.deleteObject },
  {
    name: 'CreateMultipartUpload',
    method: 'POST',
    on: 'object',
    with: ['uploads'],
    run: multipart.createUpload,
  },
  {
    name: 'UploadPart',
    method: 'PUT',
    on: 'object',
    with: ['partNumber', 'uploadId'],
    run: multipart.uploadPart,
  },
  {
    name: 'CompleteMultipartUpload',
    method: 'POST',
    on: 'object',
    with: ['uploadId'],
    run: multipart.completeUpload,
  },
  {
    name: 'AbortMultipartUpload',
    method: 'DELETE',
    on: 'object',
    with: ['uploadId'],
    run: multipart.abortUpload,
  },
]

/** Parameters of a get that say which headers its answer has. */
const overrides = [
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
]

/** Parameters that leave the meaning of a request alone, or that an operation reads. */
const understood = new Set([
  ...subresources,
  ...overrides,
  ...[
    'continuation-token',
    'encoding-type',
    'fetch-owner',
    'key-marker',
    'max-keys',
    'prefix',
    'start-after',
  ],
  ...['version-id-marker', 'versionId', 'x-id'],
])

/** Headers that ask for more than is done here. */
const beyond =
  /^(range|if-(un)?modified-since|x-amz-(copy-source-(if|range)|tagging|object-lock|write-offset))/

export function operationOf({ method, bucket, key, query, headers }: S3Request): Operation {
  for (const name of query.keys()) {
    if (!understood.has(name) && !/^x-amz-/i.test(name)) throw notHere(`the parameter ${name}`)
  }
  for (const name of Object.keys(headers)) if (beyond.test(name)) throw notHere(`the header ${name}`)
  const on = key === '' ? 'bucket' : 'object'
  const asked = subresources.filter((name) => query.has(name))
  const route = routes.find(
    (candidate) =>
      candidate.method === method &&
      candidate.on === on &&
      asked.join() === (candidate.with ?? []).join() &&
      (candidate.header === undefined || headers[candidate.header] !== undefined),
  )
  if (route === undefined || bucket === '') throw notHere(`${method} of this kind`)
  return route
}

function notHere(what: string): Refusal {
  return new Refusal('NotImplemented', `The embedded S3 does not know ${what}`)
}
