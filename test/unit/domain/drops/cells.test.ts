// What cells may say.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, dayOf, formatDay } from '../../../../shared/domain/calendar.ts'
import { openDayReader, readBoolean, readCount } from '../../../../shared/domain/drops/rows/cells.ts'

function dateIn(timeZone: string, text: string): string | null {
  const day = openDayReader(timeZone)(text)
  return day === null ? null : formatDay(day)
}

describe('a date', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026-11-22T00:00:00', '2026-11-22'],
    ['2026-11-22T23:59:59', '2026-11-22'],
    ['2026-11-22T00:00:00Z', '2026-11-22'],
    ['2026-11-22T00:00:00.000Z', '2026-11-22'],
    ['2026-11-22T00:00:00.0000000Z', '2026-11-22'],
    ['2026-11-22T00:00:00.001Z', '2026-11-21'],
    ['2026-11-22T00:00:00+00:00', '2026-11-21'],
    ['2026-11-22T01:30:00Z', '2026-11-21'],
    ['2026-11-22T05:00:00Z', '2026-11-22'],
    ['2026-11-22T23:30:00-02:00', '2026-11-22'],
    ['2026-11-22T22:00:00-10:00', '2026-11-23'],
    ['2026-07-22T04:30:00Z', '2026-07-22'],
    ['2026-07-22T03:30:00Z', '2026-07-21'],
  ])('%s in New York is %s', (text, expected) => {
    expect(dateIn('America/New_York', text)).toBe(expected)
  })

  it.each([
    'soon',
    '',
    '22.11.2026',
    '11/22/2026',
    '2026-11-31',
    '2026-11-22 10:00:00',
    '2026-11-22T10:00',
    '2026-11-22T24:00:00Z',
    '2026-11-22T10:60:00Z',
    '2026-11-22T10:00:60Z',
    '2026-11-22T10:00:00+0100',
    '2026-11-22T10:00:00+24:00',
    '2026-11-22T10:00:00Z ',
    '2026-11-22t10:00:00z',
    '0001-01-01T00:00:00',
    '9999-12-31T23:59:59-12:00',
    '0999-12-31T23:59:59-12:00',
    '2026-11-22T10:00:00.Z',
    '+2026-11-22',
  ])('is not %j', (text) => {
    expect(dateIn('America/New_York', text)).toBeNull()
  })

  it('is read the same again and again, however many others were read between', () => {
    const read = openDayReader('Asia/Kolkata')
    const days = Array.from({ length: 12_000 }, (_, at) => (dayOf('2000-01-01') + at) as Day)
    for (let round = 0; round < 2; round += 1) {
      expect(days.map((day) => read(formatDay(day)))).toEqual(days)
    }
  })

  it('never throws, whatever a date and a time may look like', () => {
    const digits = (count: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count })
    const text = fc
      .tuple(
        digits(4),
        digits(2),
        digits(2),
        fc.constantFrom('', 'T23:59:59Z', 'T00:00:00-23:59', 'T12:00:00+14:00'),
      )
      .map(([year, month, day, time]) => `${year}-${month}-${day}${time}`)
    fc.assert(
      fc.property(text, fc.constantFrom('Pacific/Kiritimati', 'Pacific/Niue', 'UTC'), (date, zone) => {
        const read = dateIn(zone, date)
        if (!date.includes('T')) expect([null, date]).toContain(read)
        else if (read !== null)
          expect(Math.abs(dayOf(read) - dayOf(date.slice(0, 10)))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a count', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%s is %i', (text, count) => {
    expect(readCount(text)).toBe(count)
  })

  it.each(['', '-1', '1.0', '1,000', '1 000', '1e3', '+1', '0x10', 'ten', '٣', '9007199254740992'])(
    'is not %j',
    (text) => {
      expect(readCount(text)).toBeNull()
    },
  )
})

describe('yes or no', () => {
  it.each([
    ['true', true],
    ['TRUE', true],
    ['Yes', true],
    ['1', true],
    ['False', false],
    ['nO', false],
    ['0', false],
    ['y', null],
    ['', null],
    ['ja', null],
    ['2', null],
  ])('%j is %s', (text, expected) => {
    expect(readBoolean(text)).toBe(expected)
  })
})
