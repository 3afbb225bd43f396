// Cards of the flagged customers, in the order of the digest's flags.

import type { Digest, DigestFlag } from '../../../domain/digest/digest.ts'
import type { DigestCustomer, Over } from '../../../domain/digest/digest-figures.ts'
import { flagAnchor } from '../../../domain/portal/flag-anchor.ts'
import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import type { AdviceTopic } from '../../texts/facts.ts'
import type { Texts } from '../../texts/texts.ts'
import { ADVICE_TOPICS, whyFlagged } from '../../why.ts'
import { firstOf, MAX_NAME } from '../parts/limits.ts'
import type { MailLink } from '../parts/links.ts'
import type { Tone } from '../parts/styles.ts'
import type { Detail } from './detail.ts'
import type { Card, FlagLine } from './model.ts'
import { changeSince, tilesOf } from './tiles.ts'

export interface Cards {
  readonly shown: readonly Card[]
  /** The advice that those shown need. */
  readonly topics: readonly AdviceTopic[]
}

/** `preferences`: the page below which flags are snoozed; undefined: there is no portal. */
export function cardsOf(
  digest: Digest,
  texts: Texts,
  detail: Detail,
  preferences: string | undefined,
): Cards {
  const flagsOf = Map.groupBy(digest.flags, ({ customerId }) => customerId)
  const { shown } = firstOf(digest.flaggedCustomers, detail.cards)
  const flagged = shown.map((customer) => ({ customer, flags: flagsOf.get(customer.customerId) ?? [] }))
  return {
    shown: flagged.map(({ customer, flags }) => ({
      ...cardOf(customer, flags, texts, detail),
      snooze: snoozeLink(customer, flags, texts, preferences),
    })),
    topics: topicsOf(flagged.flatMap(({ flags }) => flags)),
  }
}

function snoozeLink(
  { customerId }: DigestCustomer,
  flags: readonly DigestFlag[],
  { mailLinks }: Texts,
  preferences: string | undefined,
): MailLink | null {
  const open = flags.filter(({ state }) => state !== 'cleared')
  if (preferences === undefined || open.length === 0) return null
  return { label: mailLinks.snooze(open.length), url: `${preferences}/flags#${flagAnchor(customerId)}` }
}

function cardOf(
  customer: DigestCustomer,
  flags: readonly DigestFlag[],
  texts: Texts,
  detail: Detail,
): Omit<Card, 'snooze'> {
  const isUrgent = flags.some(isUrgentFlag)
  return {
    id: visibleLine(customer.customerId),
    name: clipped(customer.customerName, MAX_NAME),
    isUrgent,
    tone: toneOf(flags.find(({ state }) => state !== 'cleared') ?? flags[0]),
    manager:
      customer.accountManager === ''
        ? null
        : texts.figures.accountManager(clipped(customer.accountManager, MAX_NAME)),
    tiles: tilesOf(customer, texts, flags.some(isOpenDoubt)),
    hasBars: isUrgent && detail.bars,
    change: isUrgent ? changeSince(customer, texts) : null,
    flags: flags.map((flag) => flagLine(flag, customer, texts)),
    over: isAnyOver(customer.over) ? texts.figures.whyOver(customer.over) : null,
    advice: detail.advice === 'each' ? topicsOf(flags).map((topic) => texts.advice.topics[topic]) : [],
  }
}

export function isUrgentFlag({ severity, state, snooze }: DigestFlag): boolean {
  return severity !== 'info' && state !== 'cleared' && snooze === null
}

function isOpenDoubt({ rule, state }: DigestFlag): boolean {
  return rule === 'unmatched_products' && state !== 'cleared'
}

export function flagLine(flag: DigestFlag, customer: DigestCustomer, texts: Texts): FlagLine {
  const { rule, severity, state, weeks } = flag
  return {
    tone: toneOf(flag),
    mark: state === 'cleared' ? texts.flags.cleared : texts.flags.severity[severity],
    label: texts.flags.rule[rule],
    age: state === 'cleared' ? '' : texts.flags.age(state, weeks),
    why: whyFlagged(flag, customer, texts),
  }
}

function toneOf(flag: DigestFlag | undefined): Tone {
  if (flag === undefined) return 'info'
  return flag.state === 'cleared' ? 'cleared' : flag.severity
}

/** A flag that is cleared or snoozed needs no advice. */
export function topicsOf(flags: readonly DigestFlag[]): AdviceTopic[] {
  const open = flags.filter(({ state, snooze }) => state !== 'cleared' && snooze === null)
  return Array.from(new Set(open.flatMap(({ rule }) => ADVICE_TOPICS[rule])))
}

function isAnyOver({ inferred: _, ...classes }: Over): boolean {
  return Object.values(classes).some((entitlements) => entitlements > 0)
}
