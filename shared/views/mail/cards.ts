// The flagged customers, in the order of the digest's flags.

import type { Digest, DigestCustomer, DigestFlag, Over } from '../../domain/digest/digest.ts'
import { clipped, visibleLine } from '../../domain/outside-words.ts'
import type { AdviceTopic, Texts } from '../texts/texts.ts'
import { ADVICE_TOPICS, whyFlagged } from '../why.ts'
import { type Detail, firstOf } from './detail.ts'
import type { Card, FlagLine, Tone } from './parts.ts'
import { changeSince, tilesOf } from './tiles.ts'

export interface Cards {
  readonly shown: readonly Card[]
  /** What advice those shown need. */
  readonly topics: readonly AdviceTopic[]
}

export function cardsOf(digest: Digest, texts: Texts, detail: Detail): Cards {
  const flagsOf = Map.groupBy(digest.flags, ({ customerId }) => customerId)
  const { shown } = firstOf(digest.flaggedCustomers, detail.cards)
  const told = shown.map((customer) => ({ customer, flags: flagsOf.get(customer.customerId) ?? [] }))
  return {
    shown: told.map(({ customer, flags }) => cardOf(customer, flags, texts, detail)),
    topics: topicsOf(told.flatMap(({ flags }) => flags)),
  }
}

/** Long names and addresses are cut; ids never are, and what is hidden in them is shown. */
export const MAX_NAME = 80

function cardOf(customer: DigestCustomer, flags: readonly DigestFlag[], texts: Texts, detail: Detail): Card {
  const isUrgent = flags.some(isUrgentFlag)
  return {
    id: visibleLine(customer.customerId),
    name: clipped(customer.customerName, MAX_NAME),
    isUrgent,
    tone: toneOf(flags.find(({ state }) => state !== 'cleared') ?? flags[0]),
    manager:
      customer.accountManager === ''
        ? null
        : texts.mail.accountManager(clipped(customer.accountManager, MAX_NAME)),
    tiles: tilesOf(customer, texts),
    hasBars: isUrgent && detail.bars,
    change: isUrgent ? changeSince(customer, texts) : null,
    flags: flags.map((flag) => flagLine(flag, customer, texts)),
    over: isAnyOver(customer.over) ? texts.mail.whyOver(customer.over) : null,
    advice: detail.advice === 'each' ? topicsOf(flags).map((topic) => texts.advice[topic]) : [],
  }
}

export function isUrgentFlag({ severity, state }: DigestFlag): boolean {
  return severity !== 'info' && state !== 'cleared'
}

export function flagLine(flag: DigestFlag, customer: DigestCustomer, texts: Texts): FlagLine {
  const { rule, severity, state, weeks } = flag
  return {
    tone: toneOf(flag),
    mark: state === 'cleared' ? texts.cleared : texts.severity[severity],
    label: texts.rule[rule],
    age: state === 'cleared' ? '' : texts.age(state, weeks),
    why: whyFlagged(flag, customer, texts),
  }
}

function toneOf(flag: DigestFlag | undefined): Tone {
  if (flag === undefined) return 'info'
  return flag.state === 'cleared' ? 'cleared' : flag.severity
}

/** A cleared flag needs no advice. */
function topicsOf(flags: readonly DigestFlag[]): AdviceTopic[] {
  const open = flags.filter(({ state }) => state !== 'cleared')
  return Array.from(new Set(open.flatMap(({ rule }) => ADVICE_TOPICS[rule])))
}

function isAnyOver({ inferred: _, ...classes }: Over): boolean {
  return Object.values(classes).some((entitlements) => entitlements > 0)
}
