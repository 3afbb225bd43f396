// The layout of every page: brand, sections, title.

import type { Context } from 'hono'
import { type Html, html } from '../../../shared/views/html.ts'
import { brand, pageEnd, pageStart } from '../../../shared/views/portal/document.ts'
import { PORTAL_PATH } from './sources.ts'

const SECTIONS = [
  { path: '/', name: 'Overview' },
  { path: '/inbox', name: 'Inbox' },
  { path: '/reports', name: 'Reports' },
  { path: '/receipts', name: 'Receipts' },
  { path: '/drops', name: 'Drops' },
  { path: '/tables', name: 'Tables' },
  { path: `${PORTAL_PATH}/`, name: 'Portal' },
] as const

export type Section = (typeof SECTIONS)[number]['path']

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
  const head = { language: 'en', title: `${title} · Uptake`, style: '/style.css', script: null }
  return html`${pageStart(head)}<header class="masthead"><div class="bar">
${brand('/', 'Uptake')}
<nav aria-label="Sections">${SECTIONS.map(
    ({ path, name }) =>
      html`<a href="${path}"${path === section ? html` aria-current="page"` : null}>${name}</a>`,
  )}</nav>
</div></header>
<main>
${body}
</main>
${pageEnd()}`
}
