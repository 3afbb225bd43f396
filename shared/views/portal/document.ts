// The skeleton of every page, of the portal and of the local page alike: one head, one band at the top.

import { type Html, html } from '../html.ts'

export interface PageHead {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  /** Where the stylesheet is. */
  readonly style: string
  /** Where the script is; null: the page has none. */
  readonly script: string | null
  /** Where a browser without script looks again, every 2 seconds. */
  readonly refresh?: string
}

export function pageStart({ language, title, style, script, refresh }: PageHead): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${style}">
${script === null ? null : html`<script src="${script}" defer></script>`}
${refresh === undefined ? null : html`<noscript><meta http-equiv="refresh" content="2; url=${refresh}"></noscript>`}
</head>
<body>
`
}

export function pageEnd(): Html {
  return html`</body>
</html>
`
}

/** The product's mark, leading to `href`. */
export function brand(href: string, product: string): Html {
  return html`<a class="brand" href="${href}"><svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true"><rect width="16" height="16" rx="4"/><path d="M4 11V8m4 3V5m4 6V3"/></svg>${product}</a>`
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230f6e68'/%3E%3Cpath d='M4 11V8m4 3V5m4 6V3' stroke='white' stroke-width='2' stroke-linecap='round'/%3E%3C/svg%3E"
