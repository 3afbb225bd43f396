// Keeps other websites out of the servers on loopback. A page of any site that is open in a browser on this machine can
// send requests there; none is let through, whatever host name it uses for 127.0.0.1 and whichever port it came from.

import type { IncomingMessage } from 'node:http'

/** The answer to a request that is not let through. */
export interface Rejection {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** null: the request may pass. `mayCross`: whether a request may come from a page of another origin. */
export function rejectionOf(
  request: IncomingMessage,
  mayCross: (request: IncomingMessage) => boolean,
): Rejection | null {
  const host = `127.0.0.1:${request.socket.localPort}`
  if (!isAddressedTo(request, host))
    return reject(421, `This is http://${host}/ and answers to no other name.`)
  if (isCrossOrigin(request, host) && !mayCross(request)) {
    return reject(403, 'Pages of other sites and ports get no answer here.')
  }
  return null
}

/** Any other name resolves to this machine only because somebody's DNS says so. */
function isAddressedTo({ headersDistinct }: IncomingMessage, expected: string): boolean {
  const { host = [] } = headersDistinct
  return host.length === 1 && host[0] === expected
}

/** Another port of loopback is the same site to a browser, but not the same origin. */
function isCrossOrigin({ headersDistinct }: IncomingMessage, host: string): boolean {
  const { origin = [], 'sec-fetch-site': sites = [] } = headersDistinct
  // `none`: the address was typed, or a link was followed outside the browser.
  return (
    origin.some((each) => each !== `http://${host}`) ||
    sites.some((each) => each !== 'same-origin' && each !== 'none')
  )
}

/** Somebody followed a link from a page of another site: the answer is a page of its own, which that site cannot read. */
export function isFollowedLink({ method, headersDistinct }: IncomingMessage): boolean {
  const { origin = [], 'sec-fetch-mode': modes = [], 'sec-fetch-dest': targets = [] } = headersDistinct
  return method === 'GET' && origin.length === 0 && `${modes}` === 'navigate' && `${targets}` === 'document'
}

function reject(status: number, message: string): Rejection {
  return {
    status,
    headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
    body: `${message}\n`,
  }
}
