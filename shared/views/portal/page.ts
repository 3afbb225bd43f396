// A page of the portal: what it is about in the band at the top, and its content. Works without script.

import { type Html, html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { brand, pageEnd, pageStart } from './document.ts'

export interface PortalPage {
  readonly title: string
  /** Under the title. */
  readonly lines?: readonly string[]
  readonly body: Html
  /** Where a browser without script looks again, every 2 seconds. */
  readonly refresh?: string
}

/** `root`: the path of the portal. `isPrivate`: the address of the page holds a token. */
export function portalDocument(
  { title, lines = [], body, refresh }: PortalPage,
  { root, isPrivate }: { readonly root: string; readonly isPrivate: boolean },
  { portal, mail, formats }: Texts,
): Html {
  const head = {
    language: formats.locale,
    title: `${title} · ${mail.product}`,
    style: `${root}/style.css`,
    script: `${root}/script.js`,
    ...(refresh === undefined ? {} : { refresh }),
  }
  return html`${pageStart(head)}<header class="masthead"><div>
${brand(`${root}/`, mail.product)}
<h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}
</div></header>
<main>
${body}
</main>
<footer class="foot"><p>${portal.about}</p>${isPrivate ? html`<p>${portal.keep}</p>` : null}</footer>
${pageEnd()}`
}
