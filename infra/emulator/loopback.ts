// An HTTP server on a free port of 127.0.0.1, closed to other websites, whose close never hangs.

import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { rejectionOf } from './gate.ts'

export interface LoopbackServer {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly endpoint: string
  /** Ends open connections too; resolves when the port is free. */
  close(): Promise<void>
}

interface Listening {
  /** One that is not listening yet; without it, a new one. */
  readonly server?: Server
  /** Which requests may come from pages of other origins; without it, none. */
  readonly mayCross?: (request: IncomingMessage) => boolean
  /** Tried first, and then any that is free. */
  readonly port?: number
}

export async function listen(
  listener: RequestListener,
  { server = createServer(), mayCross = () => false, port: wanted = 0 }: Listening = {},
): Promise<LoopbackServer> {
  server.on('request', (request: IncomingMessage, response) => {
    const rejection = rejectionOf(request, mayCross)
    if (rejection === null) return listener(request, response)
    request.resume()
    response.writeHead(rejection.status, rejection.headers).end(rejection.body)
  })
  // Clients reuse connections; one that the server closes at that moment looks like a lost answer.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  await listenOn(server, wanted).catch(() => listenOn(server, 0))
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

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
