// Where a browser goes once a file is stored: the outcome of this one upload, found by its id. The bucket sees the address
// of this page, so it holds no token.

import { Hono } from 'hono'
import { partnerId } from '../domain/ids.ts'
import { uploadId } from '../domain/portal/upload.ts'
import { linkToRejects } from '../flows/portal/outcome.ts'
import { type UploadState, uploadState } from '../flows/portal/upload-state.ts'
import { outcomePage } from '../views/portal/outcome.ts'
import { shownOutcome } from './outcomes.ts'
import type { PortalPorts } from './ports.ts'
import { type PortalContext, type PortalRequest, say, show } from './respond.ts'

export function uploadedPages(ports: PortalPorts): Hono<PortalContext> {
  async function find(
    c: PortalRequest,
  ): Promise<{ readonly state: UploadState; readonly path: string } | null> {
    const [partner, id] = [partnerId(c.req.param('partner') ?? ''), uploadId(c.req.param('upload') ?? '')]
    const state = partner && id && (await uploadState(partner, id, ports))
    return state && { state, path: `${c.get('root')}/uploaded/${partner}/${id}` }
  }
  const unknown = (c: PortalRequest) => say(c, c.get('texts').portalUpload.unknown, 404)

  return new Hono<PortalContext>()
    .get('/', async (c) => {
      const found = await find(c)
      if (found === null) return unknown(c)
      const { path } = found
      const { file, outcome } = shownOutcome(found.state, `${path}/rejects`, null)
      return show(c, outcomePage({ file, outcome, path, back: null }, c.get('texts')))
    })
    .get('/rejects', async (c) => {
      const found = await find(c)
      const url = found?.state.kind === 'answered' ? await linkToRejects(found.state.key, ports) : null
      return url === null ? unknown(c) : c.redirect(url, 302)
    })
}
