import { describe, expect, it } from 'vitest'
import { flagOf, timeline } from './builders.ts'

const met = { unmatchedUsers: 0, activeUsers: 100, idleSeats: 0 }

describe('unmatched_products', () => {
  it.each([
    [{ unmatchedUsers: 10, activeUsers: 100, idleSeats: 100 }, true],
    [{ unmatchedUsers: 9, activeUsers: 100, idleSeats: 100 }, false],
    [{ unmatchedUsers: 10, activeUsers: 100, idleSeats: 99 }, false],
    [{ unmatchedUsers: 0, activeUsers: 0, idleSeats: 1000 }, false],
  ])('needs a tenth of the users and of the seats: %o', (matching, fires) => {
    const flag = flagOf('unmatched_products', [{ matching }])
    expect(flag?.severity ?? null).toBe(fires ? 'info' : null)
  })

  it('needs seats', () => {
    const matching = { unmatchedUsers: 5, activeUsers: 5, idleSeats: 0 }
    expect(flagOf('unmatched_products', [{ seats: 0, matching }])).toBeUndefined()
  })

  it('applies to small and new customers, and clears at once', () => {
    const matching = { unmatchedUsers: 5, activeUsers: 5, idleSeats: 5 }
    const small = { seats: 5, startAge: 1, coverage: 3, matching }
    expect(timeline('unmatched_products', [small, small, { ...small, matching: met }])).toEqual([
      'info:new',
      'info:continuing',
      'info:cleared',
    ])
  })

  it('suppresses the rules about usage, and only those', () => {
    const matching = { unmatchedUsers: 50, activeUsers: 100, idleSeats: 500 }
    expect(flagOf('low_usage', [{ usage: 5, matching }])).toBeUndefined()
    expect(flagOf('expansion', [{ usage: 95, deployment: 99, matching }])).toBeUndefined()
    expect(flagOf('declining', [{ usage: 90 }, { usage: 5, matching }])).toBeUndefined()
    expect(flagOf('low_deployment', [{ deployment: 10, matching }])?.state).toBe('new')
    expect(flagOf('low_usage', [{ usage: 5 }, { usage: 5, matching }])).toMatchObject({
      state: 'continuing',
      guard: 'unmatched_products',
    })
  })
})
