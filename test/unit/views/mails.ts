// Mails as tests look at them: both parts, and what the HTML says without its tags.

import type { Digest } from '../../../shared/domain/digest/digest.ts'
import type { LinkUrls } from '../../../shared/domain/portal/link.ts'
import { renderDigestMail } from '../../../shared/views/digest-mail.ts'
import type { MailContent } from '../../../shared/views/mime.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { type ReadMarkup, readMarkup } from './markup.ts'

export const ana = { email: 'ana@golden.example', name: 'Ana Ruiz' }

export const IMPRINT = 'Uptake <Reseller> Ltd., 1 High Street, Dublin 2, Ireland'

export interface SeenMail extends MailContent, ReadMarkup {
  /** The text part without its line breaks. */
  readonly plain: string
}

/** `links`: none without a portal. */
export function mailOf(digest: Digest, links: LinkUrls = {}): SeenMail {
  const mail = renderDigestMail(digest, ana, textsFor('en'), { imprint: IMPRINT, links })
  return { ...mail, ...readMarkup(mail.html), plain: mail.text.replace(/\s+/g, ' ') }
}
