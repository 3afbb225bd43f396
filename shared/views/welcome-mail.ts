// The mail to a recipient who has just appeared in the settings, also before there is any data.

import type { Partner, Recipient } from '../domain/settings.ts'
import { clipped } from '../domain/untrusted-text.ts'
import { letterHtml } from './mail/letter/html.ts'
import type { LetterModel } from './mail/letter/model.ts'
import { letterText } from './mail/letter/text.ts'
import { endedBy } from './mail/parts/imprint.ts'
import { MAX_NAME } from './mail/parts/limits.ts'
import { footerLinks, linkTo } from './mail/parts/links.ts'
import type { MailExtras } from './mail-extras.ts'
import type { MailContent } from './mime.ts'
import type { Texts } from './texts/texts.ts'

export function renderWelcomeMail(
  partner: Pick<Partner, 'name' | 'send' | 'timeZone'>,
  reader: Pick<Recipient, 'email' | 'name' | 'customers'>,
  texts: Texts,
  { imprint, links }: MailExtras,
): MailContent {
  const { mail, welcome, footer, mailLinks, formats } = texts
  const name = clipped(partner.name, MAX_NAME)
  const mayUpload = links.upload !== undefined
  const { weekday, time } = partner.send
  const model: LetterModel = {
    language: formats.locale,
    subject: welcome.subject(name),
    preheader: welcome.headline,
    product: mail.product,
    partner: name,
    about: welcome.title,
    greeting: mail.greeting(clipped(reader.name, MAX_NAME)),
    headline: welcome.headline,
    lines: [
      welcome.when(weekday, time, partner.timeZone),
      mayUpload ? welcome.start : welcome.wait,
      welcome.keep,
    ],
    buttons: [linkTo(links.upload, mailLinks.upload), linkTo(links.report, mailLinks.report)].filter(
      (link) => link !== null,
    ),
    more: mayUpload ? welcome.files : welcome.expect,
    footer: endedBy(imprint, [
      footer.digestRecipient(reader.email, name),
      ...(reader.customers === 'own' ? [footer.scopedTo(reader.email)] : []),
    ]),
    footerLinks: footerLinks(links, texts),
  }
  return { subject: model.subject, text: letterText(model), html: letterHtml(model) }
}
