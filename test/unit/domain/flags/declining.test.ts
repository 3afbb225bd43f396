import { describe, expect, it } from 'vitest'
import { flagOf, timeline, type WeekSpec, type WeekWords } from './builders.ts'

const usages = (...values: readonly number[]): WeekSpec[] => values.map((usage) => ({ usage }))

describe('declining', () => {
  it.each([
    ['10.0 points in a week', usages(80, 70), 'new'],
    ['10.0 points that binary would make less', usages(64.1, 54.1), 'new'],
    ['9.9 points in a week', usages(80, 70.1), undefined],
    ['15.0 points below the mean of four weeks', usages(85, 85, 82, 80, 76, 68), undefined],
    ['15.0 points below the mean, by small steps', usages(90, 84, 78, 72, 66), 'new'],
    ['14.9 points below the mean, by small steps', usages(90, 84, 78, 72, 66.1), undefined],
    ['a rise', usages(70, 90), undefined],
  ])('after %s: %o', (_name, weeks, state) => {
    expect(flagOf('declining', weeks)?.state).toBe(state)
  })

  it('uses the unrounded mean', () => {
    // Mean of 70.1, 70.1 and 70.2 is 70.1333…: 15.0333 above 55.1, but only 14.9333 above 55.2.
    const before = [...usages(70.1, 70.1, 70.2), { coverage: 20 }]
    expect(flagOf('declining', [...before, { usage: 55.1 }])?.state).toBe('new')
    expect(flagOf('declining', [...before, { usage: 55.2 }])).toBeUndefined()
  })

  it('shows which test decided', () => {
    expect(flagOf('declining', usages(80, 70))).toMatchObject({
      severity: 'warning',
      figures: { adjustedUsagePct: 70, weekBeforePct: 80, meanBeforePct: 80 },
      thresholds: { decliningWeek: 10 },
    })
    expect(flagOf('declining', usages(90, 84, 78, 72, 66))).toMatchObject({
      figures: { weekBeforePct: 72, meanBeforePct: 81 },
      thresholds: { decliningMean: 15 },
    })
    expect(flagOf('declining', usages(90, 70))?.thresholds).toEqual({ decliningWeek: 10, decliningMean: 15 })
  })

  it.each<[string, WeekWords]>([
    ['no state', null],
    ['no figure', { coverage: 0 }],
    ['too little coverage', { usage: 90, coverage: 20 }],
    ['another window', { usage: 90, otherWindow: true }],
  ])('does not compare with a previous week that has %s', (_name, weekBefore) => {
    expect(flagOf('declining', [weekBefore, { usage: 50 }])).toBeUndefined()
    // The mean is then that of the others.
    expect(flagOf('declining', [{ usage: 66 }, weekBefore, { usage: 51 }])).toMatchObject({
      figures: { weekBeforePct: null, meanBeforePct: 66 },
    })
    expect(flagOf('declining', [{ usage: 66 }, weekBefore, { usage: 51.1 }])).toBeUndefined()
  })

  it.each<[string, WeekSpec]>([
    ['few_seats', { seats: 10 }],
    ['ramping', { startAge: 27 }],
    ['coverage', { coverage: 20 }],
    ['no_figure', { coverage: 0 }],
    ['window', { otherWindow: true }],
  ])('is suppressed by %s', (guard, week) => {
    expect(flagOf('declining', [{ usage: 90 }, { usage: 20, ...week }])).toBeUndefined()
    expect(flagOf('declining', [...usages(90, 70), { usage: 70, ...week }])).toMatchObject({
      state: 'continuing',
      guard,
    })
  })

  it('is suppressed if neither test is possible', () => {
    const gap = [null, null, null, null]
    expect(flagOf('declining', [...usages(90, 70), ...gap, { usage: 70 }])).toMatchObject({
      state: 'continuing',
      weeks: 6,
      guard: 'nothing_to_compare',
    })
  })

  it('looks back at most four weeks', () => {
    expect(flagOf('declining', [{ usage: 100 }, null, null, null, { usage: 70 }])?.figures).toEqual({
      adjustedUsagePct: 70,
      weekBeforePct: null,
      meanBeforePct: 100,
    })
    expect(flagOf('declining', [{ usage: 100 }, null, null, null, null, { usage: 70 }])).toBeUndefined()
  })

  it('ignores points before the last 13 weekly ones', () => {
    const longAgo = [{ usage: 100 }, { usage: 80 }]
    const since = Array.from({ length: 12 }, () => ({ coverage: 0 }))
    expect(flagOf('declining', [...longAgo, ...since])).toBeUndefined()
    expect(flagOf('declining', [...longAgo, ...since.slice(1)])?.state).toBe('continuing')
  })

  it('clears at the first evaluated point at which it does not fire', () => {
    const weeks = usages(90, 70, 70, 70)
    expect(timeline('declining', weeks)).toEqual(['-', 'warning:new', 'warning:cleared', '-'])
  })
})
