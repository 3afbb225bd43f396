// The parts that a digest mail is made of, in words, before they are written as text or as HTML.

import type { Severity } from '../../domain/flags/flag.ts'
import type { Advice } from '../texts/texts.ts'

export interface MailModel {
  /** BCP 47. */
  readonly language: string
  readonly subject: string
  /** What an inbox shows beside the subject. */
  readonly preheader: string
  readonly product: string
  readonly partner: string
  readonly week: string
  readonly period: string
  /** What goes before everything else. */
  readonly alerts: readonly string[]
  readonly greeting: string
  readonly summary: readonly string[]
  readonly portfolio: {
    readonly title: string
    readonly size: string
    readonly tiles: readonly Tile[]
    readonly change: string
  }
  readonly sections: readonly { readonly title: string; readonly cards: readonly Card[] }[]
  /** Flagged customers for whom a line must do. */
  readonly brief: Group | null
  readonly advice: {
    readonly title: string
    readonly labels: Readonly<Record<keyof Advice, string>>
    /** What the cards do not say themselves. */
    readonly once: readonly Advice[]
  }
  readonly changes: Block
  /** null: nothing was corrected. */
  readonly corrections: Block | null
  readonly gaps: Block
  readonly foot: {
    readonly title: string
    readonly terms: readonly (readonly [term: string, meaning: string])[]
    readonly lines: readonly string[]
  }
}

/** One figure, its bar (a percentage, or none) and what it is made of. */
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

/** How a flag is to be taken: by its severity, or as over. */
export type Tone = Severity | 'cleared'

/** A flagged customer. */
export interface Card extends NamedCustomer {
  /** An open critical or warning flag; the others are told in fewer words. */
  readonly isUrgent: boolean
  /** Of the first flag that is open; cleared where none is. */
  readonly tone: Tone
  readonly manager: string | null
  readonly tiles: readonly Tile[]
  /** With bars, or on one line. */
  readonly hasBars: boolean
  readonly change: string | null
  readonly flags: readonly FlagLine[]
  readonly over: string | null
  readonly advice: readonly Advice[]
}

export interface FlagLine {
  readonly tone: Tone
  /** The tone in a word. */
  readonly mark: string
  readonly label: string
  /** "new", "week 3", "improving"; '' when the mark says it. */
  readonly age: string
  readonly why: string
}

/** Groups of things to know under one title; `lines` stand before them. */
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
  /** Whom it is about. */
  readonly customer: NamedCustomer | null
  readonly words: string
}
