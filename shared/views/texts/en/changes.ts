// What got better or worse since last week.

import type { EnglishFormats } from './with-nouns.ts'

export function changes(f: EnglishFormats) {
  return {
    title: 'Since last week',
    cleared: 'Cleared',
    improving: 'Improving',
    up: 'Usage up',
    down: 'Usage down',
    /** Adjusted usage now, the change, and the parts that it comes from. */
    usage: (pct: number | null, points: number, activity: number, seats: number) =>
      `${f.signed(points)} points to ${f.percentOrNone(pct)} (activity ${f.signed(activity)}, seats ${f.signed(seats)})`,
  }
}
