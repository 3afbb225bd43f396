// Levels of detail. Mail clients clip long messages, so the mail about a large portfolio is rendered at the first level
// that fits, and never loses its footer.

export interface Detail {
  /** Flagged customers with a card; the others have one line each. */
  readonly cards: number
  /** Lines of such a list that are shown. */
  readonly lines: number
  /** Trends with bars, or in words alone. */
  readonly bars: boolean
  /** Entries of any other list that are shown. */
  readonly items: number
}

/** From the fullest, which is still short to read, to one that always fits. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  { cards: 10, lines: 30, bars: true, items: 5 },
  { cards: 10, lines: 30, bars: false, items: 5 },
  { cards: 6, lines: 20, bars: false, items: 5 },
  { cards: 4, lines: 8, bars: false, items: 3 },
  { cards: 2, lines: 2, bars: false, items: 1 },
]
