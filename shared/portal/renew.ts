// The button of a link that opens nothing: a new one is mailed, and the answer is the same whatever was done.

import type { Handler } from 'hono'
import { partnerId } from '../domain/ids.ts'
import { tokenOf } from '../domain/portal/link.ts'
import { renewLink } from '../flows/portal/request-links.ts'
import { renewedPage } from '../views/portal/dead-link.ts'
import { evenly } from './evenly.ts'
import type { PortalPorts } from './ports.ts'
import { type PortalContext, show } from './respond.ts'

export function renewal(ports: PortalPorts): Handler<PortalContext> {
  return async (c) => {
    const [partner, token] = [partnerId(c.req.param('partner') ?? ''), tokenOf(c.req.param('token') ?? '')]
    await evenly(async () => {
      if (partner !== null && token !== null) await renewLink(partner, token, ports)
    }, ports)
    return show(c, renewedPage(c.get('texts')))
  }
}
