// The way in for whoever has no link.

import { Hono } from 'hono'
import { emailAddress } from '../domain/mail/email-address.ts'
import { requestLinks } from '../flows/portal/request-links.ts'
import { requestedPage, startPage } from '../views/portal/start.ts'
import { evenly } from './evenly.ts'
import { fieldsOf } from './form.ts'
import type { PortalPorts } from './ports.ts'
import { type PortalContext, show } from './respond.ts'

export function startPages(ports: PortalPorts): Hono<PortalContext> {
  return new Hono<PortalContext>()
    .get('/', (c) => show(c, startPage({ root: c.get('root'), address: '', problem: null }, c.get('texts'))))
    .post('/', async (c) => {
      const text = (await fieldsOf(c))('address').trim()
      const address = emailAddress(text)
      const { portalStart } = c.get('texts')
      if (address === null) {
        const asked = { root: c.get('root'), address: text, problem: portalStart.notAnAddress }
        return show(c, startPage(asked, c.get('texts')), 422)
      }
      await evenly(() => requestLinks(address, ports), ports)
      return show(c, requestedPage(c.get('texts')))
    })
}
