// The embedded S3: versioned buckets over a folder, behind the protocol that the AWS SDK speaks.

import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { folderOrTemporary } from './folder.ts'
import { type Call, type Faults, type Reply, type Service, serve } from './loopback.ts'
import type { S3Context } from './s3/context.ts'
import { type S3Event, s3Event } from './s3/events.ts'
import { checkLink } from './s3/link.ts'
import { openStore } from './s3/object-store.ts'
import { operationOf } from './s3/operations.ts'
import { Refusal } from './s3/refusal.ts'
import { parseRequest, type S3Request } from './s3/request.ts'
import { uploadsUnderWay } from './s3/uploads.ts'
import { element, value, xmlReply } from './xml.ts'

export type { S3Event } from './s3/events.ts'

export interface S3Options {
  /** Where objects lie and survive; without one, a temporary folder that goes at the close. */
  readonly folder?: string
  /** Made if they are missing. */
  readonly buckets: readonly string[]
  /** What links must be signed with; without one, as in a header, any signature will do. */
  readonly secretAccessKey?: string
  /** Called after each change took effect and before the client hears of it. */
  readonly onEvent?: (event: S3Event) => void
  readonly faults?: Faults
}

export async function startS3({
  folder,
  buckets,
  secretAccessKey,
  onEvent,
  faults,
}: S3Options): Promise<Service> {
  const place = await folderOrTemporary(folder)
  const store = openStore(place.path)
  for (const bucket of buckets) store.makeBucket(bucket)
  const context: S3Context = {
    store,
    uploads: uploadsUnderWay(),
    changed: (version, reason) => onEvent?.(s3Event(version, reason)),
  }
  const service = await serve((message) => understand(context, secretAccessKey, message), faults)
  return {
    endpoint: service.endpoint,
    async close() {
      await service.close()
      store.close()
      await place.leave()
    },
  }
}

function understand(context: S3Context, secretAccessKey: string | undefined, message: IncomingMessage): Call {
  try {
    const request = parseRequest(message)
    checkAccess(request, secretAccessKey)
    const operation = operationOf(request)
    return {
      operation: operation.name,
      run: () => operation.run(context, request).then(identified, (error) => refused(message, error)),
    }
  } catch (error) {
    return { operation: 'Refused', run: async () => refused(message, error) }
  }
}

/** Every request must be signed: in a header or, for links, in the query. */
function checkAccess(request: S3Request, secretAccessKey: string | undefined): void {
  if (request.headers.authorization !== undefined) return
  if (!request.query.has('X-Amz-Signature')) throw new Refusal('AccessDenied', 'Access Denied')
  checkLink(request, secretAccessKey, Date.now())
}

function refused(message: IncomingMessage, error: unknown): Reply {
  const known = error instanceof Refusal
  const { status, code, headers } = known ? error : { status: 500, code: 'InternalError', headers: {} }
  if (message.method === 'HEAD') return identified({ status, headers })
  const text = error instanceof Error ? error.message : String(error)
  return identified(xmlReply(status, element('Error', value('Code', code), value('Message', text)), headers))
}

function identified(reply: Reply): Reply {
  const id = randomBytes(8).toString('hex').toUpperCase()
  return { ...reply, headers: { ...reply.headers, 'x-amz-request-id': id, 'x-amz-id-2': id } }
}
