// A mail as it was stored, taken apart, and compared with one that is rendered anew.

import PostalMime from 'postal-mime'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { LinkUrls } from '../../../shared/domain/portal/link.ts'
import { buildMessage, type MailContent } from '../../../shared/views/mime.ts'

export type StoredMail = MailContent

const PARTS = ['subject', 'text', 'html'] as const

export async function partsOf(raw: Uint8Array): Promise<StoredMail> {
  const { subject = '', text = '', html = '' } = await PostalMime.parse(raw)
  return { subject, text, html }
}

/** Where the mail's own links lead: each has a token of its own, or `-` where it was cut out. */
export function linksOf({ text }: StoredMail, partner: PartnerId): LinkUrls {
  const links = new RegExp(
    `https?://\\S+?/(report|preferences|unsubscribe)/${partner}/(?:[A-Za-z0-9_-]{43}|-)(?:/digest)?(?![\\w/-])`,
    'g',
  )
  return Object.fromEntries(Array.from(text.matchAll(links), ([url, purpose = '']) => [purpose, url]))
}

/**
 * What differs, in words. Line breaks do not count: the encoding may change them, and a link is shorter without its
 * token.
 */
export async function differences(sent: StoredMail, now: MailContent): Promise<string[]> {
  const nobody = { name: '', address: 'nobody@uptake.example' }
  const headers = { from: nobody, to: nobody, replyTo: null, dateMs: 0, list: null }
  const encoded = await partsOf(await buildMessage(now, { ...headers, partner: 'nobody' as PartnerId }))
  return PARTS.filter((part) => unbroken(sent[part]) !== unbroken(encoded[part])).map((part) => NAMES[part])
}

function unbroken(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

const NAMES = { subject: 'subject', text: 'text', html: 'HTML' }
