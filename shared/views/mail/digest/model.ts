// The content of a digest mail, before it is written as HTML or as plain text.

import type { Advice } from '../../texts/facts.ts'
import type { MailLink } from '../parts/links.ts'
import type { PageHead } from '../parts/page.ts'
import type { Tone } from '../parts/styles.ts'

export interface DigestModel extends PageHead {
  readonly product: string
  readonly partner: string
  readonly week: string
  readonly period: string
  /** What is missing, first of all. */
  readonly alerts: readonly string[]
  readonly greeting: string
  /** The one thing that matters, and whom it is about; null: no single customer. */
  readonly opening: { readonly text: string; readonly customer: NamedCustomer | null }
  readonly summary: readonly string[]
  /** null: there is no portal. */
  readonly report: MailLink | null
  /** null: it would say what last week's mail said. */
  readonly portfolio: PortfolioModel | null
  readonly cards: { readonly title: string; readonly shown: readonly Card[] }
  /** Flagged customers without a card. */
  readonly lists: readonly Group[]
  /** Flags that are not told; null: there are none. */
  readonly snoozed: Group | null
  /** null: nothing changed. */
  readonly changes: Block | null
  readonly opportunities: Block | null
  readonly advice: {
    readonly title: string
    readonly labels: { readonly consider: string; readonly try: string }
    readonly items: readonly AdviceItem[]
  }
  /** null: nothing was corrected. */
  readonly corrections: Block | null
  readonly dataQuality: Block
  readonly footer: {
    readonly title: string
    readonly terms: readonly (readonly [term: string, meaning: string])[]
    readonly lines: readonly string[]
    readonly links: readonly MailLink[]
  }
}

export interface PortfolioModel {
  readonly title: string
  readonly size: string
  readonly tiles: readonly Tile[]
  readonly lines: readonly string[]
}

/** One figure, its bar (a percentage; null: none) and the counts behind it. */
export interface Tile {
  readonly label: string
  readonly value: string
  readonly bar: number | null
  readonly note: string
}

export interface NamedCustomer {
  readonly id: string
  readonly name: string
}

/** A customer with a problem that is new or recent. */
export interface Card extends NamedCustomer {
  /** Of the first flag. */
  readonly tone: Tone
  readonly manager: string | null
  /** The one that the first flag is about. */
  readonly figure: Tile
  readonly trend: Trend | null
  readonly change: string
  readonly flags: readonly CardFlag[]
  readonly facts: readonly Fact[]
  /** Which advice below is meant; null: none. */
  readonly ideas: string | null
  /** Where its flags are snoozed; null: there is no portal. */
  readonly snooze: MailLink | null
}

/** Percentages of weeks, oldest first. */
export interface Trend {
  readonly title: string
  /** null: not known; no bars at all, where there is no room for them. */
  readonly bars: readonly (number | null)[] | null
  /** How they went, in words. */
  readonly caption: string
  /** Each of them, in words. */
  readonly values: string
}

export interface Fact {
  readonly label: string
  readonly text: string
}

export interface FlagLine {
  readonly tone: Tone
  /** The word for the tone. */
  readonly mark: string
  readonly label: string
  /** "new", "week 3", "improving". */
  readonly age: string
  readonly why: string
}

/** `why` null: it has been open for long, and its reason was told. */
export type CardFlag = Omit<FlagLine, 'why'> & { readonly why: string | null }

export interface AdviceItem extends Advice {
  /** The partner's own offers. */
  readonly links: readonly MailLink[]
}

/** Lines, then lists, under one title. */
export interface Block {
  readonly title: string
  readonly lines: readonly string[]
  readonly groups: readonly Group[]
}

export interface Group {
  readonly title: string
  readonly items: readonly Item[]
  /** How many of how many are shown; null: all of them. */
  readonly more: string | null
}

export interface Item {
  readonly customer: NamedCustomer | null
  readonly text: string
}
