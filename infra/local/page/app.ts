// The read-only website of a run: inbox, reports, receipts, drops and tables, rendered on the server without scripts.
// Knows nothing of the server that it runs on.

import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { dropPages } from './drops.ts'
import { explanationPages } from './explanation.ts'
import { inboxPages } from './inbox.ts'
import { notFound } from './layout.ts'
import { overviewPages } from './overview.ts'
import { createReceiptIndex } from './receipt-index.ts'
import { receiptPages } from './receipts.ts'
import { reportPages } from './reports.ts'
import { type PageSources, PORTAL_PATH } from './sources.ts'
import { STYLE } from './style.ts'
import { tablePages } from './tables.ts'

const PAGE_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  frameSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

export function createApp(sources: PageSources): Hono {
  const receipts = createReceiptIndex(sources.reports)
  const app = new Hono()
  app.onError((error, c) => c.text(`This page could not be made: ${error.message}\n`, 500))
  // Before the rest, which is read-only and has headers of its own.
  app.mount(PORTAL_PATH, sources.portal)
  app.notFound((c) => notFound(c, 'There is no such page.'))
  // A handler's own policy stays: mails have a stricter one.
  app.use(
    secureHeaders({
      contentSecurityPolicy: PAGE_POLICY,
      overwrite: false,
      // Chromium logs an error for it, since rejected requests are answered without it.
      originAgentCluster: false,
    }),
  )
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    return c.text('This page is read-only: only GET is allowed.\n', 405, { allow: 'GET, HEAD' })
  })
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.route('/', overviewPages(sources, receipts))
  app.route('/inbox', inboxPages(sources))
  app.route('/reports', reportPages(sources))
  app.route('/explanation', explanationPages(sources))
  app.route('/receipts', receiptPages(sources, receipts))
  app.route('/drops', dropPages(sources, receipts))
  app.route('/tables', tablePages(sources))
  return app
}
