// Local times as instants, across time zones and clock changes, and the weekly sending time.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayOf, formatDay } from '../../../../shared/domain/calendar.ts'
import { instantAt, latestDue } from '../../../../shared/domain/local-time.ts'
import type { Partner } from '../../../../shared/domain/settings.ts'
import { partnerOf } from '../digest/portfolios.ts'

describe('a local time', () => {
  it.each([
    ['2026-11-23', '08:00', 'Europe/Madrid', '2026-11-23T07:00:00.000Z'],
    ['2026-07-06', '08:00', 'Europe/Madrid', '2026-07-06T06:00:00.000Z'],
    ['2026-11-23', '08:00', 'Asia/Kolkata', '2026-11-23T02:30:00.000Z'],
    ['2026-11-23', '08:00', 'Asia/Kathmandu', '2026-11-23T02:15:00.000Z'],
    ['2026-11-23', '08:00', 'America/St_Johns', '2026-11-23T11:30:00.000Z'],
    ['2026-11-23', '08:00', 'Pacific/Kiritimati', '2026-11-22T18:00:00.000Z'],
    // Clocks go forward at 02:00, back at 03:00.
    ['2026-03-29', '04:00', 'Europe/Madrid', '2026-03-29T02:00:00.000Z'],
    ['2026-10-25', '04:00', 'Europe/Madrid', '2026-10-25T03:00:00.000Z'],
    // A time that is skipped moves forward; of one that comes twice it is the second.
    ['2026-03-29', '02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Madrid', '2026-10-25T01:30:00.000Z'],
    // Zones of half and quarter hours, on the days on which their clocks change.
    ['2026-03-08', '04:00', 'America/St_Johns', '2026-03-08T06:30:00.000Z'],
    ['2026-11-01', '04:00', 'America/St_Johns', '2026-11-01T07:30:00.000Z'],
    ['2026-04-05', '04:00', 'Australia/Adelaide', '2026-04-04T18:30:00.000Z'],
    ['2026-10-04', '04:00', 'Australia/Adelaide', '2026-10-03T17:30:00.000Z'],
    ['2026-04-05', '04:00', 'Australia/Lord_Howe', '2026-04-04T17:30:00.000Z'],
    ['2026-10-04', '04:00', 'Australia/Lord_Howe', '2026-10-03T17:00:00.000Z'],
    ['2026-04-05', '04:00', 'Pacific/Chatham', '2026-04-04T15:15:00.000Z'],
    ['2026-09-27', '04:00', 'Pacific/Chatham', '2026-09-26T14:15:00.000Z'],
    // The last evening of a year.
    ['2026-12-31', '23:45', 'Pacific/Marquesas', '2027-01-01T09:15:00.000Z'],
    ['2026-12-31', '23:45', 'Pacific/Kiritimati', '2026-12-31T09:45:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(new Date(instantAt(dayOf(day), time, zone)).toISOString()).toBe(instant)
  })

  it('converts back to the same local time', () => {
    const zones = [
      'Europe/Madrid',
      'America/New_York',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Pacific/Auckland',
    ]
    const days = fc.integer({ min: dayOf('2025-01-01'), max: dayOf('2028-12-31') }).map((day) => day as Day)
    const hours = fc.integer({ min: 4, max: 23 })
    fc.assert(
      fc.property(days, hours, fc.constantFrom(...zones), (day, hour, zone) => {
        const time = `${String(hour).padStart(2, '0')}:15`
        const clock = new Date(instantAt(day, time, zone)).toLocaleString('sv-SE', { timeZone: zone })
        expect(clock).toBe(`${formatDay(day)} ${time}:00`)
      }),
    )
  })
})

describe('the latest due digest', () => {
  const madrid = partnerOf({ timeZone: 'Europe/Madrid', send: { weekday: 'monday', time: '08:00' } })

  it.each([
    ['2026-11-23T06:59:59Z', '2026-11-15', '2026-W46'],
    ['2026-11-23T07:00:00Z', '2026-11-22', '2026-W47'],
    ['2026-11-29T23:00:00Z', '2026-11-22', '2026-W47'],
    ['2026-11-30T06:59:59Z', '2026-11-22', '2026-W47'],
    ['2026-11-30T07:00:00Z', '2026-11-29', '2026-W48'],
  ])('at %s is for %s (%s)', (now, asOf, week) => {
    const due = latestDue(madrid, Date.parse(now))
    expect([formatDay(due.asOf), due.week]).toEqual([asOf, week])
  })

  it.each([
    // A zone of half an hour.
    ['Asia/Kolkata', 'monday', '08:00', '2026-11-23T02:30:00Z', '2026-11-15', '2026-11-22', '2026-W47'],
    // The first Monday of summer and of winter time: the week before had 167 and 169 hours.
    ['Europe/Madrid', 'monday', '08:00', '2026-03-30T06:00:00Z', '2026-03-22', '2026-03-29', '2026-W13'],
    ['Europe/Madrid', 'monday', '08:00', '2026-10-26T07:00:00Z', '2026-10-18', '2026-10-25', '2026-W43'],
    // The very days on which the clocks change, at the earliest time of sending.
    ['Europe/Madrid', 'sunday', '04:00', '2026-03-29T02:00:00Z', '2026-03-21', '2026-03-28', '2026-W13'],
    ['Europe/Madrid', 'sunday', '04:00', '2026-10-25T03:00:00Z', '2026-10-17', '2026-10-24', '2026-W43'],
    [
      'Australia/Lord_Howe',
      'monday',
      '08:00',
      '2026-04-05T21:30:00Z',
      '2026-03-29',
      '2026-04-05',
      '2026-W14',
    ],
    // Week 53, and the weeks around it.
    ['Europe/Madrid', 'monday', '08:00', '2026-12-28T07:00:00Z', '2026-12-20', '2026-12-27', '2026-W52'],
    ['Europe/Madrid', 'monday', '08:00', '2027-01-04T07:00:00Z', '2026-12-27', '2027-01-03', '2026-W53'],
    ['Europe/Madrid', 'monday', '08:00', '2027-01-11T07:00:00Z', '2027-01-03', '2027-01-10', '2027-W01'],
    ['Pacific/Kiritimati', 'monday', '08:00', '2027-01-03T18:00:00Z', '2026-12-27', '2027-01-03', '2026-W53'],
    // Year ends within a week: New Year's Day, and a last day of December in week 1.
    ['Europe/Madrid', 'friday', '08:00', '2027-01-01T07:00:00Z', '2026-12-24', '2026-12-31', '2026-W53'],
    ['Europe/Madrid', 'tuesday', '08:00', '2024-12-31T07:00:00Z', '2024-12-23', '2024-12-30', '2025-W01'],
  ] as const)(
    'in %s on %s at %s, due at %s, follows that for %s: for %s (%s)',
    (zone, weekday, time, at, before, asOf, week) => {
      const partner = partnerOf({ timeZone: zone, send: { weekday, time } })
      const dueMs = Date.parse(at)
      const due = latestDue(partner, dueMs)
      expect([formatDay(due.asOf), due.week, due.dueAtMs]).toEqual([asOf, week, dueMs])
      expect(formatDay(latestDue(partner, dueMs - 1).asOf)).toBe(before)
    },
  )

  it('was due within the last week, at the partner’s local time', () => {
    const instants = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
    const zones = fc.constantFrom('Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati')
    const weekdays = fc.constantFrom<Partner['send']['weekday']>('monday', 'wednesday', 'sunday')
    fc.assert(
      fc.property(instants, zones, weekdays, (nowMs, timeZone, weekday) => {
        const partner = partnerOf({ timeZone, send: { weekday, time: '07:30' } })
        const due = latestDue(partner, nowMs)
        const clock = new Date(due.dueAtMs).toLocaleString('sv-SE', { timeZone })
        expect(due.dueAtMs).toBeLessThanOrEqual(nowMs)
        // A week has up to 169 hours where the clocks go back.
        expect(nowMs - due.dueAtMs).toBeLessThan(169 * 3_600_000)
        expect(clock).toBe(`${formatDay(addDays(due.asOf, 1))} 07:30:00`)
      }),
    )
  })
})
