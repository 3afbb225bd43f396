import { describe, expect, it } from 'vitest'
import { flagOf, timeline, type WeekSpec } from './builders.ts'

describe('over_100', () => {
  it.each([
    [100, 0, undefined],
    [100, 0.1, 'new'],
    [50, 50, undefined],
  ])('at %d %% entitled and %d %% on trials: %o', (usage, trial, state) => {
    expect(flagOf('over_100', [{ usage, trial }])?.state).toBe(state)
  })

  it('uses the figure as shown', () => {
    expect(flagOf('over_100', [{ seats: 100_000, usage: 100, trial: 0.049 }])).toBeUndefined()
    expect(flagOf('over_100', [{ seats: 100_000, usage: 100, trial: 0.05 }])?.figures.usagePct).toBe(100.1)
  })

  it('shows the classes', () => {
    expect(flagOf('over_100', [{ usage: 90, trial: 20 }])).toMatchObject({
      severity: 'info',
      figures: {
        usagePct: 110,
        transferred: 0,
        inactiveSubscription: 0,
        trial: 200,
        yammer: 0,
        unlicensed: 0,
      },
    })
  })

  it('applies to small, new and barely covered customers too, but not to uncovered ones', () => {
    expect(flagOf('over_100', [{ seats: 5, startAge: 1, coverage: 1, usage: 120 }])?.state).toBe('new')
    expect(flagOf('over_100', [{ coverage: 0, usage: 120 }])).toBeUndefined()
  })

  it('clears at the first point at which it does not fire', () => {
    expect(timeline('over_100', [{ usage: 110 }, { coverage: 0 }, { usage: 100 }, { usage: 100 }])).toEqual([
      'info:new',
      'info:continuing',
      'info:cleared',
      '-',
    ])
  })
})

describe('expansion', () => {
  it.each([
    [90, 95, 'new'],
    [89.9, 95, undefined],
    [90, 94.9, undefined],
  ])('at %d %% used and %d %% assigned: %o', (usage, deployment, state) => {
    expect(flagOf('expansion', [{ usage, deployment }])?.state).toBe(state)
  })

  it('is info, with its figures and thresholds', () => {
    expect(flagOf('expansion', [{ usage: 90, deployment: 100 }])).toMatchObject({
      severity: 'info',
      figures: { adjustedUsagePct: 90, deploymentPct: 100 },
      thresholds: { expansionUsage: 90, expansionDeployment: 95 },
    })
  })

  it.each<[string, WeekSpec]>([
    ['few_seats', { seats: 10 }],
    ['ramping', { startAge: 27 }],
    ['coverage', { coverage: 20 }],
    ['no_figure', { coverage: 0 }],
    ['no_figure', { deployment: null }],
  ])('is suppressed by %s', (guard, week) => {
    const full = { usage: 100, deployment: 100 }
    expect(flagOf('expansion', [{ ...full, ...week }])).toBeUndefined()
    expect(flagOf('expansion', [full, { ...full, ...week }])).toMatchObject({ state: 'continuing', guard })
  })

  it('clears at the first point at which it does not fire', () => {
    const weeks = [{ usage: 90, deployment: 95 }, { usage: 89.9, deployment: 95 }, {}]
    expect(timeline('expansion', weeks)).toEqual(['info:new', 'info:cleared', '-'])
  })
})

describe('stale_data', () => {
  it.each([
    ['a state of 3 days ago', { stateAge: 3 }, undefined],
    ['a state of 4 days ago', { stateAge: 4 }, 'new'],
    ['activity of 3 days ago', { activityAge: 3 }, undefined],
    ['activity of 4 days ago', { activityAge: 4 }, 'new'],
    ['no activity data at all', { activityAge: null }, 'new'],
  ])('after %s: %o', (_name, week, state) => {
    expect(flagOf('stale_data', [week])?.state).toBe(state)
  })

  it('shows both ages', () => {
    expect(flagOf('stale_data', [{ stateAge: 1, activityAge: 9 }])).toMatchObject({
      severity: 'info',
      figures: { stateAgeDays: 1, activityAgeDays: 9 },
      thresholds: { staleDays: 3 },
    })
  })

  it('clears at the first fresh point, applies to small and new customers, and stays over a point without a state', () => {
    const stale = { seats: 1, startAge: 0, stateAge: 9 }
    expect(timeline('stale_data', [stale, null, stale, {}])).toEqual([
      'info:new',
      '-',
      'info:continuing',
      'info:cleared',
    ])
  })
})
