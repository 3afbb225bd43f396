// One sentence in place of a page.

import { html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'

export function sentencePage(sentence: string, { portal }: Texts): PortalPage {
  return { title: portal.name, body: html`<section class="panel"><p>${sentence}</p></section>` }
}
