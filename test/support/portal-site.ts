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
  /** `path`: below the portal. */
  get(path: string, init?: RequestInit): Promise<Page>
  /** Sends a form. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Page>
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
    get,
    post: (path, fields = {}) => get(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
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
