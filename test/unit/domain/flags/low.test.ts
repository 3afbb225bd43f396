import { describe, expect, it } from 'vitest'
import { flagOf, timeline, type WeekWords } from './builders.ts'

describe('low_usage', () => {
  it.each([
    [60, undefined],
    [59.9, 'warning'],
    [40, 'warning'],
    [39.9, 'critical'],
    [0, 'critical'],
  ])('has at %d %% the severity %s', (usage, severity) => {
    expect(flagOf('low_usage', [{ usage }])?.severity).toBe(severity)
  })

  it('shows the figure and the threshold of its severity', () => {
    expect(flagOf('low_usage', [{ usage: 59.9 }])).toMatchObject({
      figures: { adjustedUsagePct: 59.9 },
      thresholds: { lowUsage: 60 },
      guard: null,
    })
    expect(flagOf('low_usage', [{ usage: 31 }])?.thresholds).toEqual({ lowUsage: 40 })
  })

  it('uses the settings of the customer', () => {
    const lowUsage = { warning: 80, critical: 75 }
    expect(flagOf('low_usage', [{ usage: 79.9 }], { lowUsage })?.severity).toBe('warning')
    expect(flagOf('low_usage', [{ usage: 74.9 }], { lowUsage })?.severity).toBe('critical')
    expect(flagOf('low_usage', [{ usage: 80 }], { lowUsage })).toBeUndefined()
  })

  it('continues with today’s severity and counts its weeks', () => {
    const weeks = [{ usage: 50 }, { usage: 39 }, { usage: 41 }]
    expect(timeline('low_usage', weeks)).toEqual(['warning:new', 'critical:continuing', 'warning:continuing'])
    expect(flagOf('low_usage', weeks)?.weeks).toBe(3)
    expect(flagOf('low_usage', weeks.slice(0, 1))?.weeks).toBe(1)
  })

  it('clears at the second consecutive point at threshold + 5, with the last severity, and is reported once', () => {
    const weeks = [{ usage: 30 }, { usage: 65 }, { usage: 65 }, { usage: 65 }]
    expect(timeline('low_usage', weeks)).toEqual([
      'critical:new',
      'critical:improving',
      'critical:cleared',
      '-',
    ])
    expect(flagOf('low_usage', weeks.slice(0, 2))).toMatchObject({
      weeks: 2,
      thresholds: { lowUsage: 60, recoveryMargin: 5 },
    })
    expect(flagOf('low_usage', weeks.slice(0, 3))?.weeks).toBe(2)
  })

  it.each<[string, WeekWords[], string[]]>([
    [
      'below threshold + 5',
      [{ usage: 64.9 }, { usage: 65 }, { usage: 65 }],
      ['improving', 'improving', 'cleared'],
    ],
    [
      'a dip between',
      [{ usage: 65 }, { usage: 64.9 }, { usage: 65 }],
      ['improving', 'improving', 'improving'],
    ],
    [
      'at the threshold',
      [{ usage: 60 }, { usage: 60 }, { usage: 60 }],
      ['improving', 'improving', 'improving'],
    ],
    ['a relapse', [{ usage: 65 }, { usage: 59.9 }, { usage: 65 }], ['improving', 'continuing', 'improving']],
    ['a point without state', [{ usage: 65 }, null, { usage: 65 }], ['improving', '-', 'cleared']],
    [
      'a guarded point',
      [{ usage: 65 }, { coverage: 20 }, { usage: 65 }],
      ['improving', 'improving', 'cleared'],
    ],
    [
      'a guarded count',
      [{ usage: 62 }, { coverage: 20 }, { usage: 65 }],
      ['improving', 'improving', 'improving'],
    ],
  ])('counts consecutive points: %s', (_name, after, expected) => {
    const states = timeline('low_usage', [{ usage: 50 }, ...after]).slice(1)
    expect(states.map((state) => state.replace('warning:', ''))).toEqual(expected)
  })

  it('adds the margin in decimal, not in binary', () => {
    const lowUsage = { warning: 60.1, critical: 40 }
    const weeks = [{ usage: 50 }, { usage: 60.3 }, { usage: 60.3 }]
    const states = timeline('low_usage', weeks, { lowUsage, recoveryMargin: 0.2 })
    expect(states).toEqual(['warning:new', 'warning:improving', 'warning:cleared'])
  })

  it('is new again after it was cleared', () => {
    const weeks = [{ usage: 30 }, { usage: 70 }, { usage: 70 }, { usage: 50 }]
    expect(timeline('low_usage', weeks).at(-1)).toBe('warning:new')
    expect(flagOf('low_usage', weeks)?.weeks).toBe(1)
  })

  it.each([
    ['10 seats', { seats: 10, usage: 0 }, undefined],
    ['11 seats', { seats: 11, usage: 0 }, 'new'],
    ['20 days of coverage', { coverage: 20, usage: 0 }, undefined],
    ['21 days of coverage', { coverage: 21, usage: 0 }, 'new'],
    ['no coverage', { coverage: 0, usage: 0 }, undefined],
    ['a start 27 days ago', { startAge: 27, usage: 0 }, undefined],
    ['a start 28 days ago', { startAge: 28, usage: 0 }, 'new'],
    ['a start tomorrow', { startAge: -1, usage: 0 }, undefined],
    ['no start stated', { startAge: null, usage: 0 }, 'new'],
    ['another window', { otherWindow: true, usage: 0 }, 'new'],
  ])('with %s the flag is %o', (_name, week, state) => {
    expect(flagOf('low_usage', [week])?.state).toBe(state)
  })

  it.each([
    ['few_seats', { seats: 10 }],
    ['ramping', { startAge: 3 }],
    ['coverage', { coverage: 20 }],
    ['no_figure', { coverage: 0 }],
  ])('stays open with the reason if %s prevents its evaluation', (guard, week) => {
    expect(flagOf('low_usage', [{ usage: 30 }, { usage: 90, ...week }])).toMatchObject({
      state: 'continuing',
      severity: 'critical',
      weeks: 2,
      guard,
    })
  })

  it('counts weeks without a state as open, but is not reported in them', () => {
    const weeks = [{ usage: 50 }, null, { usage: 50 }]
    expect(timeline('low_usage', weeks)).toEqual(['warning:new', '-', 'warning:continuing'])
    expect(flagOf('low_usage', weeks)?.weeks).toBe(3)
  })

  it('ignores points before the last 13 weekly ones', () => {
    const quiet = Array.from({ length: 11 }, () => ({ usage: 62 }))
    expect(flagOf('low_usage', [{ usage: 50 }, { usage: 62 }, ...quiet])?.state).toBe('improving')
    expect(flagOf('low_usage', [{ usage: 50 }, { usage: 62 }, { usage: 62 }, ...quiet])).toBeUndefined()
  })
})

describe('low_deployment', () => {
  it.each([
    [85, undefined],
    [84.9, 'warning'],
    [50, 'warning'],
    [49.9, 'critical'],
  ])('has at %d %% the severity %s', (deployment, severity) => {
    expect(flagOf('low_deployment', [{ deployment }])?.severity).toBe(severity)
  })

  it('needs no activity data', () => {
    expect(flagOf('low_deployment', [{ deployment: 10, coverage: 0 }])).toMatchObject({
      severity: 'critical',
      figures: { deploymentPct: 10 },
      thresholds: { lowDeployment: 50 },
    })
  })

  it.each([
    ['few_seats', { seats: 10 }],
    ['ramping', { startAge: 27 }],
    ['no_figure', { deployment: null }],
  ])('is guarded by %s', (guard, week) => {
    expect(flagOf('low_deployment', [{ deployment: 10, ...week }])).toBeUndefined()
    expect(flagOf('low_deployment', [{ deployment: 60 }, { deployment: 95, ...week }])).toMatchObject({
      state: 'continuing',
      guard,
    })
  })

  it('clears at two consecutive points of 90 or more', () => {
    const weeks = [80, 90, 89.9, 90, 90, 90].map((deployment) => ({ deployment }))
    const states = timeline('low_deployment', weeks).map((state) => state.replace('warning:', ''))
    expect(states).toEqual(['new', 'improving', 'improving', 'improving', 'cleared', '-'])
  })
})
