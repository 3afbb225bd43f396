// What a digest mail shows, in words and in order; text and HTML are two ways to write the same model, so
// whoever reads either knows the same.

import type { Digest, DigestFlag } from '../../domain/digest/digest.ts'
import type { FlagState } from '../../domain/flags/flag.ts'
import { clipped } from '../../domain/outside-words.ts'
import type { Attention, Texts } from '../texts/texts.ts'
import { alertsOf } from './alerts.ts'
import { briefGroup } from './brief.ts'
import { cardsOf, isUrgentFlag, MAX_NAME } from './cards.ts'
import { changesBlock } from './changes.ts'
import { correctionsBlock } from './corrections.ts'
import type { Detail } from './detail.ts'
import { gapsBlock } from './gaps.ts'
import type { Card, MailModel } from './parts.ts'
import { changeSince, tilesOf } from './tiles.ts'

export interface MailReader {
  readonly email: string
  /** '' when none is known. */
  readonly name: string
}

export function mailModel(digest: Digest, reader: MailReader, texts: Texts, detail: Detail): MailModel {
  const { portfolio, window, timezone, cutTo } = digest
  const { mail, foot, advice } = texts
  const partner = clipped(digest.partner.name, MAX_NAME)
  const attention = attentionOf(digest)
  const cards = cardsOf(digest, texts, detail)
  const movement = mail.movement(stateCounts(digest))
  const period = foot.window(window.start, window.end, timezone)
  return {
    language: texts.formats.locale,
    subject: mail.subject(attention, partner, digest.week),
    preheader: mail.preheader(portfolio, movement),
    product: mail.product,
    partner,
    week: mail.week(digest.week),
    period,
    alerts: alertsOf(digest, reader.email, texts),
    greeting: mail.greeting(clipped(reader.name, MAX_NAME)),
    summary: [mail.headline(attention, portfolio), movement].filter((said) => said !== ''),
    portfolio: {
      title: mail.portfolio,
      size: mail.portfolioSize(portfolio),
      tiles: tilesOf(portfolio, texts),
      change: changeSince(portfolio, texts, portfolio.customersInTheWay),
    },
    sections: sectionsOf(cards.shown, texts),
    brief: briefGroup(digest, texts, detail),
    advice: {
      title: mail.advice,
      labels: texts.adviceLabels,
      once: detail.advice === 'once' ? cards.topics.map((topic) => advice[topic]) : [],
    },
    changes: changesBlock(digest, texts, detail),
    corrections: correctionsBlock(digest, texts, detail),
    gaps: gapsBlock(digest, texts, detail),
    foot: {
      title: foot.title,
      terms: foot.terms,
      lines: [
        foot.source,
        foot.days(period),
        foot.recipient(reader.email, partner),
        ...(cutTo === null ? [] : [foot.cutTo(cutTo)]),
      ],
    },
  }
}

/** Cards keep the order of the digest; the second title stands where nothing urgent follows any more. */
function sectionsOf(cards: readonly Card[], { mail }: Texts): MailModel['sections'] {
  const urgent = cards.findLastIndex(({ isUrgent }) => isUrgent) + 1
  return [
    { title: mail.attention, cards: cards.slice(0, urgent) },
    { title: mail.alsoFlagged, cards: cards.slice(urgent) },
  ].filter((section) => section.cards.length > 0)
}

function attentionOf({ flags }: Digest): Attention {
  const urgent = flags.filter(isUrgentFlag)
  return {
    customers: customersOf(urgent),
    critical: customersOf(urgent.filter(({ severity }) => severity === 'critical')),
  }
}

function customersOf(flags: readonly DigestFlag[]): number {
  return new Set(flags.map(({ customerId }) => customerId)).size
}

function stateCounts({ flags }: Digest): Record<FlagState, number> {
  const counts = { new: 0, continuing: 0, improving: 0, cleared: 0 }
  for (const { state } of flags) counts[state] += 1
  return counts
}
