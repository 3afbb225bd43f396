// When files that used to arrive count as missing, and that each gap is new only once.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayOf } from '../../../../shared/domain/calendar.ts'
import type { Dataset } from '../../../../shared/domain/drops/drop-key.ts'
import { type Gap, gapsAt, newGaps, openGaps } from '../../../../shared/domain/notices/gaps.ts'

const LAST = dayOf('2026-11-15')
const STALE_DAYS = 3

describe('a gap', () => {
  it('opens when daily data is older than it may be', () => {
    const daily = days('activity', every(1, 10))
    expect(gapsAt(addDays(LAST, 3), daily, STALE_DAYS)).toEqual([])
    expect(gapsAt(addDays(LAST, 4), daily, STALE_DAYS)).toEqual([{ dataset: 'activity', lastDay: LAST }])
  })

  it('opens later if the files arrive weekly', () => {
    const weekly = days('entitlements', every(7, 8))
    expect(gapsAt(addDays(LAST, 9), weekly, STALE_DAYS)).toEqual([])
    expect(gapsAt(addDays(LAST, 10), weekly, STALE_DAYS)).toEqual([
      { dataset: 'entitlements', lastDay: LAST },
    ])
  })

  it('is not delayed by weekends or skipped days', () => {
    const workdays = every(1, 20).filter((_, n) => n % 7 < 5)
    expect(gapsAt(addDays(LAST, 4), days('activity', workdays), STALE_DAYS)).toHaveLength(1)
  })

  it('opens after a single file too', () => {
    expect(gapsAt(addDays(LAST, 4), days('activity', [LAST]), STALE_DAYS)).toHaveLength(1)
  })

  it('of support calls opens only if they used to arrive', () => {
    const after = addDays(LAST, 40)
    expect(gapsAt(after, days('support', every(7, 3)), STALE_DAYS)).toEqual([])
    expect(gapsAt(after, days('support', every(7, 4)), STALE_DAYS)).toHaveLength(1)
    expect(gapsAt(after, days('support', [...every(30, 3), ...every(1, 1)]), STALE_DAYS)).toEqual([])
  })

  it('does not open if nothing arrived in twelve weeks', () => {
    expect(gapsAt(LAST, new Map(), STALE_DAYS)).toEqual([])
    expect(gapsAt(addDays(LAST, 84), days('activity', [LAST]), STALE_DAYS)).toHaveLength(1)
    expect(gapsAt(addDays(LAST, 85), days('activity', [LAST]), STALE_DAYS)).toEqual([])
  })

  it('is not filled by a day in the future', () => {
    const typo = days('activity', [...every(1, 5), addDays(LAST, 20)])
    expect(gapsAt(addDays(LAST, 4), typo, STALE_DAYS)).toHaveLength(1)
  })

  it('is separate for each dataset, in the order of the datasets', () => {
    const both = new Map([...days('activity', every(1, 5)), ...days('entitlements', every(1, 5))])
    expect(gapsAt(addDays(LAST, 4), both, STALE_DAYS).map(({ dataset }) => dataset)).toEqual([
      'entitlements',
      'activity',
    ])
  })
})

describe('the report of gaps', () => {
  const gap = (lastDay: Day): Gap => ({ dataset: 'activity', lastDay })

  it('reports a gap once', () => {
    expect(newGaps([gap(LAST)], [])).toEqual([gap(LAST)])
    expect(newGaps([gap(LAST)], [gap(LAST)])).toEqual([])
  })

  it('treats a gap as the same when older data is deleted, and as another after newer data', () => {
    const told = [gap(LAST)]
    expect(newGaps([gap(addDays(LAST, -5))], told)).toEqual([])
    expect(openGaps([gap(addDays(LAST, -5))], told)).toEqual(told)
    expect(newGaps([gap(addDays(LAST, 1))], told)).toEqual([gap(addDays(LAST, 1))])
  })

  it('ends with the gap', () => {
    expect(openGaps([], [gap(LAST)])).toEqual([])
  })

  it('never reports a gap twice, whatever changes, while nothing newer arrives', () => {
    const looks = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { maxLength: 20 })
    fc.assert(
      fc.property(looks, (ages) => {
        let told: readonly Gap[] = []
        let times = 0
        for (const age of ages.filter((seen) => seen !== null).sort()) {
          const open = [gap(addDays(LAST, -age))]
          times += newGaps(open, told).length
          told = openGaps(open, told)
        }
        expect(times).toBeLessThanOrEqual(1)
      }),
    )
  })
})

/** So many days up to the last, so far apart. */
function every(distance: number, count: number): Day[] {
  return Array.from({ length: count }, (_, n) => addDays(LAST, -distance * n))
}

function days(dataset: Dataset, seen: readonly Day[]): Map<Dataset, Set<Day>> {
  return new Map([[dataset, new Set(seen)]])
}
