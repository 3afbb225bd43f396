// Where the link of a mail's foot leads: leave its list, or come back.

import type { MailList } from '../../domain/mail/unsubscription.ts'
import { html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'
import { inOrder, subscriptionList } from './subscriptions.ts'

export interface UnsubscribePageContent {
  readonly partner: string
  readonly address: string
  /** Of the mail whose link was followed; null: of no list. */
  readonly list: MailList | null
  /** The lists whose mail may come to the recipient. */
  readonly lists: readonly MailList[]
  /** Of these, those that the recipient has left. */
  readonly left: readonly MailList[]
  /** The path of the link. */
  readonly base: string
}

export function unsubscribePage(
  { partner, address, list, lists, left, base }: UnsubscribePageContent,
  texts: Texts,
): PortalPage {
  const { portalPreferences } = texts
  const action = (each: MailList) => `${base}/${each}`
  return {
    title: portalPreferences.unsubscribe,
    lines: [portalPreferences.to(address, partner)],
    body: html`<section class="panel"><h2>${portalPreferences.mail}</h2>
${subscriptionList(inOrder(lists, list), { left, action }, texts)}</section>`,
  }
}
