// Lists for people are limited to their largest entries; the others are counted.

const MOST_ENTRIES = 100

export interface Cut<Entry> {
  readonly entries: readonly Entry[]
  /** How many more there are. */
  readonly more: number
}

/** Largest first; entries of equal size stay in their order. */
export function largest<Entry>(
  all: readonly Entry[],
  sizeOf: (entry: Entry) => number,
  most = MOST_ENTRIES,
): Cut<Entry> {
  return firstEntries(
    all.toSorted((a, b) => sizeOf(b) - sizeOf(a)),
    most,
  )
}

/** For entries without a size. */
export function firstEntries<Entry>(all: readonly Entry[], most = MOST_ENTRIES): Cut<Entry> {
  return { entries: all.slice(0, most), more: Math.max(0, all.length - most) }
}
