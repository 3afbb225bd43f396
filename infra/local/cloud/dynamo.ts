// The embedded DynamoDB: dynalite, made fit to be killed, to be hung up on and to be closed while it works.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import dynalite from 'dynalite'
import { finishTables } from './dynamo-folder.ts'
import { type Fault, type Faults, open, type Service } from './loopback.ts'

/**
 * Starts a DynamoDB in memory or, with a folder, on disk. A table is ACTIVE when CreateTable answers.
 * Throws when another process uses the folder.
 */
export async function startDynamo(options: { folder?: string; faults?: Faults } = {}): Promise<Service> {
  const { folder, faults = () => undefined } = options
  if (folder !== undefined) await finishTables(folder)
  const instant = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }
  const engine = dynalite(folder === undefined ? instant : { ...instant, path: folder })
  const [handle] = engine.listeners('request') as RequestListener[]
  if (handle === undefined) throw new Error('dynalite has no request listener')
  const atWork = new Set<Promise<void>>()
  let closing = false
  engine.removeAllListeners('request')
  engine.on('request', (request, response) => {
    if (closing) return void response.destroy()
    const work = answer(request, response, handle, faults).catch(() => void response.destroy())
    atWork.add(work)
    void work.then(() => atWork.delete(work))
  })
  const service = await open(engine)
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

/** Resolves when dynalite is through with the request, whether or not the client still listens. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestListener,
  faults: Faults,
): Promise<void> {
  // dynalite throws when a client leaves in the middle of a request, so it only gets whole ones.
  const body = await buffer(request)
  const operation = `${request.headers['x-amz-target'] ?? ''}`.split('.').at(-1) ?? ''
  const fault = faults(operation)
  if (fault?.when === 'before') return strike(response, fault)
  const text = await ask(handle, request, response, body)
  if (fault !== undefined) return strike(response, fault)
  if (operation === 'CreateTable' && response.statusCode === 200) {
    await untilActive(handle, request, JSON.parse(text).TableDescription.TableName)
  }
  response.end(text)
}

/** Hands the request to dynalite, which sets status and headers on the response; resolves with the body. */
function ask(
  handle: RequestListener,
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  response: Pick<ServerResponse, 'setHeader'>,
  body: Uint8Array,
): Promise<string> {
  const { method, url, headers } = request
  const whole = Object.assign(Readable.from([body]), { method, url, headers }) as IncomingMessage
  return new Promise((resolve) => {
    const taker = new Proxy(response, {
      get: (target, name) => {
        if (name === 'end') return (text = '') => resolve(text)
        const value = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    handle(whole, taker as Parameters<RequestListener>[1])
  })
}

/** A millisecond or two: dynalite makes the table known before it is ready. */
async function untilActive(handle: RequestListener, request: IncomingMessage, table: string): Promise<void> {
  const headers = { ...request.headers, 'x-amz-target': 'DynamoDB_20120810.DescribeTable' }
  const question = { method: 'POST', url: '/', headers }
  for (;;) {
    const body = Buffer.from(JSON.stringify({ TableName: table }))
    const text = await ask(handle, question, { setHeader: () => undefined } as never, body)
    if (JSON.parse(text).Table.TableStatus === 'ACTIVE') return
  }
}

function strike(response: ServerResponse, fault: Fault): void {
  if (fault.answer === 'hang') return
  if (fault.answer === 'reset') return void response.socket?.resetAndDestroy()
  const { status, headers, body } = fault.answer
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response.writeHead(status, headers).end(body)
}
