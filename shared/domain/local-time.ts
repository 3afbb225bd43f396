// Converts wall times of a partner's zone to instants, and finds the weekly time at which its digest is due.

import { addDays, type Day, dayInZone, formatDay, isoWeek, isoWeekday } from './calendar.ts'
import { type Partner, WEEKDAYS } from './settings.ts'

/** When a digest is due, and the day and week that it reports on. */
export interface DueDigest {
  /** E, the last day reported on: the day before the local day of sending. */
  readonly asOf: Day
  /** ISO week of E. */
  readonly week: string
  readonly dueAtMs: number
}

/** The latest weekly digest that was due at `nowMs`. */
export function latestDue(partner: Partner, nowMs: number): DueDigest {
  const today = dayInZone(nowMs, partner.timeZone)
  const weekday = WEEKDAYS.indexOf(partner.send.weekday) + 1
  const daysSince = (isoWeekday(today) - weekday + 7) % 7
  const due = dueOn(partner, addDays(today, -daysSince), partner.send.time)
  return due.dueAtMs <= nowMs ? due : dueOn(partner, addDays(today, -daysSince - 7), partner.send.time)
}

/** The digest that is sent at a wall time of a local day. */
export function dueOn(partner: Partner, sendDay: Day, time: string): DueDigest {
  const asOf = addDays(sendDay, -1)
  return { asOf, week: isoWeek(asOf), dueAtMs: instantAt(sendDay, time, partner.timeZone) }
}

/** The instant of a wall time (`HH:MM`) on a day; a time skipped by a clock change moves forward with it. */
export function instantAt(day: Day, time: string, timeZone: string): number {
  const asUtc = Date.parse(`${formatDay(day)}T${time}:00Z`)
  const guess = asUtc - zoneOffsetMs(asUtc, timeZone)
  return asUtc - zoneOffsetMs(guess, timeZone)
}

/** Whether it is an IANA name. Intl also accepts offsets such as +02:00, which have no summer time. */
export function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).format(0) !== ''
  } catch {
    return false
  }
}

function zoneOffsetMs(instantMs: number, timeZone: string): number {
  const wall = new Date(instantMs).toLocaleString('sv-SE', { timeZone })
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(instantMs / 1000) * 1000
}
