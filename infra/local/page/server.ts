// Serves the website of a run on loopback, from before the run begins: the links of its mails lead there.

import { getRequestListener } from '@hono/node-server'
import { isFollowedLink } from '../../emulator/gate.ts'
import { listen } from '../../emulator/loopback.ts'
import { createApp } from './app.ts'
import type { PageSources } from './sources.ts'

export interface Page {
  /** `http://127.0.0.1:port/` */
  readonly url: string
  close(): Promise<void>
}

/** Requests wait until there are sources. `port`: tried first; 0: any. */
export async function startPage(sources: PageSources | Promise<PageSources>, port = 0): Promise<Page> {
  const app = Promise.resolve(sources).then(createApp)
  // Whoever waits for it is told.
  app.catch(() => undefined)
  const fetch = async (request: Request) => (await app).fetch(request)
  // The functions run in the same process, and expect Node.js's own Request and Response.
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false })
  const { endpoint, close } = await listen(listener, { mayCross: isFollowedLink, port })
  return { url: `${endpoint}/`, close }
}
