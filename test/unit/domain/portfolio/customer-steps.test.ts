import { describe, expect, it } from 'vitest'
import { buildPortfolio } from '../../../../shared/domain/portfolio/build-portfolio.ts'
import { type CustomerStep, customerSteps } from '../../../../shared/domain/portfolio/customer-steps.ts'
import { type CustomerStory, inputOf, steady, type WeekFigures } from '../digest/portfolios.ts'
import { NO_BRANDING } from './branding.ts'

function steps(weeks: CustomerStory['weeks']): CustomerStep[] {
  const [customer] = buildPortfolio(inputOf({ contoso: { weeks } }), NO_BRANDING).customers
  return customerSteps(customer ?? expect.fail('no customer'))
}

const CALM: WeekFigures = { sold: 100, assigned: 90, entitled: 80, calls: 1 }

function withUsers(workloads: Readonly<Record<string, number>>, activeUsers: number): WeekFigures {
  return {
    ...CALM,
    point: {
      matching: { unmatchedUsers: 0, activeUsers, idleSeats: 0 },
      workloads: Object.entries(workloads).map(([workload, users]) => ({ workload, users })),
    },
  }
}

describe('the next steps of a customer', () => {
  it('are none where all is well', () => {
    expect(steps(steady(12, CALM))).toEqual([])
  })

  it('begin with what is paid for and not used', () => {
    const low = { ...CALM, entitled: 20, assigned: 40, calls: 1 }
    expect(steps(steady(3, low))).toEqual([
      { kind: 'use', seats: 80 },
      { kind: 'assign', seats: 60 },
    ])
  })

  it('name the questions to the help desk', () => {
    expect(steps([...steady(12, CALM), { ...CALM, calls: 40 }])).toContainEqual({ kind: 'learn', calls: 40 })
  })

  it('name a common workload that few of the active users use', () => {
    expect(steps(steady(2, withUsers({ exchange: 30, sharepoint: 20, teams: 9 }, 30)))).toEqual([
      { kind: 'discover', workload: 'teams', users: 9, activeUsers: 30 },
    ])
    expect(steps(steady(2, withUsers({ exchange: 30, sharepoint: 20, teams: 10 }, 30)))).toEqual([])
    expect(steps(steady(2, withUsers({ teams: 0 }, 4)))).toEqual([])
  })

  it('say when there is room to grow', () => {
    const full = { ...CALM, assigned: 98, entitled: 95 }
    expect(steps(steady(12, full))).toContainEqual({ kind: 'grow' })
  })
})
