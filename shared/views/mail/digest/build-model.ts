// Builds the content of a digest mail once, for the HTML and for the plain text part, so that both say the same.

import type { Digest } from '../../../domain/digest/digest.ts'
import { clipped } from '../../../domain/untrusted-text.ts'
import type { MailExtras } from '../../mail-extras.ts'
import type { Texts } from '../../texts/texts.ts'
import { endedBy } from '../parts/imprint.ts'
import { MAX_NAME } from '../parts/limits.ts'
import { footerLinks, linkTo } from '../parts/links.ts'
import type { MailReader } from '../parts/reader.ts'
import { alertsOf } from './alerts.ts'
import { attentionOf, stateCounts } from './attention.ts'
import { briefGroup } from './brief.ts'
import { cardsOf } from './cards.ts'
import { changesBlock } from './changes.ts'
import { correctionsBlock } from './corrections.ts'
import { dataQualityBlock } from './data-quality.ts'
import type { Detail } from './detail.ts'
import type { Card, DigestModel } from './model.ts'
import { snoozedGroup, toldDigest } from './snoozed.ts'
import { changeSince, tilesOf } from './tiles.ts'

export function digestModel(
  whole: Digest,
  reader: MailReader,
  texts: Texts,
  detail: Detail,
  { imprint, links }: MailExtras,
): DigestModel {
  const digest = toldDigest(whole)
  const { portfolio, window, timezone } = digest
  const { mail, summary, figures, advice, footer, mailLinks } = texts
  const partner = clipped(digest.partner.name, MAX_NAME)
  const attention = attentionOf(digest)
  const snoozed = snoozedGroup(whole, texts, detail)
  const cards = cardsOf(digest, texts, detail, links.preferences)
  const movement = summary.movement(stateCounts(digest))
  const period = footer.window(window.start, window.end, timezone)
  return {
    language: texts.formats.locale,
    subject: summary.subject(attention, partner, digest.week),
    preheader: summary.preheader(portfolio, movement),
    product: mail.product,
    partner,
    week: mail.week(digest.week),
    period,
    alerts: alertsOf(digest, reader.email, texts),
    greeting: mail.greeting(clipped(reader.name, MAX_NAME)),
    summary: [
      summary.headline(attention, portfolio.customers),
      movement,
      snoozed === null ? '' : `${snoozed.title}.`,
    ].filter((line) => line !== ''),
    report: linkTo(links.report, mailLinks.report),
    portfolio: {
      title: figures.portfolio,
      size: figures.portfolioSize(portfolio),
      tiles: tilesOf(portfolio, texts),
      change: changeSince(portfolio, texts, portfolio.customersInTheWay),
    },
    sections: sectionsOf(cards.shown, texts),
    brief: briefGroup(digest, texts, detail),
    snoozed,
    advice: {
      title: advice.title,
      labels: advice.labels,
      once: detail.advice === 'once' ? cards.topics.map((topic) => advice.topics[topic]) : [],
    },
    changes: changesBlock(digest, texts, detail),
    corrections: correctionsBlock(digest, texts, detail),
    dataQuality: dataQualityBlock(digest, texts, detail),
    footer: {
      title: footer.title,
      terms: footer.terms,
      lines: endedBy(imprint, [
        footer.source,
        footer.days(period),
        footer.digestRecipient(reader.email, partner),
        ...(digest.scopedTo === null ? [] : [footer.scopedTo(digest.scopedTo)]),
      ]),
      links: footerLinks(links, texts),
    },
  }
}

/** Cards keep the order of the digest; the second section begins after the last urgent one. */
function sectionsOf(cards: readonly Card[], { summary }: Texts): DigestModel['sections'] {
  const urgent = cards.findLastIndex(({ isUrgent }) => isUrgent) + 1
  return [
    { title: summary.attention, cards: cards.slice(0, urgent) },
    { title: summary.alsoFlagged, cards: cards.slice(urgent) },
  ].filter((section) => section.cards.length > 0)
}
