// The portal's website, for AWS and for one machine alike. A link of a mail opens /{purpose}/{partner}/{token}; what it
// opens is decided at each request. GET changes nothing. There are no cookies, so that no other site can act for anybody.

import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import { parseAccept } from 'hono/utils/accept'
import { Transient } from '../domain/errors.ts'
import type { Purpose } from '../domain/portal/link.ts'
import { SCRIPT } from '../views/portal/script.ts'
import { STYLE } from '../views/portal/style.ts'
import { languageOf, textsFor } from '../views/texts/languages.ts'
import { protect } from './headers.ts'
import type { PortalPorts } from './ports.ts'
import { preferencesPages } from './preferences.ts'
import { renewal } from './renew.ts'
import { reportPages } from './report.ts'
import { type PortalContext, say } from './respond.ts'
import { startPages } from './start.ts'
import { unsubscribePages } from './unsubscribe.ts'
import { uploadPages } from './upload.ts'
import { uploadedPages } from './uploaded.ts'
import { withLink } from './with-link.ts'

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

const MAX_FORM_BYTES = 64 * 1024

export function createPortal(
  ports: PortalPorts,
  answered: (request: Answered) => void = () => undefined,
): Hono<PortalContext> {
  const root = rootOf(ports.portalUrl)
  const app = new Hono<PortalContext>()
  app.use(async (c, next) => {
    const startedMs = ports.clock()
    c.set('root', root)
    c.set('texts', textsFor(languageAsked(c.req.header('accept-language'))))
    await next()
    const { method } = c.req
    const { status } = c.res
    answered({ method, route: routePath(c, -1), status, tookMs: ports.clock() - startedMs, error: c.error })
  })
  app.use(protect)
  app.use(bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => say(c, c.get('texts').portal.tooLarge, 413) }))
  app.onError((error, c) =>
    error instanceof Transient
      ? say(c, c.get('texts').portal.busy, 503)
      : say(c, c.get('texts').portal.failed, 500),
  )
  app.notFound((c) => say(c, c.get('texts').portal.notFound, 404))

  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/script.js', (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.route('/', startPages(ports))
  // What previews and tests of mails link to.
  app.get('/test/*', (c) => say(c, c.get('texts').portal.test, 200))
  app.post('/:purpose/:partner/:token/renew', renewal(ports))
  for (const [purpose, pages] of pagesOf(ports)) {
    app.use(`/${purpose}/:partner/:token/*`, withLink(purpose, ports))
    app.route(`/${purpose}/:partner/:token`, pages)
  }
  app.route('/uploaded/:partner/:upload', uploadedPages(ports))
  return app
}

/** What the browser would like to read, until a link says who reads. `header`: `de-AT,de;q=0.9,en;q=0.8` */
function languageAsked(header = ''): string {
  const asked = parseAccept(header).map(({ type }) => type)
  return asked.find((locale) => languageOf(locale) !== null) ?? 'en'
}

/** `https://portal.example/portal` has the root `/portal`, `https://portal.example` none. */
function rootOf(portalUrl: string | null): string {
  return portalUrl === null ? '' : new URL(portalUrl).pathname.replace(/\/$/, '')
}

function pagesOf(ports: PortalPorts): readonly [Purpose, Hono<PortalContext>][] {
  return [
    ['report', reportPages(ports)],
    ['preferences', preferencesPages(ports)],
    ['unsubscribe', unsubscribePages(ports)],
    ['upload', uploadPages(ports)],
  ]
}
