// Makes calls to the embedded services fail on demand, before they take effect or after.

import type { IncomingMessage } from 'node:http'
import type { Handler, Reply } from '../../infra/emulator/service.ts'

export type FaultyService = 'dynamodb' | 'events' | 's3' | 'ses' | 'sqs'

export interface Fault {
  readonly when: 'before' | 'after'
  /** `reset` cuts the connection, `hang` never answers; a reply takes the place of the true one. */
  readonly answer: 'reset' | 'hang' | Reply
}

/** Asked at every call; undefined lets it pass. */
export type Faults = (operation: string, service: FaultyService) => Fault | undefined

/** The middleware of a service, or of all of them. */
export function injectFaults(faults: Faults): (next: Handler) => Handler {
  return (next) => async (request) => {
    const service = serviceOf(request)
    const fault = faults(operationOf(service, request), service)
    if (fault?.when === 'before') return strike(fault, request)
    const reply = await next(request)
    return fault === undefined ? reply : strike(fault, request)
  }
}

export function fault(when: Fault['when'], answer: Fault['answer']): Fault {
  return { when, answer }
}

/** The call takes effect, and the client never knows. */
export const LOST_ANSWER = fault('after', 'reset')

/** The answer of a JSON service in place of the true one. */
export function jsonAnswer(when: Fault['when'], status: number, body: object): Fault {
  const headers = { 'content-type': 'application/x-amz-json-1.0' }
  return fault(when, { status, headers, body: JSON.stringify(body) })
}

/** An error of S3. */
export function xmlError(status: number, code: string, message = 'Try again.'): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}

function strike({ answer }: Fault, request: IncomingMessage): Promise<Reply> {
  if (typeof answer !== 'string') return Promise.resolve(answer)
  if (answer === 'reset') request.socket.resetAndDestroy()
  else request.resume()
  return new Promise(() => undefined)
}

/** The service that the request is signed for. */
function serviceOf({ headers }: IncomingMessage): FaultyService {
  const [, service] =
    /Credential=[^,]*\/(dynamodb|events|s3|ses|sqs)\/aws4_request,/.exec(`${headers.authorization}`) ?? []
  return service as FaultyService
}

function operationOf(service: FaultyService, request: IncomingMessage): string {
  if (service === 'ses') return 'SendRawEmail'
  if (service === 's3') return s3Operation(request)
  return `${request.headers['x-amz-target']}`.split('.').at(-1) ?? ''
}

/** The SDK names most operations on objects in the query, and none on buckets. */
function s3Operation({ method, url }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(`${url}`, 'http://localhost')
  const named = searchParams.get('x-id')
  if (named !== null) return named
  const isBucket = pathname.split('/').filter(Boolean).length === 1
  return (
    (isBucket ? BUCKET_OPERATIONS : OBJECT_OPERATIONS)[`${method} ${subresource(searchParams)}`.trim()] ?? ''
  )
}

const BUCKET_OPERATIONS: Readonly<Record<string, string>> = {
  PUT: 'CreateBucket',
  HEAD: 'HeadBucket',
  DELETE: 'DeleteBucket',
  'PUT versioning': 'PutBucketVersioning',
  'GET list-type': 'ListObjectsV2',
  'GET versions': 'ListObjectVersions',
  'GET uploads': 'ListMultipartUploads',
}

const OBJECT_OPERATIONS: Readonly<Record<string, string>> = {
  HEAD: 'HeadObject',
  'POST uploads': 'CreateMultipartUpload',
  'POST uploadId': 'CompleteMultipartUpload',
}

function subresource(query: URLSearchParams): string {
  return ['versioning', 'list-type', 'versions', 'uploads', 'uploadId'].find((name) => query.has(name)) ?? ''
}
