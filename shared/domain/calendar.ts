// Calendar days as whole numbers: windows become subtraction, and no time zone can interfere. Node.js 24 has no
// Temporal, and temporal-polyfill (1.0) adds 55 kB to a bundle, for the 130 lines here and in local-time.ts.

declare const dayBrand: unique symbol

/** A calendar day: days since 1970-01-01. */
export type Day = number & { readonly [dayBrand]: true }

/** The 28 calendar days in which use counts as active (Microsoft: "in the last 28 calendar days"). */
export const WINDOW_DAYS = 28

const MS_PER_DAY = 86_400_000
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Parses `YYYY-MM-DD`; null: not a calendar day. */
export function parseDay(text: string): Day | null {
  const match = ISO_DAY.exec(text)
  if (match === null) return null
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  const day = (ms / MS_PER_DAY) as Day
  return formatDay(day) === text ? day : null
}

/**
 * Whether files and reports may be about that day: beyond, neighbouring days and weeks have no four-digit
 * year. Other dates in a file may be any calendar day, such as `9999-12-31` for no end.
 */
export function isReportable(day: Day): boolean {
  return day >= FIRST_REPORTABLE && day <= LAST_REPORTABLE
}

/** As `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Parses a day that the program itself wrote. */
export function dayOf(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new RangeError(`not a day: ${text}`)
  return day
}

export function addDays(day: Day, days: number): Day {
  return (day + days) as Day
}

/** First day of the window W(E) that ends with `asOf`. */
export function windowStart(asOf: Day): Day {
  return addDays(asOf, 1 - WINDOW_DAYS)
}

/** The day that an instant (milliseconds since 1970) falls on in an IANA time zone. */
export function dayInZone(instantMs: number, timeZone: string): Day {
  return dayOf(zonedDate(timeZone).format(instantMs))
}

/** The ISO 8601 week of a day, e.g. `2026-W47`. */
export function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - isoWeekday(day))
  const year = formatDay(thursday).slice(0, 4)
  const week = Math.floor((thursday - dayOf(`${year}-01-01`)) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Monday is 1, Sunday is 7. */
export function isoWeekday(day: Day): number {
  return ((day + 3) % 7) + 1
}

const FIRST_REPORTABLE = dayOf('1000-01-01')
const LAST_REPORTABLE = dayOf('9998-12-31')

const zonedDates = new Map<string, Intl.DateTimeFormat>()

function zonedDate(timeZone: string): Intl.DateTimeFormat {
  let format = zonedDates.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zonedDates.set(timeZone, format)
  }
  return format
}
