// Serves the website of a run on loopback.

import { getRequestListener } from '@hono/node-server'
import { listen } from '../../emulator/loopback.ts'
import { createApp } from './app.ts'
import type { PageSources } from './sources.ts'

export interface Page {
  /** `http://127.0.0.1:port/` */
  readonly url: string
  close(): Promise<void>
}

export async function startPage(sources: PageSources): Promise<Page> {
  const { fetch } = createApp(sources)
  // The functions run in the same process, and expect Node.js's own Request and Response.
  const { endpoint, close } = await listen(getRequestListener(fetch, { overrideGlobalObjects: false }))
  return { url: `${endpoint}/`, close }
}
