// The weekly mail: subject, plain text and HTML of one digest for one reader, small enough for every mail client.

import type { Digest } from '../domain/digest/digest.ts'
import { PoisonInput } from '../domain/errors.ts'
import { digestModel } from './mail/digest/build-model.ts'
import { DETAILS } from './mail/digest/detail.ts'
import { digestHtml } from './mail/digest/html.ts'
import type { DigestModel } from './mail/digest/model.ts'
import { digestText } from './mail/digest/text.ts'
import { MAX_HTML_BYTES } from './mail/parts/page.ts'
import type { MailReader } from './mail/parts/reader.ts'
import { NO_EXTRAS } from './mail-extras.ts'
import { encodedBytes, type MailContent } from './mime.ts'
import type { Texts } from './texts/texts.ts'

export interface DigestMail extends MailContent {
  /** Of the customer that the subject names, as written in the HTML; null: it names nobody. */
  readonly subjectCustomer: string | null
}

/** The same arguments give the same bytes. Throws PoisonInput when no level of detail fits. */
export function renderDigestMail(
  digest: Digest,
  reader: MailReader,
  texts: Texts,
  extras = NO_EXTRAS,
): DigestMail {
  for (const detail of DETAILS) {
    const content = render(digestModel(digest, reader, texts, detail, extras))
    if (encodedBytes(content.html) <= MAX_HTML_BYTES) return content
  }
  throw new PoisonInput(
    `The digest of ${digest.partner.id} does not fit into a mail, even at the lowest level of detail.`,
  )
}

function render(model: DigestModel): DigestMail {
  return {
    subject: model.subject,
    subjectCustomer: model.opening.customer?.id ?? null,
    text: digestText(model),
    html: digestHtml(model),
  }
}
