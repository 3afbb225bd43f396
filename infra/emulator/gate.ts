// The gate of every server that the product opens on loopback. Any page of any site in the same browser can send
// requests there: none of them gets in, whatever name it gave this machine and whichever port it came from.

import type { IncomingMessage } from 'node:http'

/** What a request is told that must not come in. */
export interface TurnedAway {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

type Headers = Readonly<Record<string, string>>

/** null: it may come in. */
export function turnAway(request: IncomingMessage): TurnedAway | null {
  const here = `127.0.0.1:${request.socket.localPort}`
  if (!isCalled(request, here)) return refusal(421, `This is http://${here}/ and answers to no other name.`)
  if (isFromElsewhere(request, here))
    return refusal(403, 'Pages of other sites and ports get no answer here.')
  return null
}

/** Headers that would let pages of other origins read an answer are not for any server here. */
export function withoutSharing(headers: Headers = {}): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^access-control-/i.test(name)))
}

/** Any other name leads to this port only because somebody's DNS says so. */
function isCalled({ headersDistinct }: IncomingMessage, here: string): boolean {
  const { host = [] } = headersDistinct
  return host.length === 1 && host[0] === here
}

/** Browsers say where a request comes from; another port of loopback is the same site, but not the same origin. */
function isFromElsewhere({ headersDistinct }: IncomingMessage, here: string): boolean {
  const { origin = [], 'sec-fetch-site': sites = [] } = headersDistinct
  // `none`: somebody typed the address or followed a link outside the browser.
  return (
    origin.some((each) => each !== `http://${here}`) ||
    sites.some((each) => each !== 'same-origin' && each !== 'none')
  )
}

function refusal(status: number, words: string): TurnedAway {
  return {
    status,
    headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
    body: `${words}\n`,
  }
}
