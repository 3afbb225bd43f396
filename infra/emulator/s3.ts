// The embedded S3: versioned buckets in a folder, behind the protocol that the AWS SDK speaks.

import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { folderOrTemporary } from './folder.ts'
import type { LoopbackServer } from './loopback.ts'
import type { S3Context } from './s3/context.ts'
import { isPreflight, shared } from './s3/cors.ts'
import { S3Error } from './s3/errors.ts'
import { type S3Event, s3Event } from './s3/events.ts'
import { isForm } from './s3/form.ts'
import { createStore } from './s3/object-store.ts'
import { operationOf } from './s3/operations.ts'
import { parseRequest } from './s3/request.ts'
import { checkSignedUrl, isSignedUrl } from './s3/signed-url.ts'
import { createUploads } from './s3/uploads.ts'
import { type Reply, type ServiceOptions, serve } from './service.ts'
import { element, value, xmlReply } from './xml.ts'

export type { S3Event } from './s3/events.ts'

export interface S3Options extends ServiceOptions {
  /** Created if they are missing. */
  readonly buckets: readonly string[]
  /** Those to which pages of any origin may post forms. */
  readonly formBuckets?: readonly string[]
  /** Receives each change after it took effect and before the client gets the reply. */
  readonly onEvent?: (event: S3Event) => void
}

export async function startS3(options: S3Options): Promise<LoopbackServer> {
  const { buckets, formBuckets = [], credentials, onEvent } = options
  const folder = await folderOrTemporary(options.folder)
  const store = createStore(folder.path)
  for (const bucket of buckets) store.createBucket(bucket)
  const context: S3Context = {
    credentials,
    formBuckets: new Set(formBuckets),
    store,
    uploads: createUploads(),
    changed: (version, reason) => onEvent?.(s3Event(version, reason)),
  }
  const service = await serve((message) => answer(context, message).then(withRequestId), {
    ...options,
    isSelfContained: (message) => isSignedUrl(message) || isForm(message) || isPreflight(message),
    denied: ({ code, message }) => withRequestId(errorReply(new S3Error(code, message))),
  })
  return {
    endpoint: service.endpoint,
    async close() {
      await service.close()
      store.close()
      await folder.release()
    },
  }
}

async function answer(context: S3Context, message: IncomingMessage): Promise<Reply> {
  const reply = await handle(context, message).catch(errorReply)
  return isForm(message) ? shared(reply, context, message) : reply
}

async function handle(context: S3Context, message: IncomingMessage): Promise<Reply> {
  if (isSignedUrl(message)) await checkSignedUrl(message, context.credentials)
  const request = parseRequest(message)
  return operationOf(request)(context, request)
}

function errorReply(error: unknown): Reply {
  const isKnown = error instanceof S3Error
  const { status, code, headers } = isKnown ? error : { status: 500, code: 'InternalError', headers: {} }
  const message = error instanceof Error ? error.message : String(error)
  return xmlReply(status, element('Error', value('Code', code), value('Message', message)), headers)
}

function withRequestId(reply: Reply): Reply {
  const id = randomBytes(8).toString('hex').toUpperCase()
  return { ...reply, headers: { ...reply.headers, 'x-amz-request-id': id, 'x-amz-id-2': id } }
}
