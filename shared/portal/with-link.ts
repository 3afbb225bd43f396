// Opens the link of a request before its page is made: whoever has none of that purpose gets one and the same answer.

import type { MiddlewareHandler } from 'hono'
import { partnerId } from '../domain/ids.ts'
import { type Purpose, tokenOf } from '../domain/portal/link.ts'
import { type OpenLinkPorts, openLink, type Reader } from '../flows/portal/open-link.ts'
import type { ReportBucket } from '../ports.ts'

export interface PortalPorts extends OpenLinkPorts {
  readonly reports: ReportBucket
  /** Where the portal is; null: at the root of wherever it runs. */
  readonly portalUrl: string | null
}

export interface PortalContext {
  Variables: {
    /** Who followed the link. */
    reader: Reader
    /** Where the pages of this link are: `/report/{partner}/{token}`. */
    base: string
  }
}

export function withLink(purpose: Purpose, ports: OpenLinkPorts): MiddlewareHandler<PortalContext> {
  return async (c, next) => {
    const [partner, token] = [partnerId(c.req.param('partner') ?? ''), tokenOf(c.req.param('token') ?? '')]
    const reader = partner === null || token === null ? null : await openLink(partner, token, purpose, ports)
    if (reader === null) return c.text('This link opens nothing any more.', 404)
    c.set('reader', reader)
    c.set('base', `/${purpose}/${partner}/${token}`)
    return next()
  }
}
