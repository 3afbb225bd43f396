// Maps a request to its operation. What is not supported is rejected with NotImplemented, never half done.

import type { Reply } from '../service.ts'
import * as buckets from './buckets.ts'
import type { S3Context } from './context.ts'
import { preflight } from './cors.ts'
import { S3Error } from './errors.ts'
import * as lists from './lists.ts'
import * as multipart from './multipart.ts'
import * as objects from './objects.ts'
import { postObject } from './post-object.ts'
import type { S3Request } from './request.ts'

export type Operation = (context: S3Context, request: S3Request) => Promise<Reply>

interface Route {
  readonly method: string
  readonly on: 'bucket' | 'object'
  /** The subresources in the query, all of them. */
  readonly query?: readonly (typeof SUBRESOURCES)[number][]
  /** A header that the request must have. */
  readonly header?: string
  readonly run: Operation
}

const SUBRESOURCES = ['list-type', 'partNumber', 'uploadId', 'uploads', 'versioning', 'versions'] as const

const ROUTES: readonly Route[] = [
  { method: 'PUT', on: 'bucket', run: buckets.createBucket },
  { method: 'HEAD', on: 'bucket', run: buckets.headBucket },
  { method: 'DELETE', on: 'bucket', run: buckets.deleteBucket },
  { method: 'PUT', on: 'bucket', query: ['versioning'], run: buckets.putVersioning },
  { method: 'GET', on: 'bucket', query: ['list-type'], run: lists.listObjects },
  { method: 'GET', on: 'bucket', query: ['versions'], run: lists.listVersions },
  { method: 'GET', on: 'bucket', query: ['uploads'], run: multipart.listUploads },
  { method: 'POST', on: 'bucket', run: postObject },
  { method: 'OPTIONS', on: 'bucket', run: preflight },
  { method: 'PUT', on: 'object', header: 'x-amz-copy-source', run: objects.copyObject },
  { method: 'PUT', on: 'object', run: objects.putObject },
  { method: 'GET', on: 'object', run: objects.getObject },
  { method: 'HEAD', on: 'object', run: objects.headObject },
  { method: 'DELETE', on: 'object', run: objects.deleteObject },
  { method: 'POST', on: 'object', query: ['uploads'], run: multipart.createUpload },
  { method: 'PUT', on: 'object', query: ['partNumber', 'uploadId'], run: multipart.uploadPart },
  { method: 'POST', on: 'object', query: ['uploadId'], run: multipart.completeUpload },
  { method: 'DELETE', on: 'object', query: ['uploadId'], run: multipart.abortUpload },
]

/** Parameters that an operation reads, or that change nothing. */
const PARAMETERS = new Set<string>([
  ...SUBRESOURCES,
  'continuation-token',
  'encoding-type',
  'fetch-owner',
  'key-marker',
  'max-keys',
  'prefix',
  ...objects.RESPONSE_HEADERS.keys(),
  'start-after',
  'version-id-marker',
  'versionId',
  'x-id',
])

/** Headers that ask for something unsupported. */
const UNSUPPORTED_HEADERS =
  /^(if-(un)?modified-since|x-amz-(copy-source-(if|range)|tagging|object-lock|write-offset))/

export function operationOf({ method, bucket, key, query, headers }: S3Request): Operation {
  for (const name of query.keys()) {
    if (!PARAMETERS.has(name) && !/^x-amz-/i.test(name)) throw unsupported(`the parameter ${name}`)
  }
  for (const name of Object.keys(headers)) {
    if (UNSUPPORTED_HEADERS.test(name)) throw unsupported(`the header ${name}`)
  }
  const on = key === '' ? 'bucket' : 'object'
  const subresources = SUBRESOURCES.filter((name) => query.has(name))
  const route = ROUTES.find(
    (candidate) =>
      candidate.method === method &&
      candidate.on === on &&
      (candidate.query ?? []).join() === subresources.join() &&
      (candidate.header === undefined || headers[candidate.header] !== undefined),
  )
  if (route === undefined || bucket === '') throw unsupported(`${method} of this kind`)
  return route.run
}

function unsupported(what: string): S3Error {
  return new S3Error('NotImplemented', `The embedded S3 does not know ${what}`)
}
