// The reports that the reader may see.

import { Hono } from 'hono'
import type { PortalContext, PortalPorts } from './with-link.ts'

export function reportPages(_ports: PortalPorts): Hono<PortalContext> {
  return new Hono<PortalContext>().get('/', (c) => c.text(c.get('reader').partner.name))
}
