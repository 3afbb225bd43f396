// What the browser is told with every answer: run and load only our own, keep nothing, show it in no frame, and give the
// address of a page, which holds its token, to no other site.

import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** The content security policy of a page. `sendsTo`: another origin that it sends forms and requests to. */
export function contentPolicy(sendsTo?: string): string {
  const targets = sendsTo === undefined ? "'self'" : `'self' ${sendsTo}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `form-action ${targets}`,
    `connect-src ${targets}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const secure = secureHeaders({
  referrerPolicy: 'same-origin',
  strictTransportSecurity: 'max-age=31536000',
  xFrameOptions: 'DENY',
  // Chromium logs an error for it where an earlier answer of the origin came without it.
  originAgentCluster: false,
})

/** A handler's own content security policy stays. */
export const protect: MiddlewareHandler = async (c, next) => {
  await secure(c, next)
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', contentPolicy())
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex')
}
