// A page of the portal: what it is about in the band at the top, and its content. Works without script.

import { type Html, html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { brand, pageEnd, pageStart } from './document.ts'

export interface PortalPage {
  readonly title: string
  /** Under the title. */
  readonly lines?: readonly string[]
  readonly body: Html
  /** Beside the line about the product at the end. */
  readonly foot?: readonly string[]
}

/** `root`: the path of the portal. */
export function portalDocument(
  { title, lines = [], body, foot = [] }: PortalPage,
  root: string,
  { portal, mail, formats }: Texts,
): Html {
  const head = {
    language: formats.locale,
    title: `${title} · ${mail.product}`,
    style: `${root}/style.css`,
    script: `${root}/script.js`,
  }
  return html`${pageStart(head)}<header class="masthead"><div>
${brand(`${root}/`, mail.product)}
<h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}
</div></header>
<main>
${body}
</main>
<footer class="foot">${[...foot, portal.about].map((line) => html`<p>${line}</p>`)}</footer>
${pageEnd()}`
}
