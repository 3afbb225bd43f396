// Days, windows and weeks.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  type Day,
  dayInZone,
  dayOf,
  formatDay,
  isoWeek,
  isoWeekday,
  parseDay,
  windowStart,
} from '../../../../shared/domain/calendar.ts'

const anyDay = fc.integer({ min: dayOf('1990-01-01'), max: dayOf('2090-12-31') }).map((day) => day as Day)

describe('a day', () => {
  it('is parsed and formatted', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseDay(formatDay(day))).toBe(day)
      }),
    )
  })

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20261122', '2026-11-22T00:00:00Z', '', ' 2026-11-22'])(
    'is not %j',
    (text) => {
      expect(parseDay(text)).toBeNull()
    },
  )

  it('begins a window of 28 days, both ends included', () => {
    expect(formatDay(windowStart(dayOf('2026-11-22')))).toBe('2026-10-26')
  })

  it.each([
    ['2026-11-22', '2026-W47', 7],
    ['2026-11-23', '2026-W48', 1],
    ['2027-01-03', '2026-W53', 7],
    ['2024-12-29', '2024-W52', 7],
    ['2024-12-30', '2025-W01', 1],
    ['2026-01-01', '2026-W01', 4],
    // Years with a week 53 begin or end on a Thursday.
    ['2020-12-31', '2020-W53', 4],
    ['2021-01-03', '2020-W53', 7],
    ['2021-01-04', '2021-W01', 1],
    ['2026-12-27', '2026-W52', 7],
    ['2026-12-28', '2026-W53', 1],
    ['2027-01-01', '2026-W53', 5],
    ['2027-01-04', '2027-W01', 1],
    ['2032-12-31', '2032-W53', 5],
  ])('%s lies in the week %s as its day %i', (text, week, weekday) => {
    expect(isoWeek(dayOf(text))).toBe(week)
    expect(isoWeekday(dayOf(text))).toBe(weekday)
  })

  it('shares its week with exactly the days from its Monday to its Sunday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = addDays(day, 1 - isoWeekday(day))
        const week = Array.from(
          { length: 9 },
          (_, index) => isoWeek(addDays(monday, index - 1)) === isoWeek(day),
        )
        expect(week).toEqual([false, true, true, true, true, true, true, true, false])
      }),
    )
  })

  it.each([
    ['2026-10-25T23:30:00Z', 'Europe/Madrid', '2026-10-26'],
    ['2026-10-26T00:30:00Z', 'America/New_York', '2026-10-25'],
    ['2026-10-26T00:30:00Z', 'Pacific/Kiritimati', '2026-10-26'],
    ['2026-10-25T18:20:00Z', 'Asia/Kathmandu', '2026-10-26'],
    ['2026-12-31T18:29:59Z', 'Asia/Kolkata', '2026-12-31'],
    ['2026-12-31T18:30:00Z', 'Asia/Kolkata', '2027-01-01'],
    ['2027-01-01T09:29:59Z', 'Pacific/Marquesas', '2026-12-31'],
    ['2027-01-01T09:30:00Z', 'Pacific/Marquesas', '2027-01-01'],
    // Midnight before and after half an hour of summer time.
    ['2026-04-04T13:00:00Z', 'Australia/Lord_Howe', '2026-04-05'],
    ['2026-04-05T13:29:59Z', 'Australia/Lord_Howe', '2026-04-05'],
    ['2026-04-05T13:30:00Z', 'Australia/Lord_Howe', '2026-04-06'],
  ])('at instant (%s) in %s is %s', (instant, zone, day) => {
    expect(formatDay(dayInZone(Date.parse(instant), zone))).toBe(day)
  })
})
