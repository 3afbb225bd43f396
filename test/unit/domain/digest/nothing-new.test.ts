import { describe, expect, it } from 'vitest'
import { newSnooze } from '../../../../shared/domain/flags/snooze.ts'
import type { CustomerPoint } from '../../../../shared/domain/metrics/point.ts'
import { ANA } from '../../../support/partners.ts'
import { day } from './points.ts'
import { corrections, digestOf, partnerOf, steady } from './portfolios.ts'

const old: Partial<CustomerPoint> = { stateDay: day('2026-11-08'), activityDay: day('2026-11-08') }
const low = { sold: 100, assigned: 95, entitled: 30, point: old }
const stale = steady(3, low)

describe('a week with nothing new', () => {
  it('has neither data nor flags that the week before had not', () => {
    expect(digestOf({ a: { weeks: stale }, b: { weeks: stale } }).nothingNew).toBe(true)
  })

  it.each([
    ['licence data came', { a: { weeks: [...stale, { ...low, point: { stateDay: day('2026-11-16') } }] } }],
    [
      'activity data came',
      { a: { weeks: [...stale, { ...low, point: { ...old, activityDay: day('2026-11-16') } }] } },
    ],
    ['a flag is new', { a: { weeks: [...stale, { ...low, assigned: 20 }] } }],
    ['a flag improves', { a: { weeks: [...stale, { ...low, entitled: 61 }] } }],
    [
      'a flag turns critical',
      { a: { weeks: [...steady(3, { ...low, entitled: 40 }), { ...low, entitled: 39 }] } },
    ],
    ['there are more help calls', { a: { weeks: [...stale, { ...low, calls: 1 }] } }],
    ['a customer left', { a: { weeks: stale }, b: { weeks: [low, null] } }],
    ['a customer came', { a: { weeks: stale }, b: { weeks: [null, { ...low, entitled: 80 }] } }],
    [
      'a trial comes near its end',
      {
        a: {
          weeks: [
            ...stale,
            {
              ...low,
              point: { ...old, endingTrials: [{ sku: 'V', name: '', seats: 1, endDay: day('2026-12-20') }] },
            },
          ],
        },
      },
    ],
  ])('is none where %s', (_, stories) => {
    expect(digestOf(stories).nothingNew).toBe(false)
  })

  it('is none where a flag is no longer snoozed', () => {
    const about = {
      partner: partnerOf({}).id,
      customer: 'a',
      rule: 'low_usage',
      severity: 'critical',
    } as const
    const asked = { asOf: '2026-11-08', weeks: 2, reason: 'They move.', by: ANA } as const
    const snoozeOf = (setOn: string) => newSnooze({ ...about, ...asked }, day(setOn), 0)
    const nothingNew = (setOn: string) =>
      digestOf({ a: { weeks: steady(4, low) } }, { snoozes: [snoozeOf(setOn)] }).nothingNew
    expect(['2026-11-07', '2026-11-08'].map(nothingNew)).toEqual([false, true])
  })

  it('is none where earlier figures were corrected', () => {
    expect(digestOf({ a: { weeks: stale } }, { restatements: corrections() }).nothingNew).toBe(false)
  })

  it('is none of an empty portfolio', () => {
    expect(digestOf({}).nothingNew).toBe(false)
  })
})
