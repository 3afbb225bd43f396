// How much a digest mail tells. Mail clients cut long messages off, so a large portfolio is told in fixed steps
// with less detail, never with a missing foot.

export interface Detail {
  /** Flagged customers that are shown; the others are counted. */
  readonly cards: number
  /** Figures of a customer with bars, or on one line. */
  readonly bars: boolean
  /** With every customer, or once below them. */
  readonly advice: 'each' | 'once'
  /** Entries of a list that are shown; the others are counted. */
  readonly items: number
}

/** From the fullest to one that always fits. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  { cards: 60, bars: true, advice: 'each', items: 8 },
  { cards: 60, bars: true, advice: 'once', items: 8 },
  { cards: 60, bars: false, advice: 'once', items: 5 },
  { cards: 30, bars: false, advice: 'once', items: 5 },
  { cards: 12, bars: false, advice: 'once', items: 3 },
  { cards: 4, bars: false, advice: 'once', items: 1 },
]

/** The first of `items`, and how many are left. */
export function firstOf<Item>(
  items: readonly Item[],
  count: number,
): { shown: readonly Item[]; left: number } {
  return { shown: items.slice(0, count), left: Math.max(0, items.length - count) }
}
