// Opens the link of a request before its page is made: whoever has none of that purpose gets one and the same answer.

import type { MiddlewareHandler } from 'hono'
import { partnerId } from '../domain/ids.ts'
import { type Purpose, tokenOf } from '../domain/portal/link.ts'
import { type OpenLinkPorts, openLink } from '../flows/portal/open-link.ts'
import { localeOf } from '../flows/portal/preferences.ts'
import { deadLinkPage } from '../views/portal/dead-link.ts'
import { textsFor } from '../views/texts/languages.ts'
import { type PortalContext, type PortalRequest, show } from './respond.ts'

export function withLink(purpose: Purpose, ports: OpenLinkPorts): MiddlewareHandler<PortalContext> {
  return async (c, next) => {
    c.set('base', basePath(c, purpose))
    const [partner, token] = [partnerId(c.req.param('partner') ?? ''), tokenOf(c.req.param('token') ?? '')]
    const reader = partner === null || token === null ? null : await openLink(partner, token, purpose, ports)
    if (reader === null) return show(c, deadLinkPage(c.get('base'), c.get('texts')), 404)
    c.set('reader', reader)
    c.set('texts', textsFor(await localeOf(reader, ports)))
    return next()
  }
}

/** As it was asked for: it may be the path of no link. */
function basePath(c: PortalRequest, purpose: Purpose): string {
  const [partner, token] = [c.req.param('partner') ?? '', c.req.param('token') ?? ''].map(encodeURIComponent)
  return `${c.get('root')}/${purpose}/${partner}/${token}`
}
