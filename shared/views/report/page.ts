// The skeleton of every report: one file that needs nothing else. Its policy allows exactly its own style and script,
// by their hashes, and no connection anywhere.

import { createHash } from 'node:crypto'
import { type Html, html, verbatim } from '../html.ts'
import type { Accent } from './accent.ts'
import { styleOf } from './style.ts'

export interface ReportHead {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly accent: Accent
  /** A class of the body: a customer's report is narrower; '': none. */
  readonly kind: '' | 'customer'
  /** '': the report works without one. */
  readonly script: string
}

export function pageStart({ language, title, accent, kind, script }: ReportHead): Html {
  const style = styleOf(accent)
  const policy = [
    "default-src 'none'",
    `script-src ${script === '' ? "'none'" : sourceHash(script)}`,
    `style-src ${sourceHash(style)}`,
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ]
  // Verbatim: its quotes are single ones, which the attribute may hold.
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(policy.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title}</title><link rel="icon" href="data:,">
<style>${verbatim(style)}</style></head>
<body${kind === '' ? null : html` class="${kind}"`}>
`
}

export interface Masthead {
  readonly name: string
  /** A `data:` address; null: there is none. */
  readonly logo: string | null
  /** The report and its period. */
  readonly lines: readonly string[]
}

/** The name of the partner, and what this is. */
export function masthead({ name, logo, lines }: Masthead): Html {
  const mark = logo === null ? null : html`<img src="${logo}" alt="">`
  return html`<header class="masthead"><div>${mark}<h1>${name}</h1>${lines.map((line) => html`<p>${line}</p>`)}</div></header>
`
}

export function pageEnd({ script }: ReportHead): Html {
  return html`${script === '' ? null : verbatim(`<script>${script}</script>\n`)}</body></html>
`
}

/** Data for the script. `json`: text of JSON, which may come from anywhere; escaped, it cannot end the element. */
export function dataElement(id: string, json: string): Html {
  return html`<script type="application/json" id="${id}">${verbatim(escapeJson(json))}</script>
`
}

/** Still the same JSON: `<` stands only in strings. */
export function escapeJson(json: string): string {
  return json.replaceAll('<', '\\u003c')
}

function sourceHash(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`
}
