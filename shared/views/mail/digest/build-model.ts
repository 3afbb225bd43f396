// Builds the content of a digest mail once, for the HTML and for the plain text part, so that both say the same.

import type { Digest } from '../../../domain/digest/digest.ts'
import { clipped } from '../../../domain/untrusted-text.ts'
import type { MailExtras } from '../../mail-extras.ts'
import type { Texts } from '../../texts/texts.ts'
import { endedBy } from '../parts/imprint.ts'
import { MAX_NAME } from '../parts/limits.ts'
import { footerLinks, linkTo } from '../parts/links.ts'
import type { MailReader } from '../parts/reader.ts'
import { adviceOf } from './advice.ts'
import { alertsOf } from './alerts.ts'
import { arranged } from './arrange.ts'
import { attentionOf, stateCounts } from './attention.ts'
import { cardOf } from './cards.ts'
import { changesBlock } from './changes.ts'
import { correctionsBlock } from './corrections.ts'
import { dataQualityBlock } from './data-quality.ts'
import type { Detail } from './detail.ts'
import { leadOf } from './lead.ts'
import { listsOf } from './lists.ts'
import type { AdviceItem, Card, DigestModel } from './model.ts'
import { opportunitiesBlock } from './opportunities.ts'
import { portfolioModel } from './portfolio.ts'
import { snoozedGroup, toldDigest } from './snoozed.ts'

/** A week with nothing new has a short mail: what is missing, how many still need attention, and the way to the report. */
export function digestModel(
  whole: Digest,
  reader: MailReader,
  texts: Texts,
  detail: Detail,
  extras: MailExtras,
): DigestModel {
  const digest = toldDigest(whole)
  const { mail, summary, lead, advice, mailLinks } = texts
  const { subject, opening, customer } = leadOf(digest, texts)
  const attention = attentionOf(digest)
  const headline = summary.headline(attention, digest.portfolio.customers)
  const movement = summary.movement(stateCounts(digest))
  const stillOpen = lead.stillOpen(attention.customers, digest.portfolio.customers)
  const hasHeadline = attention.customers > 0
  const told = digest.nothingNew ? [stillOpen] : [hasHeadline ? headline : '', movement]
  const snoozed = snoozedGroup(whole, texts, detail)
  const rest = digest.nothingNew ? NOTHING : body(digest, texts, detail, extras)
  return {
    language: texts.formats.locale,
    subject,
    preheader: digest.nothingNew ? stillOpen : lead.preheader(headline, digest.portfolio),
    product: mail.product,
    partner: clipped(digest.partner.name, MAX_NAME),
    week: mail.week(digest.week),
    period: periodOf(digest, texts),
    alerts: alertsOf(digest, reader.email, texts),
    greeting: mail.greeting(clipped(reader.name, MAX_NAME)),
    opening: { text: opening, customer },
    summary: [...told, snoozed === null ? '' : texts.formats.sentence(snoozed.title)].filter(
      (line) => line !== '',
    ),
    report: linkTo(extras.links.report, mailLinks.report),
    ...rest,
    snoozed,
    cards: { title: summary.attention, shown: rest.cards },
    advice: { title: advice.title, labels: advice.labels, items: rest.advice },
    dataQuality: dataQualityBlock(digest, texts, detail),
    footer: footerOf(digest, reader, texts, extras),
  }
}

type Body = Pick<DigestModel, 'portfolio' | 'lists' | 'changes' | 'opportunities' | 'corrections'> & {
  readonly cards: readonly Card[]
  readonly advice: readonly AdviceItem[]
}

const NOTHING: Body = {
  portfolio: null,
  cards: [],
  lists: [],
  changes: null,
  opportunities: null,
  advice: [],
  corrections: null,
}

function body(digest: Digest, texts: Texts, detail: Detail, { links }: MailExtras): Body {
  const places = arranged(digest)
  return {
    portfolio: portfolioModel(digest.portfolio, texts),
    cards: places.recent.slice(0, detail.cards).map((one) => cardOf(one, texts, detail, links.preferences)),
    lists: listsOf(places, texts, detail, links.report !== undefined),
    changes: changesBlock(digest, places, texts, detail),
    opportunities: opportunitiesBlock(digest, texts, detail),
    advice: adviceOf(digest, places, texts),
    corrections: correctionsBlock(digest, texts, detail),
  }
}

function periodOf({ window, timezone }: Digest, { footer }: Texts): string {
  return footer.window(window.start, window.end, timezone)
}

function footerOf(
  digest: Digest,
  reader: MailReader,
  texts: Texts,
  { imprint, links }: MailExtras,
): DigestModel['footer'] {
  const { footer } = texts
  const lines = [
    footer.source,
    footer.days(periodOf(digest, texts)),
    footer.digestRecipient(reader.email, clipped(digest.partner.name, MAX_NAME)),
    ...(digest.scopedTo === null ? [] : [footer.scopedTo(digest.scopedTo)]),
  ]
  return {
    title: footer.title,
    terms: digest.nothingNew ? [] : footer.terms,
    lines: endedBy(imprint, lines),
    links: footerLinks(links, texts),
  }
}
