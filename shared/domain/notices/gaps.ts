// Gaps: a dataset that used to arrive and has stopped. Its data is unknown, not zero; a gap is notified once.

import * as z from 'zod/mini'
import type { Day } from '../calendar.ts'
import { DATASETS, type Dataset } from '../drops/drop-key.ts'
import type { Immutable } from '../immutable.ts'

export const gapSchema = z.object({
  dataset: z.enum(DATASETS),
  /** The latest effective day with data. */
  lastDay: z.custom<Day>((value) => Number.isInteger(value)),
})
export type Gap = Immutable<z.output<typeof gapSchema>>

/** The effective days of a partner's data, in any order. */
export type EffectiveDays = ReadonlyMap<Dataset, ReadonlySet<Day>>

/** For each drop its dataset and effective day (null: none). */
export function effectiveDays(drops: Iterable<readonly [Dataset, Day | null]>): EffectiveDays {
  const days = new Map<Dataset, Set<Day>>()
  for (const [dataset, day] of drops) {
    if (day !== null) days.set(dataset, (days.get(dataset) ?? new Set()).add(day))
  }
  return days
}

/**
 * The datasets whose latest day is too old on `day`: older than `staleDays` if they arrive daily, more if
 * their usual interval is longer. Days after `today` are typing errors; a dataset missing for twelve weeks is
 * no longer expected.
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

/** Those not notified yet. A gap lasts until newer data arrives, even if older data is deleted. */
export function newGaps(open: readonly Gap[], notified: readonly Gap[]): Gap[] {
  return open.filter((gap) => !notified.some((known) => isSame(known, gap)))
}

/** The notified gaps that still hold, after `open` is notified. */
export function openGaps(open: readonly Gap[], notified: readonly Gap[]): Gap[] {
  return open.map((gap) => notified.find((known) => isSame(known, gap)) ?? gap)
}

const EXPECTED_FOR_DAYS = 84
const RHYTHM_DAYS = 56

/**
 * A partner may have no help desk, or export it rarely: a dataset is expected after this many days with data.
 */
const REGULAR = 4

function isSame(known: Gap, { dataset, lastDay }: Gap): boolean {
  return known.dataset === dataset && lastDay <= known.lastDay
}

/** The median interval between days with data; 1 if there is only one. */
function usualDistance(days: readonly Day[]): number {
  const distances = days.slice(1).map((day, n) => day - (days[n] ?? day))
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 1
}
