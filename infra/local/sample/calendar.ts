// The sample's sixteen weeks as calendar days, counted back from the as-of day.

import { addDays, type Day } from '../../../shared/domain/calendar.ts'
import { type CustomerStory, LAST_WEEK, type Week } from './story.ts'

const DAYS_PER_WEEK = 7

/** Microsoft Graph's refresh date is some days before the day of the export. */
const GRAPH_LAG_DAYS = 2

/** In the last four weeks the first partner sends daily files; this day's never came. */
const MISSING_DAYS_AGO = 5

/** The last day of a week; of week 0 and later a weekly point. */
export function weekEnd(asOf: Day, week: Week): Day {
  return addDays(asOf, (week - LAST_WEEK) * DAYS_PER_WEEK)
}

export function daysOfWeek(asOf: Day, week: Week): Day[] {
  const end = weekEnd(asOf, week)
  return Array.from({ length: DAYS_PER_WEEK }, (_, n) => addDays(end, n + 1 - DAYS_PER_WEEK))
}

export function graphRefreshDay(asOf: Day, week: Week): Day {
  return addDays(weekEnd(asOf, week), -GRAPH_LAG_DAYS)
}

export function missingDay(asOf: Day): Day {
  return addDays(asOf, -MISSING_DAYS_AGO)
}

/** The week's days on which use is possible, so that a report of that same week shows it. */
export function reportedDays(reported: CustomerStory['reported'], asOf: Day, week: Week): Day[] {
  const last = reported === 'graph' ? graphRefreshDay(asOf, week) : weekEnd(asOf, week)
  return daysOfWeek(asOf, week).filter((day) => day <= last && day !== missingDay(asOf))
}
