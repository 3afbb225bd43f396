// What a recipient can choose: the mail that comes, and the language of pages where there is more than one.

import type { MailList } from '../../domain/mail/unsubscription.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../texts/languages.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'
import { subscriptionList } from './subscriptions.ts'

export interface PreferencesPageContent {
  readonly partner: string
  readonly address: string
  /** The lists whose mail may come to the recipient. */
  readonly lists: readonly MailList[]
  /** Of these, those that the recipient has left. */
  readonly left: readonly MailList[]
  readonly languages: readonly Language[]
  /** Of these, the one that pages are in; null: none of them was chosen. */
  readonly language: Language | null
  /** The path of the link. */
  readonly base: string
}

export function preferencesPage(content: PreferencesPageContent, texts: Texts): PortalPage {
  const { partner, address, lists, left, languages, base } = content
  const { portalPreferences } = texts
  const action = (list: MailList) => `${base}/mail/${list}`
  return {
    title: portalPreferences.title,
    lines: [portalPreferences.to(address, partner)],
    body: html`<section class="panel"><h2>${portalPreferences.mail}</h2>
${subscriptionList(lists, { left, action }, texts)}</section>
<section class="panel"><h2>${texts.portalFlags.title}</h2><p>${texts.portalFlags.what}</p>
<p class="actions"><a class="button" href="${base}/flags">${texts.portalFlags.open}</a></p></section>
${languages.length > 1 ? languageSection(content, texts) : null}`,
  }
}

function languageSection({ languages, language, base }: PreferencesPageContent, texts: Texts): Html {
  const { portalPreferences } = texts
  const options = languages.map(
    ({ locale, name }) =>
      html`<option value="${locale}" lang="${locale}"${locale === language?.locale ? html` selected` : null}>${name}</option>`,
  )
  return html`<section class="panel"><h2>${portalPreferences.language}</h2>
<form method="post" action="${base}/language" class="fields"><label>${portalPreferences.languageOf}<select name="locale">${options}</select></label>
<button class="primary">${portalPreferences.save}</button></form></section>`
}
