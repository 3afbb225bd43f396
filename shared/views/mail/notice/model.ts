// The content of a notice, before it is written as HTML or as plain text.

import type { GapNotice, Notice, NoticedRefusal, RefusalNotice } from '../../../domain/notices/notice.ts'
import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import type { MailExtras } from '../../mail-extras.ts'
import type { Texts } from '../../texts/texts.ts'
import { endedBy } from '../parts/imprint.ts'
import { firstOf, MAX_MESSAGE, MAX_NAME } from '../parts/limits.ts'
import { footerLinks, linkTo, type MailLink } from '../parts/links.ts'
import type { PageHead } from '../parts/page.ts'
import type { MailReader } from '../parts/reader.ts'

export interface NoticeModel extends PageHead {
  /** The product and the kind of notice. */
  readonly about: string
  readonly partner: string
  readonly day: string
  readonly greeting: string
  readonly headline: string
  readonly cards: readonly NoticeCard[]
  /** null: every file has a card. */
  readonly more: string | null
  readonly advice: { readonly title: string; readonly lines: readonly string[] }
  /** null: the reader may not upload, or there is no portal. */
  readonly upload: MailLink | null
  readonly footer: readonly string[]
  readonly footerLinks: readonly MailLink[]
}

export interface NoticeCard {
  readonly mark: string
  readonly title: string
  readonly lines: readonly string[]
  /** One below the other. */
  readonly files: readonly string[]
  /** Small print. */
  readonly aside: string | null
}

/** `maxFiles`: refused files that there is room for. */
export function noticeModel(
  notice: Notice,
  reader: MailReader,
  texts: Texts,
  maxFiles: number,
  { imprint, links }: MailExtras,
): NoticeModel {
  const partner = clipped(notice.partner.name, MAX_NAME)
  const content = notice.kind === 'gap' ? gapContent(notice, texts) : refusalContent(notice, texts, maxFiles)
  const { mail, refusalNotice, advice, footer, formats, mailLinks } = texts
  return {
    language: formats.locale,
    subject: content.subject(partner),
    preheader: content.headline,
    about: `${mail.product} · ${content.title}`,
    partner,
    day: formats.day(notice.day),
    greeting: mail.greeting(clipped(reader.name, MAX_NAME)),
    headline: content.headline,
    cards: content.cards,
    more: content.left === 0 ? null : refusalNotice.moreFiles(content.left),
    advice: { title: advice.title, lines: content.advice },
    upload: linkTo(links.upload, mailLinks.upload),
    footer: endedBy(imprint, [content.once, footer.noticeRecipient(reader.email, partner)]),
    footerLinks: footerLinks(links, texts),
  }
}

interface NoticeContent {
  readonly title: string
  readonly subject: (partner: string) => string
  readonly headline: string
  readonly cards: readonly NoticeCard[]
  readonly left: number
  readonly advice: readonly string[]
  readonly once: string
}

function gapContent({ partner, gaps }: GapNotice, { gapNotice }: Texts): NoticeContent {
  const datasets = gaps.map(({ dataset }) => dataset)
  return {
    title: gapNotice.title,
    subject: (name) => gapNotice.subject(datasets, gaps[0]?.lastDay ?? '', name),
    headline: gapNotice.headline(datasets),
    cards: gaps.map((gap) => ({
      mark: gapNotice.mark,
      title: gapNotice.dataset[gap.dataset],
      lines: [gapNotice.last(gap.lastDay, gap.ageDays), gapNotice.meaning[gap.dataset]],
      files: [],
      aside: null,
    })),
    left: 0,
    advice: gapNotice.advice(datasets.map((dataset) => `${partner.id}/${dataset}/`)),
    once: gapNotice.once,
  }
}

const MAX_KEY = 300

function refusalContent(
  { drops, more }: RefusalNotice,
  { refusalNotice }: Texts,
  maxFiles: number,
): NoticeContent {
  const files = drops.length + more
  const { shown, left } = firstOf(drops, maxFiles)
  return {
    title: refusalNotice.title,
    subject: (name) => refusalNotice.subject(files, name),
    headline: refusalNotice.headline(files),
    cards: Array.from(
      Map.groupBy(shown, ({ message }) => message),
      ([message, alike]) => refusalCard(message, alike, refusalNotice),
    ),
    left: left + more,
    advice: refusalNotice.advice,
    once: refusalNotice.once,
  }
}

/** `alike`: the files refused with that message. */
function refusalCard(
  message: string,
  alike: readonly NoticedRefusal[],
  refusalNotice: Texts['refusalNotice'],
): NoticeCard {
  const { mark } = refusalNotice
  const why = clipped(visibleLine(message), MAX_MESSAGE)
  const [first, second] = alike
  if (first !== undefined && second === undefined) {
    const { key, replaced, receiptKey } = first
    return {
      mark,
      title: clipped(visibleLine(key), MAX_KEY),
      lines: [why, refusalNotice.before(replaced)],
      files: [],
      aside: refusalNotice.receipt(clipped(visibleLine(receiptKey), MAX_KEY)),
    }
  }
  return {
    mark,
    title: refusalNotice.alike(alike.length),
    lines: [why],
    files: alike.map(({ key, replaced }) => refusalNotice.one(clipped(visibleLine(key), MAX_KEY), replaced)),
    aside: refusalNotice.receipts,
  }
}
