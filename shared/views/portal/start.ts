// The way in for whoever has no link: a form for an address.

import { html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'

/** `problem`: what is wrong with the address that was given; null: nothing, or none was given. */
export function startPage(
  {
    root,
    address,
    problem,
  }: { readonly root: string; readonly address: string; readonly problem: string | null },
  { portal, portalStart }: Texts,
): PortalPage {
  const invalid = problem === null ? null : html` aria-invalid="true" aria-describedby="problem"`
  return {
    title: portal.name,
    body: html`<section class="panel"><h2>${portalStart.title}</h2>
${portalStart.what.map((sentence) => html`<p>${sentence}</p>`)}
<form method="post" action="${root}/" class="fields">
<label>${portalStart.address}<input type="email" name="address" value="${address}" autocomplete="email" required maxlength="254"${invalid}></label>
${problem === null ? null : html`<p id="problem" class="problem">${problem}</p>`}
<button class="primary">${portalStart.send}</button>
</form></section>`,
  }
}

/** The answer for any address. */
export function requestedPage({ portalStart }: Texts): PortalPage {
  return {
    title: portalStart.requested,
    body: html`<section class="panel"><p>${portalStart.mailed}</p></section>`,
  }
}
