// Gaps: a dataset that used to come and has stopped. What nobody uploads is unknown, not zero, and is notified once.

import type { Day } from '../calendar.ts'
import { DATASETS, type Dataset } from '../drops/drop-key.ts'

export interface Gap {
  readonly dataset: Dataset
  /** The latest effective day that was seen. */
  readonly lastDay: Day
}

/** The effective days of a partner's data, in any order. */
export type EffectiveDays = ReadonlyMap<Dataset, ReadonlySet<Day>>

/** Of drops: the dataset, and the day of its data (null: none). */
export function effectiveDays(drops: Iterable<readonly [Dataset, Day | null]>): EffectiveDays {
  const days = new Map<Dataset, Set<Day>>()
  for (const [dataset, day] of drops) {
    if (day !== null) days.set(dataset, (days.get(dataset) ?? new Set()).add(day))
  }
  return days
}

/**
 * The datasets whose latest day is older, on `day`, than it may be: `staleDays` where they come daily, so much
 * longer as they usually come less often. Days after `today` are typing errors; what has not come for twelve weeks
 * is no longer expected.
 */
export function gapsAt(day: Day, days: EffectiveDays, staleDays: number): Gap[] {
  return DATASETS.flatMap((dataset): Gap[] => {
    const seen = [...(days.get(dataset) ?? [])].filter((seenDay) => seenDay <= day + 1).sort((a, b) => a - b)
    const lastDay = seen.at(-1)
    if (lastDay === undefined || day - lastDay > EXPECTED_FOR_DAYS) return []
    const recent = seen.filter((seenDay) => lastDay - seenDay <= RHYTHM_DAYS)
    if (dataset === 'support' && recent.length < REGULAR) return []
    return day - lastDay > staleDays - 1 + usualDistance(recent) ? [{ dataset, lastDay }] : []
  })
}

/** Those that were not notified yet. A gap goes on until newer data comes, even if older data is deleted. */
export function newGaps(open: readonly Gap[], notified: readonly Gap[]): Gap[] {
  return open.filter((gap) => !notified.some((known) => isSame(known, gap)))
}

/** What has been notified and still holds, once `open` is notified. */
export function openGaps(open: readonly Gap[], notified: readonly Gap[]): Gap[] {
  return open.map((gap) => notified.find((known) => isSame(known, gap)) ?? gap)
}

const EXPECTED_FOR_DAYS = 84
const RHYTHM_DAYS = 56

/** A partner may have no help desk, or look at it once in a while: so many days make a habit. */
const REGULAR = 4

function isSame(known: Gap, { dataset, lastDay }: Gap): boolean {
  return known.dataset === dataset && lastDay <= known.lastDay
}

/** The median of the days between two days of data; 1 when there is only one. */
function usualDistance(days: readonly Day[]): number {
  const distances = days.slice(1).map((day, n) => day - (days[n] ?? day))
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 1
}
