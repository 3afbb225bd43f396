// The portal's website, for AWS and for one machine alike. A link of a mail opens /{purpose}/{partner}/{token}; what it
// opens is decided at each request. GET changes nothing. There are no cookies, so that no other site can act for anybody.

import { Hono } from 'hono'
import { reportPages } from './report.ts'
import { type PortalContext, type PortalPorts, withLink } from './with-link.ts'

export function createPortal(ports: PortalPorts): Hono<PortalContext> {
  const app = new Hono<PortalContext>()
  app.use('/report/:partner/:token/*', withLink('report', ports))
  app.route('/report/:partner/:token', reportPages(ports))
  return app
}
