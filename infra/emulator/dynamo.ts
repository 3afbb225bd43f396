// The embedded DynamoDB: dynalite, made fit to be killed, to be hung up on and to be closed while it works.

import { EventEmitter } from 'node:events'
import type { IncomingMessage, RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import dynalite from 'dynalite'
import type { Credentials } from './credentials.ts'
import { finishTables } from './dynamo-folder.ts'
import { jsonDenied, jsonObject, NOT_AN_OBJECT } from './json.ts'
import { type Call, type Faults, type Reply, type Service, serve } from './loopback.ts'

export interface DynamoOptions {
  readonly credentials: Credentials
  /** Without one, everything is in memory. */
  readonly folder?: string
  readonly faults?: Faults
}

/** What dynalite reads of a request beside its body. */
type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers'>
type Ask = (head: Head, body: string) => Promise<Reply>

/** A table is ACTIVE when CreateTable answers. Throws when another process uses the folder. */
export async function startDynamo({ credentials, folder, faults }: DynamoOptions): Promise<Service> {
  if (folder !== undefined) await finishTables(folder)
  const instant = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }
  const engine = dynalite(folder === undefined ? instant : { ...instant, path: folder })
  const [handle] = engine.listeners('request') as RequestListener[]
  if (handle === undefined) throw new Error('dynalite has no request listener')
  engine.removeAllListeners('request')
  const ask = asking(handle)
  const atWork = new Set<Promise<unknown>>()
  let closing = false

  /** Goes on until dynalite is through with the request, whether or not the client still listens. */
  async function run(request: Head, body: string): Promise<Reply> {
    if (closing) throw new Error('the service is closing')
    const work = perform(ask, request, body)
    const done = work.catch(() => undefined)
    atWork.add(done)
    void done.then(() => atWork.delete(done))
    return work
  }

  const service = await serve((request) => understand(request, run), {
    access: { credentials, denied: jsonDenied },
    faults,
    server: engine,
  })
  return {
    endpoint: service.endpoint,
    async close() {
      // dynalite throws out of its own callbacks when its store closes under a request.
      closing = true
      engine.closeAllConnections()
      await Promise.all(atWork)
      await service.close()
    },
  }
}

async function understand(request: IncomingMessage, run: Ask): Promise<Call> {
  // dynalite throws when a client leaves in the middle of a request, so it only gets whole ones.
  const body = await text(request)
  // It also throws at JSON that is no object.
  const isObject = jsonObject(body) !== null
  return { operation: operationOf(request), run: async () => (isObject ? run(request, body) : NOT_AN_OBJECT) }
}

async function perform(ask: Ask, request: Head, body: string): Promise<Reply> {
  const reply = await ask(request, body)
  if (operationOf(request) === 'CreateTable' && reply.status === 200) {
    await untilActive(ask, request, JSON.parse(`${reply.body}`).TableDescription.TableName)
  }
  return reply
}

/** A millisecond or two: dynalite makes the table known before it is ready. */
async function untilActive(ask: Ask, request: Head, table: string): Promise<void> {
  const { method, url } = request
  const headers = { ...request.headers, 'x-amz-target': 'DynamoDB_20120810.DescribeTable' }
  for (;;) {
    const { body } = await ask({ method, url, headers }, JSON.stringify({ TableName: table }))
    if (JSON.parse(`${body}`).Table.TableStatus === 'ACTIVE') return
  }
}

/** Hands requests to dynalite. What it throws at once is thrown here, and not at the process. */
function asking(handle: RequestListener): Ask {
  return ({ method, url, headers }, body) =>
    new Promise((resolve) => {
      const request = Object.assign(new EventEmitter(), { method, url, headers })
      const given: Record<string, string> = {}
      const response = {
        statusCode: 200,
        setHeader: (name: string, value: unknown) => {
          given[name] = `${value}`
        },
        end: (text = '') => resolve({ status: response.statusCode, headers: given, body: text }),
      }
      handle(request as IncomingMessage, response as unknown as Parameters<RequestListener>[1])
      request.emit('data', Buffer.from(body))
      request.emit('end')
    })
}

function operationOf({ headers }: Head): string {
  return `${headers['x-amz-target'] ?? ''}`.split('.').at(-1) ?? ''
}
