// Responses that are not pages: downloads and mails; and the links between pages.

import type { Context } from 'hono'

/**
 * A mail comes from outside: an origin of its own, inline styles and inline images, nothing else. Its links open beside
 * it, as pages that are not bound to that.
 */
export const MAIL_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox'
const MAIL_POLICY = [
  `sandbox ${MAIL_SANDBOX}`,
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** A report brings a policy of its own, which names its script and style by their hashes; both hold. */
const REPORT_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  eml: 'message/rfc822',
}

/** The HTML part of a mail, for a sandboxed frame. */
export function mail(c: Context, markup: string): Response {
  const target = '<base target="_blank">'
  const opened = markup.replace(/<head(?:\s[^>]*)?>|$/i, (head) => head + target)
  return c.html(opened, 200, { 'content-security-policy': MAIL_POLICY })
}

/** A report to open as a page of its own. */
export function report(c: Context, markup: string): Response {
  return c.html(markup, 200, { 'content-security-policy': REPORT_POLICY })
}

/** `name`: the suggested file name. */
export function download(c: Context, name: string, body: Uint8Array): Response {
  return c.body(new Uint8Array(body), 200, {
    'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
  })
}

export function link(path: string, query: Readonly<Record<string, string | number>> = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) parameters.append(name, String(value))
  return parameters.size === 0 ? path : `${path}?${parameters}`
}
