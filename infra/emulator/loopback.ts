// One HTTP service on loopback: a free port, a gate, replies as values, faults on demand, and a close that never hangs.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Credentials, type SignatureProblem, signatureProblem } from './credentials.ts'
import { turnAway, withoutSharing } from './gate.ts'

export interface Service {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly endpoint: string
  /** Ends open connections too; resolves when the port is free. */
  close(): Promise<void>
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | Readable
}

/** A request understood: the name of the operation, and what does it. */
export interface Call {
  readonly operation: string
  run(): Promise<Reply>
}

export type Understand = (request: IncomingMessage) => Call | Promise<Call>

/** What goes wrong with a call: before it takes effect, or after it. */
export interface Fault {
  readonly when: 'before' | 'after'
  /** `reset` cuts the connection, `hang` never answers, a reply is sent in place of the true one. */
  readonly answer: 'reset' | 'hang' | Reply
}

/** Asked at every call; undefined lets it pass. */
export type Faults = (operation: string) => Fault | undefined

/** What every request must be signed with, and the service's own words for one that is not. */
export interface Access {
  readonly credentials: Credentials
  readonly denied: (problem: SignatureProblem) => Reply
}

export interface Serving {
  /** Without it, whoever gets through the gate is answered. */
  readonly access?: Access
  readonly faults?: Faults | undefined
  /** One that nobody listens to yet; without it, a new one. */
  readonly server?: Server
}

/** On a free port of 127.0.0.1. */
export async function serve(understand: Understand, serving: Serving = {}): Promise<Service> {
  const { server = createServer() } = serving
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, understand, serving)
      .catch((error) => fail(request, response, error))
      .catch(() => response.destroy())
  })
  // Clients keep connections; one that the server closes just as it is used again looks like a lost answer.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  understand: Understand,
  { access, faults = () => undefined }: Serving,
): Promise<void> {
  const refused = turnAway(request) ?? (await denial(request, access))
  if (refused !== null) return send(request, response, refused)
  const call = await understand(request)
  const fault = faults(call.operation)
  if (fault?.when === 'before') return strike(request, response, fault)
  const reply = await call.run()
  if (fault !== undefined) return strike(request, response, fault)
  await send(request, response, reply)
}

async function denial(request: IncomingMessage, access: Access | undefined): Promise<Reply | null> {
  if (access === undefined) return null
  const problem = await signatureProblem(request, access.credentials)
  return problem === null ? null : access.denied(problem)
}

async function strike(request: IncomingMessage, response: ServerResponse, fault: Fault): Promise<void> {
  if (fault.answer === 'reset') request.socket.resetAndDestroy()
  else if (fault.answer === 'hang') request.resume()
  else await send(request, response, fault.answer)
}

async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  // What is left of a refused body is read away, or the client would never get to read the answer.
  request.resume()
  const { body = '' } = reply
  response.writeHead(reply.status, withoutSharing(reply.headers))
  if (typeof body === 'string' || body instanceof Uint8Array) response.end(body)
  else await pipeline(body, response)
}

/** A request that throws spoils nothing but its own answer; one that is half sent can only break off. */
async function fail(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  if (response.headersSent) return void response.destroy()
  const words = error instanceof Error ? error.message : String(error)
  const headers = { 'content-type': 'text/plain' }
  await send(request, response, { status: 500, headers, body: `This request failed: ${words}\n` })
}
