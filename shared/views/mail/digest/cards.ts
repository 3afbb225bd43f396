// The card of a customer whose problem is new or recent: the figure that the first flag is about, its trend, why each flag
// stands, where usage is lost, what that costs, and the next step.

import type { DigestFlag } from '../../../domain/digest/digest.ts'
import type { DigestCustomer } from '../../../domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import { flagAnchor } from '../../../domain/portal/flag-anchor.ts'
import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import type { AdviceTopic } from '../../texts/facts.ts'
import type { Texts } from '../../texts/texts.ts'
import { ADVICE_TOPICS, whyFlagged } from '../../why.ts'
import { MAX_NAME } from '../parts/limits.ts'
import type { MailLink } from '../parts/links.ts'
import type { Tone } from '../parts/styles.ts'
import { type Flagged, isOldFlag } from './arrange.ts'
import type { Detail } from './detail.ts'
import type { Card, Fact, FlagLine } from './model.ts'
import { changeSince, tilesOf } from './tiles.ts'
import { trendOf } from './trend.ts'

/** `preferences`: the page below which flags are snoozed; undefined: there is no portal. */
export function cardOf(
  { customer, flags }: Flagged,
  texts: Texts,
  detail: Detail,
  preferences: string | undefined,
): Card {
  const [first] = flags
  const topics = topicsOf(flags).map((topic) => texts.advice.topics[topic].title)
  return {
    ...nameOf(customer),
    tone: toneOf(first),
    manager: managerOf(customer, texts),
    figure: figureOf(first, customer, texts),
    trend: trendOf(customer.trend, texts, detail.bars),
    change: changeSince(customer, texts),
    flags: flags.map((flag) => ({
      ...flagLine(flag, customer, texts),
      ...(isOldFlag(flag) ? { why: null } : {}),
    })),
    facts: factsOf(customer, texts),
    ideas: topics.length === 0 ? null : texts.card.ideas(topics),
    snooze: snoozeLink(customer, flags, texts, preferences),
  }
}

/** Hidden characters are dropped from the name and shown in the id. */
export function nameOf(customer: { readonly customerId: string; readonly customerName: string }) {
  return { id: visibleLine(customer.customerId), name: clipped(customer.customerName, MAX_NAME) }
}

function managerOf({ accountManager }: FlaggedCustomer, { figures }: Texts): string | null {
  return accountManager === '' ? null : figures.accountManager(clipped(accountManager, MAX_NAME))
}

function figureOf(flag: DigestFlag | undefined, customer: FlaggedCustomer, texts: Texts): Card['figure'] {
  const [usage, deployment, , calls] = tilesOf(customer, texts)
  const figure = flag?.rule === 'low_deployment' ? deployment : flag?.rule === 'high_support' ? calls : usage
  if (figure === undefined) throw new RangeError('a customer has four figures')
  return figure
}

function factsOf(
  { weakProduct, weakWorkload, unusedSeats, listValue, nextStep }: FlaggedCustomer,
  { card }: Texts,
): Fact[] {
  const product = weakProduct && { ...weakProduct, productName: clipped(weakProduct.productName, MAX_NAME) }
  const isTold = listValue.length === 0 && weakProduct?.unusedSeats === unusedSeats
  const hasWeakSpot = product !== null || weakWorkload !== null
  return [
    ...(hasWeakSpot ? [{ label: card.where, text: card.weakSpot(product, weakWorkload) }] : []),
    ...(unusedSeats === null || unusedSeats === 0 || isTold
      ? []
      : [{ label: card.unused, text: card.unusedSeats(unusedSeats, listValue) }]),
    ...(nextStep === null ? [] : [{ label: card.next, text: card.nextStep(nextStep) }]),
  ]
}

function snoozeLink(
  { customerId }: FlaggedCustomer,
  flags: readonly DigestFlag[],
  { mailLinks }: Texts,
  preferences: string | undefined,
): MailLink | null {
  if (preferences === undefined) return null
  return { label: mailLinks.snooze(flags.length), url: `${preferences}/flags#${flagAnchor(customerId)}` }
}

export function flagLine(flag: DigestFlag, customer: DigestCustomer, texts: Texts): FlagLine {
  const { rule, severity, state, weeks } = flag
  return {
    tone: severity,
    mark: texts.flags.severity[severity],
    label: texts.flags.rule[rule],
    age: state === 'cleared' ? '' : texts.flags.age(state, weeks),
    why: whyFlagged(flag, customer, texts),
  }
}

function toneOf(flag: DigestFlag | undefined): Tone {
  return flag === undefined ? 'info' : flag.severity
}

export function topicsOf(flags: readonly Pick<DigestFlag, 'rule'>[]): AdviceTopic[] {
  return Array.from(new Set(flags.flatMap(({ rule }) => ADVICE_TOPICS[rule])))
}
