// Levels of detail. Mail clients clip long messages, so the mail about a large portfolio is rendered at the first level
// that fits, and never loses its footer.

export interface Detail {
  /** Flagged customers with a card. */
  readonly cards: number
  /** Flagged customers after them with one line each; the others are counted. */
  readonly lines: number
  /** Figures of a card with bars, or on one line. */
  readonly bars: boolean
  /** On every card, or once below them. */
  readonly advice: 'each' | 'once'
  /** Entries of a list that are shown; the others are counted. */
  readonly items: number
}

/** From the fullest to one that always fits. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  { cards: 40, lines: 0, bars: true, advice: 'each', items: 8 },
  { cards: 40, lines: 0, bars: true, advice: 'once', items: 8 },
  { cards: 40, lines: 0, bars: false, advice: 'once', items: 8 },
  { cards: 20, lines: 40, bars: false, advice: 'once', items: 5 },
  { cards: 12, lines: 60, bars: false, advice: 'once', items: 5 },
  { cards: 6, lines: 25, bars: false, advice: 'once', items: 3 },
  { cards: 3, lines: 3, bars: false, advice: 'once', items: 1 },
]
