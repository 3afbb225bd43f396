// Days for people: runs of consecutive ones instead of a long list.

import { type Day, dayOf, formatDay } from '../domain/calendar.ts'

/** First and last day of each run; all are `YYYY-MM-DD`. */
export function dayRanges(isoDays: readonly string[]): (readonly [first: string, last: string])[] {
  const ranges: { first: Day; last: Day }[] = []
  for (const day of isoDays.map(dayOf)) {
    const open = ranges.at(-1)
    if (open !== undefined && open.last + 1 === day) open.last = day
    else ranges.push({ first: day, last: day })
  }
  return ranges.map(({ first, last }) => [formatDay(first), formatDay(last)])
}
