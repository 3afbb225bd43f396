// The embedded S3: versioned buckets over a folder, behind the protocol that the AWS SDK speaks.

import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Credentials } from './credentials.ts'
import { folderOrTemporary } from './folder.ts'
import { type Call, type Faults, type Reply, type Service, serve } from './loopback.ts'
import type { S3Context } from './s3/context.ts'
import { type S3Event, s3Event } from './s3/events.ts'
import { openStore } from './s3/object-store.ts'
import { operationOf } from './s3/operations.ts'
import { Refusal } from './s3/refusal.ts'
import { parseRequest } from './s3/request.ts'
import { uploadsUnderWay } from './s3/uploads.ts'
import { element, value, xmlReply } from './xml.ts'

export type { S3Event } from './s3/events.ts'

export interface S3Options {
  readonly credentials: Credentials
  /** Where objects lie and survive; without one, a temporary folder that goes at the close. */
  readonly folder?: string
  /** Made if they are missing. */
  readonly buckets: readonly string[]
  /** Called after each change took effect and before the client hears of it. */
  readonly onEvent?: (event: S3Event) => void
  readonly faults?: Faults
}

export async function startS3({
  credentials,
  folder,
  buckets,
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
  const service = await serve((message) => understand(context, message), {
    access: { credentials, denied: ({ code, message }) => refused(new Refusal(code, message)) },
    faults,
  })
  return {
    endpoint: service.endpoint,
    async close() {
      await service.close()
      store.close()
      await place.leave()
    },
  }
}

function understand(context: S3Context, message: IncomingMessage): Call {
  try {
    const request = parseRequest(message)
    const operation = operationOf(request)
    return {
      operation: operation.name,
      run: () => operation.run(context, request).then(identified, refused),
    }
  } catch (error) {
    return { operation: 'Refused', run: async () => refused(error) }
  }
}

function refused(error: unknown): Reply {
  const known = error instanceof Refusal
  const { status, code, headers } = known ? error : { status: 500, code: 'InternalError', headers: {} }
  const text = error instanceof Error ? error.message : String(error)
  return identified(xmlReply(status, element('Error', value('Code', code), value('Message', text)), headers))
}

function identified(reply: Reply): Reply {
  const id = randomBytes(8).toString('hex').toUpperCase()
  return { ...reply, headers: { ...reply.headers, 'x-amz-request-id': id, 'x-amz-id-2': id } }
}
