// The reports that the reader may see: the latest one, those of earlier days, and their files.

import { Hono } from 'hono'
import { figuresOf, fileOf, linkToFile, publishedDays } from '../flows/portal/report-files.ts'
import { reportPage } from '../views/portal/report.ts'
import type { PortalPorts } from './ports.ts'
import { type PortalContext, type PortalRequest, say, show } from './respond.ts'

export function reportPages(ports: PortalPorts): Hono<PortalContext> {
  const page = async (c: PortalRequest, asked: string | undefined): Promise<Response> => {
    const reader = c.get('reader')
    const days = await publishedDays(reader, ports)
    const day = asked ?? days[0]
    if (asked !== undefined && !days.includes(asked)) return say(c, c.get('texts').portalReport.noReport, 404)
    const shown = day === undefined ? null : { day, figures: await figuresOf(reader, day, ports) }
    const { partner, recipient } = reader
    const scopedTo = recipient.customers === 'own' ? recipient.email : null
    const content = { partner: partner.name, scopedTo, base: c.get('base'), days, shown }
    return show(c, reportPage(content, c.get('texts')))
  }
  return new Hono<PortalContext>()
    .get('/', (c) => page(c, undefined))
    .get('/:day', (c) => page(c, c.req.param('day')))
    .get('/:day/:file', async (c) => {
      const file = fileOf(c.req.param('file'))
      const url = file && (await linkToFile(c.get('reader'), c.req.param('day'), file, ports))
      return url === null ? say(c, c.get('texts').portalReport.noReport, 404) : c.redirect(url, 302)
    })
}
