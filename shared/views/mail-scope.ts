// The check after rendering: a mail names only customers that its reader may see, in its subject too, and leads nowhere
// else than to the reader's own links and the partner's offers.

import { PoisonInput } from '../domain/errors.ts'
import { flagAnchor } from '../domain/portal/flag-anchor.ts'
import type { LinkUrls } from '../domain/portal/link.ts'
import { visibleLine } from '../domain/untrusted-text.ts'
import type { DigestMail } from './digest-mail.ts'
import { unescapeHtml } from './html.ts'
import { idInText, idsInText } from './mail/digest/text.ts'

/** What a mail may name, and where it may lead. */
export interface Scope {
  readonly customers: readonly string[]
  readonly links: LinkUrls
  /** Addresses of the partner's own offers. */
  readonly offers: readonly string[]
}

/** The ids of the customers in the HTML of a mail, as written there, in order and without duplicates. */
export function customersIn(html: string): string[] {
  const marks = html.matchAll(/ data-customer="([^"]*)"/g)
  return Array.from(new Set(Array.from(marks, ([, id = '']) => unescapeHtml(id))))
}

/** Throws PoisonInput when any part names a customer, or leads to a page, outside of `scope`. */
export function assertScope(mail: DigestMail, scope: Scope): void {
  const ids = new Set(scope.customers)
  const inText = new Set(Array.from(ids, idInText))
  const inHtml = new Set(Array.from(ids, visibleLine))
  const inSubject = mail.subjectCustomer === null ? [] : [mail.subjectCustomer]
  const foreign = [
    ...inSubject.filter((id) => !inHtml.has(id)),
    ...customersIn(mail.html).filter((id) => !inHtml.has(id)),
    ...idsInText(mail.text).filter((id) => !inText.has(id)),
  ]
  if (foreign.length > 0) {
    throw new PoisonInput(
      `The mail names a customer that its reader may not see, ${foreign[0]}; it was not sent.`,
    )
  }
  assertLinks(mail, scope)
}

/** The text part is searched for the portal's own addresses: names that look like others are only text. */
function assertLinks({ html, text }: DigestMail, { customers, links, offers }: Scope): void {
  const own = Object.values(links)
  const flags = links.preferences === undefined ? null : `${links.preferences}/flags`
  const allowed = new Set([
    ...own,
    ...offers,
    ...(flags === null ? [] : customers.map((id) => `${flags}#${flagAnchor(id)}`)),
  ])
  const origins = new Set(own.map((url) => new URL(url).origin))
  const inHtml = Array.from(html.matchAll(/ href="([^"]*)"/g), ([, url = '']) => unescapeHtml(url))
  const inText = Array.from(text.matchAll(/https?:\/\/\S+/g), ([url]) => url).filter(
    (url) => URL.canParse(url) && origins.has(new URL(url).origin),
  )
  if ([...inHtml, ...inText].some((url) => !allowed.has(url))) {
    throw new PoisonInput('The mail has a link that is not its reader’s; it was not sent.')
  }
}
