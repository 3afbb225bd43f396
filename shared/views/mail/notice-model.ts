// What a notice shows, in words and in order; text and HTML are two ways to write it.

import type { GapNotice, Notice, NoticedRefusal, RefusalNotice } from '../../domain/notices/notice.ts'
import { clipped, visibleLine } from '../../domain/outside-words.ts'
import type { Texts } from '../texts/texts.ts'
import { MAX_NAME } from './cards.ts'
import { firstOf } from './detail.ts'
import type { MailReader } from './model.ts'
import type { PageHead } from './page.ts'

export interface NoticeModel extends PageHead {
  /** Who writes, and what about. */
  readonly about: string
  readonly partner: string
  readonly day: string
  readonly greeting: string
  readonly headline: string
  readonly cards: readonly NoticeCard[]
  /** null: the cards are all. */
  readonly more: string | null
  readonly advice: { readonly title: string; readonly lines: readonly string[] }
  readonly foot: readonly string[]
}

export interface NoticeCard {
  readonly mark: string
  readonly title: string
  readonly lines: readonly string[]
  /** Named one below the other. */
  readonly files: readonly string[]
  /** Small print. */
  readonly aside: string | null
}

/** `most`: cards that there is room for. */
export function noticeModel(notice: Notice, reader: MailReader, texts: Texts, most: number): NoticeModel {
  const partner = clipped(notice.partner.name, MAX_NAME)
  const said = notice.kind === 'gap' ? gapWords(notice, texts) : refusalWords(notice, texts, most)
  const { mail, notices, formats } = texts
  return {
    language: formats.locale,
    subject: said.subject(partner),
    preheader: said.headline,
    about: `${mail.product} · ${said.title}`,
    partner,
    day: formats.day(notice.day),
    greeting: mail.greeting(clipped(reader.name, MAX_NAME)),
    headline: said.headline,
    cards: said.cards,
    more: said.left === 0 ? null : notices.moreFiles(said.left),
    advice: { title: notices.advice, lines: said.advice },
    foot: [said.once, notices.recipient(reader.email, partner)],
  }
}

interface NoticeWords {
  readonly title: string
  readonly subject: (partner: string) => string
  readonly headline: string
  readonly cards: readonly NoticeCard[]
  readonly left: number
  readonly advice: readonly string[]
  readonly once: string
}

function gapWords({ partner, gaps }: GapNotice, { notices: { gap: said } }: Texts): NoticeWords {
  const datasets = gaps.map(({ dataset }) => dataset)
  return {
    title: said.title,
    subject: (name) => said.subject(datasets, gaps[0]?.lastDay ?? '', name),
    headline: said.headline(datasets),
    cards: gaps.map((gap) => ({
      mark: said.mark,
      title: said.dataset[gap.dataset],
      lines: [said.last(gap.lastDay, gap.ageDays), said.meaning[gap.dataset]],
      files: [],
      aside: null,
    })),
    left: 0,
    advice: said.advice(datasets.map((dataset) => `${partner.id}/${dataset}/`)),
    once: said.once,
  }
}

const MAX_KEY = 300
const MAX_MESSAGE = 400

function refusalWords(
  { drops, more }: RefusalNotice,
  { notices: { refusal: said } }: Texts,
  most: number,
): NoticeWords {
  const files = drops.length + more
  const { shown, left } = firstOf(drops, most)
  return {
    title: said.title,
    subject: (name) => said.subject(files, name),
    headline: said.headline(files),
    cards: Array.from(
      Map.groupBy(shown, ({ message }) => message),
      ([message, alike]) => refusalCard(message, alike, said),
    ),
    left: left + more,
    advice: said.advice,
    once: said.once,
  }
}

/** `alike`: those with that message. */
function refusalCard(
  message: string,
  alike: readonly NoticedRefusal[],
  said: Texts['notices']['refusal'],
): NoticeCard {
  const { mark } = said
  const why = clipped(visibleLine(message), MAX_MESSAGE)
  const [first, second] = alike
  if (first !== undefined && second === undefined) {
    const { key, replaced, receiptKey } = first
    return {
      mark,
      title: clipped(visibleLine(key), MAX_KEY),
      lines: [why, said.before(replaced)],
      files: [],
      aside: said.receipt(clipped(visibleLine(receiptKey), MAX_KEY)),
    }
  }
  return {
    mark,
    title: said.alike(alike.length),
    lines: [why],
    files: alike.map(({ key, replaced }) => said.one(clipped(visibleLine(key), MAX_KEY), replaced)),
    aside: said.receipts,
  }
}
