// The portal over a world: links to follow, and what a browser would ask for.

import { createHash } from 'node:crypto'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { type Link, linkPlace, type Purpose, type Token, tokenOf } from '../../shared/domain/portal/link.ts'
import { type Answered, createPortal } from '../../shared/portal/app.ts'
import { unescapeHtml } from '../../shared/views/html.ts'
import { ANA, GOLDEN } from './partners.ts'
import { putRecord } from './records.ts'
import type { World } from './world.ts'

const ORIGIN = 'https://portal.example'

export interface Site {
  /** What a log may have of each request. */
  readonly answered: readonly Answered[]
  /** All that the portal answers, each once, such as `/report/:partner/:token/:day`. */
  readonly routes: readonly Route[]
  /** `path`: below the portal. */
  get(path: string, init?: RequestInit): Promise<Page>
  /** Sends a form. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Page>
}

export interface Route {
  readonly method: string
  readonly path: string
}

export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export function portalSite({ ports }: World): Site {
  const answered: Answered[] = []
  const portal = createPortal({ ...ports, portalUrl: `${ORIGIN}/uptake` }, (request) =>
    answered.push(request),
  )
  async function get(path: string, init: RequestInit = {}): Promise<Page> {
    const response = await portal.request(`${ORIGIN}${path}`, init)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return {
    answered,
    routes: routesOf(portal),
    get,
    post: (path, fields = {}) => get(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

/** Without the middleware, which is there for every method. */
function routesOf({ routes }: ReturnType<typeof createPortal>): Route[] {
  const found = routes.filter(({ method }) => method !== 'ALL')
  return [...new Map(found.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}

/** Of the routes that the links of `purpose` lead to, what follows the token, as a path that there might be. */
export function pagesBelow({ routes }: Site, purpose: Purpose): Route[] {
  const prefix = `/${purpose}/:partner/:token`
  return routes
    .filter(({ path }) => path === prefix || path.startsWith(`${prefix}/`))
    .map(({ method, path }) => ({ method, path: filled(path.slice(prefix.length)) }))
}

const EXAMPLES: Readonly<Record<string, string>> = {
  day: '2026-11-22',
  file: 'portfolio.html',
  list: 'digest',
  upload: 'u'.repeat(43),
}

function filled(path: string): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const example = EXAMPLES[name]
    if (example === undefined) throw new RangeError(`no example of ${name}: say one here`)
    return example
  })
}

/** Makes a link that opens for a day; returns its path below the portal. */
export async function linkTo(
  { ports }: World,
  purpose: Purpose,
  fields: Partial<Link> = {},
): Promise<string> {
  const link: Link = {
    partner: GOLDEN,
    recipient: ANA,
    purpose,
    customers: 'all',
    madeAtMs: ports.clock(),
    expiresAtMs: ports.clock() + 24 * 3_600_000,
    ...fields,
  }
  const token = tokenNamed(`${link.partner} ${link.recipient} ${purpose}`)
  await putRecord(linkPlace(link.partner, token), link, ports)
  return pathOf(purpose, link.partner, token)
}

export function pathOf(purpose: Purpose, partner: PartnerId, token: string): string {
  return `/${purpose}/${partner}/${token}`
}

/** A token of its own for each name. */
export function tokenNamed(name: string): Token {
  const token = tokenOf(createHash('sha256').update(name).digest('base64url'))
  if (token === null) throw new RangeError(`no token: ${name}`)
  return token
}

/** What a reader sees. */
export function wordsOf({ text }: Page): string {
  const body = text.slice(text.indexOf('<body'))
  return unescapeHtml(body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
}
