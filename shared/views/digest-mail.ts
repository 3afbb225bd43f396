// The weekly mail: subject, text and HTML of one digest for one reader, small enough for every mail client.

import type { Digest } from '../domain/digest/digest.ts'
import { PoisonInput } from '../domain/errors.ts'
import { DETAILS, type Detail } from './mail/detail.ts'
import { mailHtml } from './mail/html.ts'
import { type MailReader, mailModel } from './mail/model.ts'
import { mailText } from './mail/text.ts'
import { encodedBytes, type MailContent } from './mime.ts'
import type { Texts } from './texts/texts.ts'

/** Gmail cuts messages off above 102 KB; what cannot be seen is the foot. */
export const MAX_HTML_BYTES = 90_000

/** The same digest, reader and language give the same bytes. Throws PoisonInput for what fits into no mail. */
export function renderDigestMail(digest: Digest, reader: MailReader, texts: Texts): MailContent {
  for (const detail of DETAILS) {
    const content = render(digest, reader, texts, detail)
    if (encodedBytes(content.html) <= MAX_HTML_BYTES) return content
  }
  throw new PoisonInput(
    `The digest of ${digest.partner.id} does not fit into a mail, even with the least detail.`,
  )
}

function render(digest: Digest, reader: MailReader, texts: Texts, detail: Detail): MailContent {
  const model = mailModel(digest, reader, texts, detail)
  return { subject: model.subject, text: mailText(model), html: mailHtml(model) }
}
