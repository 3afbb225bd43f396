// Dates as programs and people write them.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, dayOf, formatDay } from '../../../../shared/domain/calendar.ts'
import { createDateReader, isOrdered } from '../../../../shared/domain/drops/rows/dates.ts'

function dateIn(timeZone: string, text: string): string | null {
  const date = createDateReader(timeZone)(text)
  if (isOrdered(date)) {
    const [dayFirst, monthFirst] = [date.dayFirst, date.monthFirst].map((day) =>
      day === null ? 'none' : formatDay(day),
    )
    return `${dayFirst} or ${monthFirst}`
  }
  return date === null ? null : formatDay(date)
}

describe('a date', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/11/22', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['2026-1-9', '2026-01-09'],
    ['22.11.2026', '2026-11-22'],
    ['1.2.26', '2026-02-01'],
    ['22 Nov 2026', '2026-11-22'],
    ['22-Nov-2026', '2026-11-22'],
    ['25/Feb/26', '2026-02-25'],
    ['26/Oct/26 8:15 AM', '2026-10-26'],
    ['Nov 19, 2026', '2026-11-19'],
    ['November 19 2026', '2026-11-19'],
    ['sept 9, 2026', '2026-09-09'],
    ['Nov 19, 2026, 9:30\u202fPM', '2026-11-19'],
    ['Thu, 19 Nov 2026 09:30:00 +0000', '2026-11-19'],
    ['2026-11-22T00:00:00', '2026-11-22'],
    ['2026-11-22T23:59:59', '2026-11-22'],
    ['2026-11-22 23:59', '2026-11-22'],
    ['2026-11-22T10:00', '2026-11-22'],
    ['2026-11-22T00:00:00Z', '2026-11-22'],
    ['2026-11-22T00:00:00.000Z', '2026-11-22'],
    ['2026-11-22T00:00:00.0000000Z', '2026-11-22'],
    ['2026-11-22 00:00:00 +0000', '2026-11-22'],
    ['2026-11-22T00:00:00+00:00', '2026-11-22'],
    ['2026-11-22 00:00 UTC', '2026-11-22'],
    ['2026-11-22T00:00:00.001Z', '2026-11-21'],
    ['2026-11-22T01:00:00+01:00', '2026-11-21'],
    ['2026-11-22T01:30:00Z', '2026-11-21'],
    ['2026-11-22T01:30:00+00', '2026-11-21'],
    ['2026-11-22T05:00:00Z', '2026-11-22'],
    ['2026-11-22T23:30:00-02:00', '2026-11-22'],
    ['2026-11-22T22:00:00-10:00', '2026-11-23'],
    ['2026-11-22 10:00 PM -1000', '2026-11-23'],
    ['2026-07-22T04:30:00Z', '2026-07-22'],
    ['2026-07-22T03:30:00Z', '2026-07-21'],
    ['/Date(1763544600000)/', '2025-11-19'],
    ['\\/Date(1763544600000+0100)\\/', '2025-11-19'],
    ['1763544600', '2025-11-19'],
    ['1763510400000', '2025-11-19'],
    ['19/11/2026', '2026-11-19 or none'],
    ['11-19-2026', 'none or 2026-11-19'],
    ['11/10/26 8:15 AM', '2026-10-11 or 2026-11-10'],
    ['11/11/2026', '2026-11-11'],
  ])('%s in New York is %s', (text, expected) => {
    expect(dateIn('America/New_York', text)).toBe(expected)
  })

  it.each([
    'soon',
    '',
    '2026-11-31',
    '31/31/2026',
    '2026-11-22T24:00:00Z',
    '2026-11-22T10:60:00Z',
    '2026-11-22T10:00:60Z',
    '2026-11-22T10:00:00+24:00',
    '2026-11-22 13:00 PM',
    '2026-11-22Z',
    '2026-11',
    '22 Nov',
    '22 Nix 2026',
    '0001-01-01T00:00:00',
    '9999-12-31T23:59:59-12:00',
    '0999-12-31T23:59:59-12:00',
    '2026-11-22T10:00:00.Z',
    '+2026-11-22',
    '45983',
    '176354460000',
    'in 2026-11-22',
  ])('is not %j', (text) => {
    expect(dateIn('America/New_York', text)).toBeNull()
  })

  it('is read the same however many others are read in between', () => {
    const read = createDateReader('Asia/Kolkata')
    const days = Array.from({ length: 12_000 }, (_, at) => (dayOf('2000-01-01') + at) as Day)
    for (let round = 0; round < 2; round += 1) {
      expect(days.map((day) => read(formatDay(day)))).toEqual(days)
    }
  })

  it('never throws and is near what is written, whatever the text', () => {
    const digits = (count: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count })
    const text = fc
      .tuple(
        digits(4),
        digits(2),
        digits(2),
        fc.constantFrom('', 'T23:59:59Z', ' 00:00 -2359', 'T12:00:00+14:00', ', 9:30 PM'),
      )
      .map(([year, month, day, time]) => `${year}-${month}-${day}${time}`)
    fc.assert(
      fc.property(text, fc.constantFrom('Pacific/Kiritimati', 'Pacific/Niue', 'UTC'), (date, zone) => {
        const read = dateIn(zone, date)
        if (date.length === 10) expect([null, date]).toContain(read)
        else if (read !== null)
          expect(Math.abs(dayOf(read) - dayOf(date.slice(0, 10)))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 1_000 },
    )
  })
})
