// The mail with links that a recipient asked for.

import type { Partner, Recipient } from '../domain/settings.ts'
import { clipped } from '../domain/untrusted-text.ts'
import { letterHtml } from './mail/letter/html.ts'
import type { LetterModel } from './mail/letter/model.ts'
import { letterText } from './mail/letter/text.ts'
import { endedBy } from './mail/parts/imprint.ts'
import { MAX_NAME } from './mail/parts/limits.ts'
import { linkTo } from './mail/parts/links.ts'
import type { MailExtras } from './mail-extras.ts'
import type { MailContent } from './mime.ts'
import type { Texts } from './texts/texts.ts'

export function renderLinksMail(
  partner: Pick<Partner, 'name'>,
  reader: Pick<Recipient, 'email' | 'name'>,
  { mail, linksMail, mailLinks, formats }: Texts,
  { imprint, links }: MailExtras,
): MailContent {
  const name = clipped(partner.name, MAX_NAME)
  const buttons = [
    linkTo(links.upload, mailLinks.upload),
    linkTo(links.report, mailLinks.report),
    linkTo(links.preferences, mailLinks.preferences),
    linkTo(links.unsubscribe, mailLinks.unsubscribe),
  ].filter((link) => link !== null)
  const model: LetterModel = {
    language: formats.locale,
    subject: linksMail.subject(buttons.length, name),
    preheader: linksMail.headline(buttons.length),
    product: mail.product,
    partner: name,
    about: linksMail.title,
    greeting: mail.greeting(clipped(reader.name, MAX_NAME)),
    headline: linksMail.headline(buttons.length),
    lines: [
      ...(links.upload === undefined ? [] : [linksMail.uploadHours]),
      ...(links.report === undefined && links.preferences === undefined ? [] : [linksMail.otherDays]),
      linksMail.keep,
    ],
    buttons,
    more: null,
    footer: endedBy(imprint, [linksMail.why(reader.email)]),
    footerLinks: [],
  }
  return { subject: model.subject, text: letterText(model), html: letterHtml(model) }
}
