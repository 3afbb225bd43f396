// Links of a mail to the portal.

import type { LinkUrls } from '../../../domain/portal/link.ts'
import { type Html, html } from '../../html.ts'
import type { Texts } from '../../texts/texts.ts'
import { ACCENT, PAPER } from './styles.ts'

export interface MailLink {
  readonly label: string
  readonly url: string
}

/** null: the mail has no such link. */
export function linkTo(url: string | undefined, label: string): MailLink | null {
  return url === undefined ? null : { label, url }
}

/** What a reader may want to change about its mail. */
export function footerLinks({ preferences, unsubscribe }: LinkUrls, { mailLinks }: Texts): MailLink[] {
  return [linkTo(preferences, mailLinks.preferences), linkTo(unsubscribe, mailLinks.unsubscribe)].filter(
    (link) => link !== null,
  )
}

export function textLink({ label, url }: MailLink): Html {
  return html`<a href="${url}">${label}</a>`
}

export function button({ label, url }: MailLink): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin-top:16px"><tr><td class="u" style="padding:10px 20px;border-radius:8px;background:${ACCENT}"><a href="${url}" style="font-size:15px;line-height:20px;font-weight:700;text-decoration:none;color:${PAPER}">${label}</a></td></tr></table>`
}

/** In the plain text part. The space before the address lets mail clients see where it begins. */
export function linkLine({ label, url }: MailLink, colon: string): string {
  return `${label}${colon.trimEnd()} ${url}`
}
