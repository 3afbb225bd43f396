// Lists that are made for people are cut to their largest entries; the others are counted.

const MOST_ENTRIES = 100

export interface Cut<Entry> {
  readonly entries: readonly Entry[]
  /** How many more there are. */
  readonly more: number
}

/** Largest first; those of one size in the order in which they come. */
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

/** For what has no size. */
export function firstEntries<Entry>(all: readonly Entry[], most = MOST_ENTRIES): Cut<Entry> {
  return { entries: all.slice(0, most), more: Math.max(0, all.length - most) }
}
