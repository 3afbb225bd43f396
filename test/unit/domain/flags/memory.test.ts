import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateFlags } from '../../../../shared/domain/flags/evaluate.ts'
import { flagsCell } from '../../../../shared/domain/flags/order.ts'
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/settings.ts'
import { flagsAfter, series, type WeekWords } from './builders.ts'

const anyWeek: fc.Arbitrary<WeekWords> = fc.option(
  fc.record({
    usage: fc.constantFrom(20, 50, 62, 66, 95),
    deployment: fc.constantFrom(40, 80, 87, 100),
    coverage: fc.constantFrom(0, 20, 28, 28, 28),
    calls: fc.constantFrom(null, 0, 120, 300),
    stateAge: fc.constantFrom(0, 5),
    trial: fc.constantFrom(0, 30),
  }),
  { freq: 5 },
)
const anyWeeks = fc.array(anyWeek, { minLength: 1, maxLength: 30 })

describe('flags', () => {
  it('are a function of the last 13 points and the calls before them', () => {
    fc.assert(
      fc.property(anyWeeks, anyWeeks, (before, weeks) => {
        const known = weeks.length >= 25 ? weeks : [...Array.from({ length: 25 }, () => null), ...weeks]
        const cut = known.slice(-25)
        expect(flagsAfter([...before, ...known])).toEqual(flagsAfter(cut))
      }),
    )
  })

  it('do not modify their points', () => {
    fc.assert(
      fc.property(anyWeeks, (weeks) => {
        const points = series(...weeks)
        const before = JSON.stringify(points)
        evaluateFlags(points, DEFAULT_THRESHOLDS)
        expect(JSON.stringify(points)).toBe(before)
      }),
    )
  })

  it('are reported once per rule, and at_risk beside its parts only if it was cleared', () => {
    fc.assert(
      fc.property(anyWeeks, (weeks) => {
        const flags = flagsAfter(weeks)
        const rules = flags.map(({ rule }) => rule)
        expect(new Set(rules).size).toBe(rules.length)
        const atRisk = flags.find(({ rule }) => rule === 'at_risk')
        if (atRisk === undefined || atRisk.state === 'cleared') return
        expect(flagsCell(flags)).not.toMatch(/low_usage|high_support/)
      }),
    )
  })

  it('begin as new, end as cleared, and are reported in every week between with a state', () => {
    fc.assert(
      fc.property(fc.array(anyWeek, { minLength: 2, maxLength: 13 }), (weeks) => {
        const told = weeks.map((_, index) => flagsAfter(weeks.slice(0, index + 1)))
        for (const rule of ['low_deployment', 'declining', 'over_100', 'expansion', 'stale_data'] as const) {
          const states = told.map((flags) => flags.find((flag) => flag.rule === rule)?.state)
          const spoken = states.filter((_, index) => weeks[index] !== null).map((state) => state ?? 'none')
          for (const [index, state] of spoken.entries()) {
            const before = spoken[index - 1] ?? 'none'
            const wasOpen = before !== 'none' && before !== 'cleared'
            expect(wasOpen).toBe(state !== 'new' && state !== 'none')
          }
        }
      }),
    )
  })

  it('are none if there is no state today', () => {
    expect(flagsAfter([{ usage: 10 }, null])).toEqual([])
    expect(flagsAfter([])).toEqual([])
  })
})
