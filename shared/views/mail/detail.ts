// How much a digest mail tells. Mail clients cut long messages off, so a large portfolio is told in fixed steps
// with less detail, never with a missing foot.

export interface Detail {
  /** Flagged customers that are told in full. */
  readonly cards: number
  /** How many after them have one line each; the others are counted. */
  readonly lines: number
  /** Figures of a customer with bars, or on one line. */
  readonly bars: boolean
  /** With every customer, or once below them. */
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

/** The first of `items`, and how many are left. */
export function firstOf<Item>(
  items: readonly Item[],
  count: number,
): { shown: readonly Item[]; left: number } {
  return { shown: items.slice(0, count), left: Math.max(0, items.length - count) }
}
