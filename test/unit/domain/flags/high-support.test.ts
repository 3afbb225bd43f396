import { describe, expect, it } from 'vitest'
import { flagOf, timeline, type WeekWords } from './builders.ts'

/** Nobody called in these weeks, but support was seen. */
const quietWeeks = (count: number): WeekWords[] => Array.from({ length: count }, () => ({ calls: 0 }))

/** Today's calls after a baseline (of two windows), of a customer that is too large for calls for every 100. */
const withBaseline = (baseline: number, calls: number): WeekWords[] => [
  { calls: Math.floor(baseline), deployment: 100 },
  ...quietWeeks(3),
  { calls: Math.ceil(baseline), deployment: 100 },
  ...quietWeeks(3),
  { calls, deployment: 100 },
]

describe('high_support', () => {
  it.each([
    ['4 calls, 40.0 for every 100', { seats: 10, calls: 4 }, undefined],
    ['5 calls, 50.0 for every 100', { seats: 10, calls: 5 }, 'critical'],
    ['9.9 for every 100', { seats: 1000, calls: 99 }, undefined],
    ['10.0 for every 100', { seats: 1000, calls: 100 }, 'warning'],
    ['19.9 for every 100', { seats: 1000, calls: 199 }, 'warning'],
    ['20.0 for every 100', { seats: 1000, calls: 200 }, 'critical'],
  ])('%s: %s', (_name, week, severity) => {
    expect(flagOf('high_support', [{ deployment: 100, ...week }])?.severity).toBe(severity)
  })

  it('divides by assigned seats, or by sold ones if assigned is not stated', () => {
    expect(flagOf('high_support', [{ seats: 1000, deployment: 50, calls: 50 }])?.figures.callsPer100).toBe(10)
    expect(flagOf('high_support', [{ seats: 1000, deployment: null, calls: 100 }])?.figures.callsPer100).toBe(
      10,
    )
  })

  it.each([
    [6, 11, undefined],
    [6, 12, 'warning'],
    [6, 17, 'warning'],
    [6, 18, 'critical'],
    [2.5, 5, 'warning'],
    [1, 5, 'critical'],
    [0.5, 99, undefined],
    [0, 99, undefined],
  ])('with a baseline of %d and %d calls: %s', (baseline, calls, severity) => {
    expect(flagOf('high_support', withBaseline(baseline, calls))?.severity).toBe(severity)
  })

  it('shows the figures and the thresholds that decided', () => {
    expect(flagOf('high_support', [{ seats: 100, deployment: 100, calls: 20 }])).toMatchObject({
      figures: { calls28d: 20, callsPer100: 20 },
      thresholds: { callsPer100: 20 },
    })
    const byBaseline = flagOf('high_support', withBaseline(6, 12))
    expect(byBaseline?.figures).toEqual({ calls28d: 12, callsPer100: 1.2, callsBaseline: 6 })
    expect(byBaseline?.thresholds).toEqual({ timesBaseline: 2 })
    expect(flagOf('high_support', withBaseline(0.5, 100))?.figures).toEqual({
      calls28d: 100,
      callsPer100: 10,
    })
  })

  it('multiplies the baseline in decimal, not in binary', () => {
    const highSupport = {
      calls: 5,
      per100: 10,
      timesBaseline: 1.1,
      criticalPer100: 20,
      criticalTimesBaseline: 9,
    }
    expect(flagOf('high_support', withBaseline(50, 55), { highSupport })?.state).toBe('new')
  })

  it('includes weeks without a state in the baseline', () => {
    const weeks = [{ onlyCalls: 6 }, null, null, null, { calls: 12, deployment: 100 }]
    expect(flagOf('high_support', weeks)?.figures.callsBaseline).toBe(6)
  })

  it('looks back 12 weeks further than flags do', () => {
    const before: WeekWords[] = Array.from({ length: 12 }, () => ({ calls: 6 }))
    const since: WeekWords[] = Array.from({ length: 12 }, () => ({ calls: null }))
    const weeks = [...before, { calls: 12 }, ...since]
    expect(flagOf('high_support', weeks)).toMatchObject({ state: 'continuing', weeks: 13 })
    expect(flagOf('high_support', weeks.slice(12))).toBeUndefined()
    expect(flagOf('high_support', [...weeks, { calls: null }])).toBeUndefined()
  })

  it('clears after two consecutive points without firing', () => {
    const many = { calls: 300 }
    const few = { calls: 0 }
    const weeks = [many, few, many, few, few, few]
    expect(timeline('high_support', weeks)).toEqual([
      'critical:new',
      'critical:improving',
      'critical:continuing',
      'critical:improving',
      'critical:cleared',
      '-',
    ])
  })

  it('does not change if there is no support data', () => {
    const weeks = [{ calls: 300 }, { calls: null }, { calls: 0 }, { calls: null }, { calls: 0 }]
    expect(timeline('high_support', weeks).map((state) => state.replace('critical:', ''))).toEqual([
      'new',
      'continuing',
      'improving',
      'improving',
      'cleared',
    ])
    expect(flagOf('high_support', weeks.slice(0, 2))?.guard).toBe('no_figure')
    expect(flagOf('high_support', [{ calls: null }])).toBeUndefined()
  })

  it('uses only the baseline if there are no seats to divide by', () => {
    const afterUsual = (usual: number, calls: number) =>
      flagOf('high_support', [...Array(4).fill({ calls: usual }), { seats: 0, deployment: null, calls }])
    expect(afterUsual(0, 9)).toBeUndefined()
    expect(afterUsual(5, 9)).toBeUndefined()
    expect(afterUsual(5, 10)).toMatchObject({ severity: 'warning', thresholds: { timesBaseline: 2 } })
    expect(afterUsual(3, 9)).toMatchObject({ severity: 'critical', thresholds: { timesBaseline: 3 } })
  })

  it('applies to small and new customers too', () => {
    expect(flagOf('high_support', [{ seats: 5, startAge: 1, coverage: 0, calls: 5 }])?.state).toBe('new')
  })
})
