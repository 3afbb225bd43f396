import { describe, expect, it } from 'vitest'
import { digestOf, steady, type WeekFigures } from './portfolios.ts'

const calm = { sold: 100, assigned: 95, entitled: 80, calls: 1 }
const low = { ...calm, entitled: 30 }

function stepAfter(...weeks: WeekFigures[]) {
  return digestOf({ a: { weeks } }).flaggedCustomers[0]?.nextStep
}

const fewInTeams = {
  workloads: [
    { workload: 'exchange', users: 30 },
    { workload: 'sharepoint', users: 25 },
    { workload: 'teams', users: 4 },
  ],
  matching: { unmatchedUsers: 0, activeUsers: 30, idleSeats: 0 },
}
const names = {
  matching: { unmatchedUsers: 14, activeUsers: 14, idleSeats: 100 },
  unmatchedProducts: [{ word: 'BUNDLE', partNumber: null, users: 14 }],
}

describe('the next step', () => {
  it('with low usage is the workload that few use', () => {
    expect(stepAfter({ ...low, point: fewInTeams })).toEqual({
      kind: 'introduce',
      workload: 'teams',
      users: 4,
      activeUsers: 30,
    })
  })

  it('with low usage alone is the seats that nobody uses', () => {
    expect(stepAfter(low)).toEqual({
      kind: 'activate',
      productSku: 'ENTERPRISEPACK',
      productName: 'Office 365 E3',
      licensesSold: 100,
      unusedSeats: 70,
    })
  })

  it('at risk is a training course', () => {
    expect(stepAfter({ ...low, calls: 14, point: fewInTeams })).toMatchObject({
      kind: 'train',
      calls: 14,
      workload: { workload: 'teams' },
    })
  })

  it.each<[string, WeekFigures[], object]>([
    ['many calls', [{ ...calm, calls: 14 }], { kind: 'answer', calls: 14 }],
    ['unassigned seats', [{ ...calm, assigned: 60 }], { kind: 'assign', seats: 40 }],
    ['a fall in use', [calm, { ...calm, entitled: 65 }], { kind: 'ask' }],
    ['a fall by new seats', [calm, { sold: 120, assigned: 115, entitled: 80 }], { kind: 'roll_out' }],
    ['names that match nothing', [{ ...calm, entitled: 0, point: names }], { kind: 'match_names' }],
    ['old data', [{ ...calm, point: { activityDay: null } }], { kind: 'upload' }],
    ['a lapsed subscription', [beyond({ inactiveSubscription: 40 })], { kind: 'renew', seats: 40 }],
    ['trials', [beyond({ trial: 40, transferred: 3 })], { kind: 'convert_trials', seats: 40 }],
    ['no licence', [beyond({ unlicensed: 20, yammer: 10 })], { kind: 'license', seats: 30 }],
    ['people who left', [beyond({ transferred: 40 })], { kind: 'check_leavers', seats: 40 }],
  ])('with %s', (_, weeks, step) => {
    expect(stepAfter(...weeks)).toEqual(step)
  })

  it('of a flag that improves is to keep going', () => {
    expect(stepAfter(low, { ...calm, entitled: 62 })).toEqual({ kind: 'keep_going' })
  })

  it('is about the first open flag in the order of the mail', () => {
    expect(stepAfter({ ...low, assigned: 60 })?.kind).toBe('activate')
  })

  it('is none where nothing but room to grow, or a cleared flag, is told', () => {
    expect(stepAfter({ ...calm, entitled: 96, assigned: 100 })).toBeNull()
    expect(stepAfter(...steady(1, low), ...steady(2, calm))).toBeNull()
  })
})

function beyond(over: WeekFigures['over']): WeekFigures {
  return { ...calm, ...(over === undefined ? {} : { over }) }
}
