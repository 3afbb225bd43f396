import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percent, tidy } from '../../../../shared/domain/metrics/percent.ts'

describe('a percentage', () => {
  it.each([
    [0, 7, 0],
    [7, 8, 87.5],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 2000, 0.1],
    [1, 2001, 0],
    [3, 2000, 0.2],
    [2009, 2000, 100.5],
    [1999, 2000, 100],
    [8, 5, 160],
    [5.1e15, 9e15, 56.7],
  ])('of %d in %d is %d', (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected)
  })

  it('of nothing is null, never 0 or infinity', () => {
    expect(percent(0, 0)).toBeNull()
    expect(percent(5, 0)).toBeNull()
  })

  it('is rounded half up', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (tenths) => {
        expect(percent(2 * tenths + 1, 2000)).toBe((tenths + 1) / 10)
      }),
    )
  })

  it('is the nearest tenth', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (part, whole) => {
        const tenths = BigInt(Math.round((percent(part, whole) ?? 0) * 10))
        const rest = 2n * (1000n * BigInt(part) - tenths * BigInt(whole))
        expect(rest >= -BigInt(whole) && rest < BigInt(whole)).toBe(true)
      }),
    )
  })
})

describe('a tidy number', () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [59.9 + 5, 64.9],
    [1.1 * 10, 11],
    [70.3 - 60.3, 10],
    [2.5, 2.5],
    [0.3 - 0.1 - 0.2, 0],
  ])('%d is %d', (value, expected) => {
    expect(tidy(value)).toBe(expected)
  })
})
