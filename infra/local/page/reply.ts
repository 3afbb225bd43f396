// Answers with the headers that keep a page of other people's words harmless: no script runs, nothing is kept.

import { type Html, html } from '../../../shared/views/html.ts'
import type { Reply } from '../../emulator/loopback.ts'

/** Answers one path; the query holds everything else. */
export type Handler = (query: URLSearchParams) => Promise<Reply> | Reply
export type Routes = Readonly<Record<string, Handler>>

const SECURE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A message is a stranger's document: an origin of its own, inline styles and inline pictures, no more. */
const MESSAGE_POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  eml: 'message/rfc822',
}

export function pageReply(document: Html, status = 200): Reply {
  return reply(status, 'text/html; charset=utf-8', document.markup, {
    'content-security-policy': PAGE_POLICY,
  })
}

export function messageReply(markup: string): Reply {
  return reply(200, 'text/html; charset=utf-8', markup, { 'content-security-policy': MESSAGE_POLICY })
}

export function textReply(text: string, status = 200): Reply {
  return reply(status, 'text/plain; charset=utf-8', text, { 'content-security-policy': PAGE_POLICY })
}

export function styleReply(css: string): Reply {
  return reply(200, 'text/css; charset=utf-8', css)
}

/** `name`: what the file is to be called. */
export function downloadReply(name: string, body: Uint8Array): Reply {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`
  return reply(200, type, body, { 'content-disposition': disposition })
}

/** A link's target on this page. */
export function link(path: string, query: Readonly<Record<string, string | number>> = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) parameters.append(name, String(value))
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** Words for a place that has nothing to show. */
export function nothing(words: string): Html {
  return html`<p class="nothing">${words}</p>`
}

function reply(
  status: number,
  type: string,
  body: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { ...SECURE, 'content-type': type, ...more }, body }
}
