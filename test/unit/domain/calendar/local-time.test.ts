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
