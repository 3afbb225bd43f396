// The reports that the reader may see: the latest one, those of earlier days, and their files.

import { Hono } from 'hono'
import { figuresOf, fileOf, linkToFile, publishedDays } from '../flows/portal/report-files.ts'
import { requestUploadLink } from '../flows/portal/request-links.ts'
import { reportPage, uploadLinkPage } from '../views/portal/report.ts'
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
    const about = { partner: partner.name, scopedTo, mayUpload: recipient.upload }
    return show(c, reportPage({ ...about, base: c.get('base'), days, shown }, c.get('texts')))
  }
  return new Hono<PortalContext>()
    .get('/', (c) => page(c, undefined))
    .post('/upload-link', async (c) => {
      await requestUploadLink(c.get('reader'), ports)
      return show(c, uploadLinkPage(c.get('base'), c.get('texts')))
    })
    .get('/:day', (c) => page(c, c.req.param('day')))
    .get('/:day/:file', async (c) => {
      const file = fileOf(c.req.param('file'))
      const url = file && (await linkToFile(c.get('reader'), c.req.param('day'), file, ports))
      return url === null ? say(c, c.get('texts').portalReport.noReport, 404) : c.redirect(url, 302)
    })
}
