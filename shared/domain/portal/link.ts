// A link of a mail: it opens one part of the portal for one recipient. Its token is random; the record, sk =
// link#{hash of the token}, holds only the hash, so that nobody who reads the table can open anything.

import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { instantMs, partner, recipient } from '../record-fields.ts'
import type { RecordKind, RecordPlace } from '../records.ts'
import type { Recipient } from '../settings.ts'
import type { Access } from './access.ts'

/** What a link opens, and nothing else. */
export const PURPOSES = ['report', 'preferences', 'unsubscribe', 'upload'] as const
export type Purpose = (typeof PURPOSES)[number]

const DAY_MS = 24 * 3_600_000

/** How long a link in a mail opens. */
export const LIFETIME_MS: Readonly<Record<Purpose, number>> = {
  report: 35 * DAY_MS,
  preferences: 35 * DAY_MS,
  // As long as a mail is kept and may still be unsubscribed from.
  unsubscribe: 400 * DAY_MS,
  upload: 7 * DAY_MS,
}

/** An upload link that a page has mailed. */
export const REQUESTED_UPLOAD_LIFETIME_MS = DAY_MS

/** An expired link can be asked for anew for so long. */
const RENEWABLE_MS = 400 * DAY_MS

const schema = z.readonly(
  z.object({
    partner,
    recipient,
    purpose: z.enum(PURPOSES),
    /** What its recipient might see when it was made. */
    customers: z.enum(['all', 'own']),
    madeAtMs: instantMs,
    expiresAtMs: instantMs,
  }),
)
export type Link = z.output<typeof schema>

const LINKS: RecordKind<Link> = {
  schema,
  repair: 'delete it, and the link opens nothing any more',
}

declare const tokenBrand: unique symbol
/** 256 random bits as base64url. */
export type Token = string & { readonly [tokenBrand]: true }

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** null: it cannot be a token, whatever is stored. */
export function tokenOf(text: string): Token | null {
  return TOKEN.test(text) ? (text as Token) : null
}

export function linkPlace(partition: PartnerId, token: Token): RecordPlace<Link> {
  const hash = createHash('sha256').update(token).digest('hex')
  return { partition, name: `link#${hash}`, kind: LINKS }
}

/** `lifetimeMs`: how long it opens. */
export function newLink(
  partnerId: PartnerId,
  { email, customers }: Pick<Recipient, 'email' | 'customers'>,
  purpose: Purpose,
  madeAtMs: number,
  lifetimeMs = LIFETIME_MS[purpose],
): Link {
  const expiresAtMs = madeAtMs + lifetimeMs
  return { partner: partnerId, recipient: email, purpose, customers, madeAtMs, expiresAtMs }
}

/** From then on nobody needs its record. */
export function forgottenAtMs({ expiresAtMs }: Link): number {
  return expiresAtMs + RENEWABLE_MS
}

/** Where a mail leads for each purpose that it has a link for. */
export type LinkUrls = Readonly<Partial<Record<Purpose, string>>>

/** `portalUrl`: without a slash at the end. */
export function linkUrl(portalUrl: string, purpose: Purpose, partition: PartnerId, token: Token): string {
  return `${portalUrl}/${purpose}/${partition}/${token}`
}

/**
 * What stands in previews and tests in place of links: pages that open nothing and say so. `portalUrl`: null: there is
 * no portal, and mail has no links.
 */
export function linksWithoutEffect(portalUrl: string | null, wanted: readonly Purpose[]): LinkUrls {
  if (portalUrl === null) return {}
  return Object.fromEntries(wanted.map((purpose) => [purpose, `${portalUrl}/test/${purpose}`]))
}

/** Those of `wanted` that the recipient may have. */
export function purposesFor(
  recipient: Pick<Recipient, 'customers' | 'upload'>,
  wanted: readonly Purpose[],
): Purpose[] {
  return wanted.filter((purpose) => purpose !== 'upload' || mayUpload(recipient))
}

/**
 * Whether it opens `purpose` now. `now.recipient`: its recipient in the settings, null if it is none any more;
 * `now.access`: null if plan has not seen the recipient yet.
 */
export function opens(
  link: Link,
  purpose: Purpose,
  now: { readonly recipient: Recipient | null; readonly access: Access | null; readonly nowMs: number },
): boolean {
  if (link.purpose !== purpose || now.nowMs >= link.expiresAtMs) return false
  if (now.recipient === null) return false
  if (now.access !== null && link.madeAtMs < now.access.linksFromMs) return false
  if (purpose === 'upload' && !mayUpload(now.recipient)) return false
  // What was made for somebody who saw everything ends at once, before plan has noticed the change.
  return link.customers === 'own' || now.recipient.customers === 'all'
}

/** A file is about many customers, and so is its receipt. */
export function mayUpload({ customers, upload }: Pick<Recipient, 'customers' | 'upload'>): boolean {
  return customers === 'all' && upload
}
