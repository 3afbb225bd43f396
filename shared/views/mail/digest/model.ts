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
  readonly alerts: readonly string[]
  readonly greeting: string
  readonly summary: readonly string[]
  /** null: there is no portal. */
  readonly report: MailLink | null
  readonly portfolio: {
    readonly title: string
    readonly size: string
    readonly tiles: readonly Tile[]
    readonly change: string
  }
  readonly sections: readonly { readonly title: string; readonly cards: readonly Card[] }[]
  /** Flagged customers without a card. */
  readonly brief: Group | null
  /** Flags that are not told; null: there are none. */
  readonly snoozed: Group | null
  readonly advice: {
    readonly title: string
    readonly labels: { readonly consider: string; readonly try: string }
    /** Advice that the cards leave out. */
    readonly once: readonly Advice[]
  }
  readonly changes: Block
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

/** A flagged customer. */
export interface Card extends NamedCustomer {
  /** It has an open critical or warning flag; other cards are shorter. */
  readonly isUrgent: boolean
  /** Of the first open flag; `cleared` where none is open. */
  readonly tone: Tone
  readonly manager: string | null
  readonly tiles: readonly Tile[]
  /** Figures with bars, or on one line. */
  readonly hasBars: boolean
  readonly change: string | null
  readonly flags: readonly FlagLine[]
  readonly over: string | null
  readonly advice: readonly Advice[]
  /** Where its flags are snoozed; null: none is open, or there is no portal. */
  readonly snooze: MailLink | null
}

export interface FlagLine {
  readonly tone: Tone
  /** The word for the tone. */
  readonly mark: string
  readonly label: string
  /** "new", "week 3", "improving"; '' for a cleared flag. */
  readonly age: string
  readonly why: string
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
  readonly more: string | null
}

export interface Item {
  readonly customer: NamedCustomer | null
  readonly text: string
}
