// The page to look around in: server-rendered, on loopback, for reading only.

import type { IncomingMessage } from 'node:http'
import { type Call, type Reply, serve } from '../../emulator/loopback.ts'
import { dropRoutes } from './drops.ts'
import { notFound } from './frame.ts'
import { inboxRoutes } from './inbox.ts'
import { overviewRoutes } from './overview.ts'
import { receiptIndex } from './receipt-index.ts'
import { receiptRoutes } from './receipts.ts'
import { type Routes, styleReply, textReply } from './reply.ts'
import { reportRoutes } from './reports.ts'
import type { PageSources } from './sources.ts'
import { STYLE } from './style.ts'
import { tableRoutes } from './tables.ts'

export interface Page {
  /** `http://127.0.0.1:port/` */
  readonly url: string
  close(): Promise<void>
}

export async function startPage(sources: PageSources): Promise<Page> {
  const receipts = receiptIndex(sources.reports)
  const routes: Routes = {
    ...overviewRoutes(sources, receipts),
    ...inboxRoutes(sources),
    ...reportRoutes(sources),
    ...receiptRoutes(sources, receipts),
    ...dropRoutes(sources, receipts),
    ...tableRoutes(sources),
    '/style.css': () => styleReply(STYLE),
  }
  const service = await serve((request) => understand(request, routes))
  return { url: `${service.endpoint}/`, close: () => service.close() }
}

function understand(request: IncomingMessage, routes: Routes): Call {
  return { operation: 'page', run: async () => refusal(request) ?? (await answer(request, routes)) }
}

function refusal({ method }: IncomingMessage): Reply | null {
  if (method === 'GET' || method === 'HEAD') return null
  const reply = textReply('This page is for reading; it knows GET only.\n', 405)
  return { ...reply, headers: { ...reply.headers, allow: 'GET, HEAD' } }
}

async function answer(request: IncomingMessage, routes: Routes): Promise<Reply> {
  try {
    const url = new URL(`http://127.0.0.1${request.url ?? '/'}`)
    const handler = Object.hasOwn(routes, url.pathname) ? routes[url.pathname] : undefined
    return handler === undefined ? notFound('There is no such page.') : await handler(url.searchParams)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return textReply(`This page could not be made: ${words}\n`, 500)
  }
}
