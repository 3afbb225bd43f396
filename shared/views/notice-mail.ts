// A notice about files: subject, plain text and HTML, small enough for every mail client.

import { PoisonInput } from '../domain/errors.ts'
import type { Notice } from '../domain/notices/notice.ts'
import { noticeHtml } from './mail/notice/html.ts'
import { noticeModel } from './mail/notice/model.ts'
import { noticeText } from './mail/notice/text.ts'
import { MAX_HTML_BYTES } from './mail/parts/page.ts'
import type { MailReader } from './mail/parts/reader.ts'
import { NO_EXTRAS } from './mail-extras.ts'
import { encodedBytes, type MailContent } from './mime.ts'
import type { Texts } from './texts/texts.ts'

/** How many refused files are listed: from all to so few that they always fit. */
const FILE_COUNTS = [100, 60, 30, 10, 3]

/** The same arguments give the same bytes. */
export function renderNoticeMail(
  notice: Notice,
  reader: MailReader,
  texts: Texts,
  extras = NO_EXTRAS,
): MailContent {
  for (const maxFiles of FILE_COUNTS) {
    const model = noticeModel(notice, reader, texts, maxFiles, extras)
    const content = { subject: model.subject, text: noticeText(model), html: noticeHtml(model) }
    if (encodedBytes(content.html) <= MAX_HTML_BYTES) return content
  }
  throw new PoisonInput(`The ${notice.kind} notice of ${notice.partner.id} does not fit into a mail.`)
}
