// What all embedded services share: a signature is required, and a handler turns each request into a reply.

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type LoopbackServer, listen } from './loopback.ts'
import { type Credentials, type SignatureProblem, signatureProblem } from './signature.ts'

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | Readable
  /** The headers that let pages of other origins read it; without them, none may. */
  readonly sharing?: Readonly<Record<string, string>>
}

export type Handler = (request: IncomingMessage) => Promise<Reply>

/** Options of every embedded service. */
export interface ServiceOptions {
  /** Requests must be signed with them. */
  readonly credentials: Credentials
  /** Where the data is kept; without a folder it is lost at the close. */
  readonly folder?: string
  /** Wraps the handler of the service: sees each signed request, and may answer in its place. */
  readonly middleware?: ((next: Handler) => Handler) | undefined
}

interface Serving extends Pick<ServiceOptions, 'credentials' | 'middleware'> {
  /** How the service rejects a request that is not signed correctly. */
  readonly denied: (problem: SignatureProblem) => Reply
  /** One that is not listening yet; without it, a new one. */
  readonly server?: Server
  /** Requests that are not signed in a header and may come from anywhere, since the handler checks them itself. */
  readonly isSelfContained?: (request: IncomingMessage) => boolean
}

export function serve(handler: Handler, serving: Serving): Promise<LoopbackServer> {
  const { credentials, denied, middleware = (next) => next, server, isSelfContained = () => false } = serving
  const handle = middleware(handler)
  return listen(
    (request, response) => {
      answer(request, response)
        .catch((error) => fail(request, response, error))
        .catch(() => response.destroy())
    },
    { mayCross: isSelfContained, ...(server === undefined ? {} : { server }) },
  )

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const problem = isSelfContained(request) ? null : await signatureProblem(request, credentials)
    await send(request, response, problem === null ? await handle(request) : denied(problem))
  }
}

async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  // The rest of a rejected body must be read, or the client would never get to read the reply.
  request.resume()
  const { status, headers = {}, body = '', sharing = {} } = reply
  response.writeHead(status, { ...withoutSharing(headers), ...sharing })
  if (typeof body === 'string' || body instanceof Uint8Array) response.end(body)
  else await pipeline(body, response)
}

/** dynalite allows every origin to read its replies; here, only `sharing` does. */
function withoutSharing(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^access-control-/i.test(name)))
}

/** An error fails only its own request; a reply that is half sent can only break off. */
async function fail(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  if (response.headersSent) return void response.destroy()
  const message = error instanceof Error ? error.message : String(error)
  const headers = { 'content-type': 'text/plain' }
  await send(request, response, { status: 500, headers, body: `This request failed: ${message}\n` })
}
