// What a link shows that opens nothing, for whatever reason: a button that mails a new one to the address that it was
// sent to, if that still is one of a recipient.

import { html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'

/** `base`: the path of the link. */
export function deadLinkPage(base: string, { portalLink }: Texts): PortalPage {
  return {
    title: portalLink.title,
    body: html`<section class="panel"><p>${portalLink.why}</p>
<form method="post" action="${base}/renew"><button class="primary">${portalLink.renew}</button></form></section>`,
  }
}

/** The answer to that button, whatever was done. */
export function renewedPage({ portalLink }: Texts): PortalPage {
  return {
    title: portalLink.renewed,
    body: html`<section class="panel"><p>${portalLink.mailed}</p></section>`,
  }
}
