// Flags by other thresholds beside those by today's.

import { describe, expect, it } from 'vitest'
import { simulatedWeeks } from '../../../../shared/domain/digest/simulated-weeks.ts'
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/settings.ts'
import { inputOf, partnerOf } from './portfolios.ts'

const customer = (name: string, entitled: number) => ({
  name,
  weeks: [
    { sold: 100, assigned: 100, entitled },
    { sold: 100, assigned: 100, entitled },
  ],
})
const PORTFOLIO = { alpha: customer('Alpha', 55), beta: customer('Beta', 35), gamma: customer('Gamma', 88) }

describe('simulated weeks', () => {
  it('tell for each week who is flagged, who would be, and how severely', () => {
    const weeks = simulatedWeeks(customersBy(60, 40), customersBy(50, 30), 13)
    expect(weeks.map(({ day, ...week }) => week).slice(0, 2)).toEqual(
      Array.from({ length: 2 }, () => ({
        flaggedToday: 2,
        flaggedSimulated: 1,
        flags: [
          { customer: 'alpha', name: 'Alpha', rule: 'low_usage', today: 'warning', simulated: null },
          { customer: 'beta', name: 'Beta', rule: 'low_usage', today: 'critical', simulated: 'warning' },
        ],
      })),
    )
  })

  it('are as many as are asked for, the latest first', () => {
    const customers = customersBy(60, 40)
    const all = simulatedWeeks(customers, customers, 13).map(({ day }) => day)
    expect(all).toEqual([...all].sort((a, b) => b - a))
    expect(simulatedWeeks(customers, customers, 1).map(({ day }) => day)).toEqual(all.slice(0, 1))
  })

  it('are today’s twice by today’s thresholds', () => {
    const customers = customersBy(60, 40)
    for (const { flags, flaggedToday, flaggedSimulated } of simulatedWeeks(customers, customers, 13)) {
      expect(flaggedSimulated).toBe(flaggedToday)
      expect(flags.filter(({ today, simulated }) => today !== simulated)).toEqual([])
    }
  })
})

function customersBy(warning: number, critical: number) {
  const thresholds = { ...DEFAULT_THRESHOLDS, lowUsage: { warning, critical } }
  return inputOf(PORTFOLIO, { partner: partnerOf({ thresholds }) }).customers
}
