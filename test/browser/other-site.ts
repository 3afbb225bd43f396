// Somebody else's web server: it stands behind no gate, and answers every request with an empty page.

import { createServer, type IncomingMessage } from 'node:http'

export interface OtherSite {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  readonly port: number
  close(): Promise<void>
}

export async function otherSite(
  heard: (request: IncomingMessage) => void = () => undefined,
): Promise<OtherSite> {
  const server = createServer((request, response) => {
    heard(request)
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Other</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
