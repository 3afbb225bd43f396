// The embedded DynamoDB: dynalite, made to survive kills, clients that hang up and a close while it works.

import { EventEmitter } from 'node:events'
import type { IncomingMessage, RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import dynalite from 'dynalite'
import { finishTables } from './dynamo-folder.ts'
import { jsonDenied, NOT_AN_OBJECT, parseJsonObject } from './json.ts'
import type { LoopbackServer } from './loopback.ts'
import { type Reply, type ServiceOptions, serve } from './service.ts'

/** What dynalite reads of a request besides its body. */
type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers'>
type Engine = (head: Head, body: string) => Promise<Reply>

/** A table is ACTIVE when CreateTable answers. Throws when another process uses the folder. */
export async function startDynamo(options: ServiceOptions): Promise<LoopbackServer> {
  const { folder } = options
  if (folder !== undefined) await finishTables(folder)
  const instant = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }
  const server = dynalite(folder === undefined ? instant : { ...instant, path: folder })
  const [listener] = server.listeners('request') as RequestListener[]
  if (listener === undefined) throw new Error('dynalite has no request listener')
  server.removeAllListeners('request')
  const engine = engineOf(listener)
  const pending = new Set<Promise<unknown>>()
  let closing = false

  /** Continues until dynalite is done with the request, whether or not the client is still there. */
  async function handle(request: IncomingMessage): Promise<Reply> {
    // dynalite throws when a client hangs up during a request, and at JSON that is not an object.
    const body = await text(request)
    if (parseJsonObject(body) === null) return NOT_AN_OBJECT
    if (closing) throw new Error('the service is closing')
    const work = perform(engine, request, body)
    const done = work.catch(() => undefined)
    pending.add(done)
    void done.then(() => pending.delete(done))
    return work
  }

  const service = await serve(handle, { ...options, denied: jsonDenied, server })
  return {
    endpoint: service.endpoint,
    async close() {
      // dynalite throws from its own callbacks when its store closes during a request.
      closing = true
      server.closeAllConnections()
      await Promise.all(pending)
      await service.close()
    },
  }
}

async function perform(engine: Engine, request: Head, body: string): Promise<Reply> {
  const reply = await engine(request, body)
  if (request.headers['x-amz-target'] === 'DynamoDB_20120810.CreateTable' && reply.status === 200) {
    await untilActive(engine, request, JSON.parse(`${reply.body}`).TableDescription.TableName)
  }
  return reply
}

/** A millisecond or two: dynalite lists a table before it is ready. */
async function untilActive(engine: Engine, request: Head, table: string): Promise<void> {
  const { method, url } = request
  const headers = { ...request.headers, 'x-amz-target': 'DynamoDB_20120810.DescribeTable' }
  for (;;) {
    const { body } = await engine({ method, url, headers }, JSON.stringify({ TableName: table }))
    if (JSON.parse(`${body}`).Table.TableStatus === 'ACTIVE') return
  }
}

/** dynalite as a function. What its listener throws is thrown here, and does not end the process. */
function engineOf(listener: RequestListener): Engine {
  return ({ method, url, headers }, body) =>
    new Promise((resolve) => {
      const request = Object.assign(new EventEmitter(), { method, url, headers })
      const replyHeaders: Record<string, string> = {}
      const response = {
        statusCode: 200,
        setHeader: (name: string, value: unknown) => {
          replyHeaders[name] = `${value}`
        },
        end: (text = '') => resolve({ status: response.statusCode, headers: replyHeaders, body: text }),
      }
      listener(request as IncomingMessage, response as unknown as Parameters<RequestListener>[1])
      request.emit('data', Buffer.from(body))
      request.emit('end')
    })
}
