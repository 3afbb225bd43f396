// The layout of every page: brand, sections, title.

import type { Context } from 'hono'
import { type Html, html } from '../../../shared/views/html.ts'

const SECTIONS = [
  { path: '/', name: 'Overview' },
  { path: '/inbox', name: 'Inbox' },
  { path: '/reports', name: 'Reports' },
  { path: '/receipts', name: 'Receipts' },
  { path: '/drops', name: 'Drops' },
  { path: '/tables', name: 'Tables' },
] as const

export type Section = (typeof SECTIONS)[number]['path']

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230f6e68'/%3E%3Cpath d='M4 11V8m4 3V5m4 6V3' stroke='white' stroke-width='2' stroke-linecap='round'/%3E%3C/svg%3E"

export interface PageContent {
  readonly section: Section
  readonly title: string
  /** The list that links to this page. */
  readonly back?: { readonly path: Section; readonly name: string }
  /** Shown beside the title. */
  readonly aside?: Html
  readonly body: Html
}

export function page(c: Context, { section, title, back, aside, body }: PageContent): Response {
  const backLink =
    back === undefined ? null : html`<p class="back"><a href="${back.path}">← ${back.name}</a></p>`
  const heading = html`${backLink}<div class="heading"><h1>${title}</h1>${aside ?? null}</div>`
  return c.html(document(section, title, html`${heading}${body}`).markup)
}

export function notFound(c: Context, message: string): Response {
  const body = html`<h1>Not found</h1><p class="nothing">${message} <a href="/">Back to the overview</a></p>`
  return c.html(document(null, 'Not found', body).markup, 404)
}

/** In place of content that does not exist. */
export function nothing(message: string): Html {
  return html`<p class="nothing">${message}</p>`
}

function document(section: Section | null, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Uptake</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="bar">
<a class="brand" href="/"><img src="${ICON}" alt="" width="22" height="22">Uptake</a>
<nav>${SECTIONS.map(
    ({ path, name }) =>
      html`<a href="${path}"${path === section ? html` aria-current="page"` : null}>${name}</a>`,
  )}</nav>
</header>
<main>
${body}
</main>
</body>
</html>
`
}
