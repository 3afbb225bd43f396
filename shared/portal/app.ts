// The portal's website, for AWS and for one machine alike. A link of a mail opens /{purpose}/{partner}/{token}; what it
// opens is decided at each request. GET changes nothing. There are no cookies, so that no other site can act for anybody.

import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { reportPages } from './report.ts'
import { type PortalContext, type PortalPorts, withLink } from './with-link.ts'

/** A request that was answered, as a log may have it: its path holds a token, its route does not. */
export interface Answered {
  readonly method: string
  /** `/report/:partner/:token` */
  readonly route: string
  readonly status: number
  readonly tookMs: number
  /** What went wrong; undefined: nothing. */
  readonly error: Error | undefined
}

export function createPortal(
  ports: PortalPorts,
  answered: (request: Answered) => void = () => undefined,
): Hono<PortalContext> {
  const app = new Hono<PortalContext>()
  app.use(async (c, next) => {
    const startedMs = ports.clock()
    await next()
    const { method } = c.req
    const { status } = c.res
    answered({ method, route: routePath(c, -1), status, tookMs: ports.clock() - startedMs, error: c.error })
  })
  app.onError((_, c) => c.text('This page cannot be shown now; try again later.', 500))
  app.use('/report/:partner/:token/*', withLink('report', ports))
  app.route('/report/:partner/:token', reportPages(ports))
  return app
}
