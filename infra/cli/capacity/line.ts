// A line of workers that take the same jobs in the order of their coming, no faster than some rate. Pure.

/** Something of a partner, and when it comes, in seconds since Monday began in the first time zone. */
export interface Arrival {
  readonly partner: number
  readonly atSeconds: number
}

export interface Workers {
  readonly atOnce: number
  /** How long one job takes a worker. */
  readonly seconds: number
  /** The least time between the ends of two jobs: 0 if no rate limits them. */
  readonly gapSeconds: number
  /** How many may end within 24 hours. */
  readonly perDay: number
}

const HOUR = 3600
const DAY = 24 * HOUR

/** When each of them is done, in the order in which that happens. */
export function worked(arrivals: readonly Arrival[], workers: Workers): Arrival[] {
  const { atOnce, seconds, gapSeconds, perDay } = workers
  const ends: number[] = []
  return arrivals
    .toSorted((a, b) => a.atSeconds - b.atSeconds)
    .map(({ partner, atSeconds }, at) => {
      // All jobs take equally long, so the worker that is free next is the one that took the job `atOnce` before.
      const free = ends[at - atOnce] ?? 0
      const end = Math.max(
        Math.max(atSeconds, free) + seconds,
        (ends[at - 1] ?? Number.NEGATIVE_INFINITY) + gapSeconds,
        nextHourAfterQuota(ends[at - perDay]),
      )
      ends.push(end)
      return { partner, atSeconds: end }
    })
}

/** What the daily quota keeps back is planned again at a full hour. */
function nextHourAfterQuota(dayBefore: number | undefined): number {
  return dayBefore === undefined ? 0 : Math.ceil((dayBefore + DAY) / HOUR) * HOUR
}
