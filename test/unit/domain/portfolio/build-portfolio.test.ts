import { describe, expect, it } from 'vitest'
import { buildDigest } from '../../../../shared/domain/digest/build-digest.ts'
import type { DigestInput } from '../../../../shared/domain/digest/digest-input.ts'
import { buildPortfolio } from '../../../../shared/domain/portfolio/build-portfolio.ts'
import { everything, inputOf, steady } from '../digest/portfolios.ts'
import { NO_BRANDING } from './branding.ts'

function built(input: DigestInput) {
  return buildPortfolio(input, NO_BRANDING)
}

describe('the weeks of a portfolio', () => {
  it('are sums over the customers of that week, those included that have left', () => {
    const { weeks } = built(
      inputOf({
        stays: { weeks: steady(3, { sold: 10, assigned: 5, entitled: 5, calls: 2 }) },
        left: { weeks: [{ sold: 30, entitled: 3, calls: null }, { sold: 30, entitled: 3 }, null] },
      }),
    )
    expect(
      weeks.map(({ asOf, customers, licensesSold, entitledActive, adjustedUsagePct, calls28d }) => [
        asOf,
        customers,
        licensesSold,
        entitledActive,
        adjustedUsagePct,
        calls28d,
      ]),
    ).toEqual([
      ['2026-11-08', 2, 40, 8, 20, 2],
      ['2026-11-15', 2, 40, 8, 20, 2],
      ['2026-11-22', 1, 10, 5, 50, 2],
    ])
  })

  it('are unknown, not zero, where nobody was seen', () => {
    const unseen = { sold: 10, entitled: 0, point: { coverageDays: 0, activityDay: null } }
    const [week] = built(inputOf({ unseen: { weeks: [unseen] } })).weeks
    expect(week).toMatchObject({ usagePct: null, adjustedUsagePct: null, calls28d: null })
  })
})

describe('a customer of a portfolio', () => {
  it('has the flags of the digest, with figures as they are shown', () => {
    const weeks = [97, 98, 99, 99, 60].map((entitled) => ({ sold: 120, assigned: 115, entitled }))
    const input = inputOf({ falling: { weeks } })
    const told = buildDigest(input).flags.find(({ rule }) => rule === 'declining')
    expect(told?.figures.meanBeforePct).toBe(81.9)
    const { flags = [] } = built(input).customers[0] ?? {}
    expect(flags.find(({ rule }) => rule === 'declining')?.figures).toEqual(told?.figures)
  })

  it('has the history of its flags, and no figures for weeks without licences', () => {
    const low = { sold: 100, assigned: 95, entitled: 30 }
    const fine = { sold: 100, assigned: 95, entitled: 80 }
    const { customers } = built(inputOf({ low: { weeks: [null, ...steady(2, fine), ...steady(2, low)] } }))
    expect(
      customers[0]?.weeks.map(({ figures, flags }) => [
        figures?.adjustedUsagePct ?? null,
        flags.filter(({ rule }) => rule === 'low_usage').map(({ state }) => state),
      ]),
    ).toEqual([
      [null, []],
      [80, []],
      [80, []],
      [30, ['new']],
      [30, ['continuing']],
    ])
  })

  it('reports the same as its latest week', () => {
    for (const { weeks, flags, ...customer } of built(everything()).customers) {
      const { figures, calls28d, coverageDays, flags: latest } = weeks.at(-1) ?? expect.fail('no weeks')
      expect(figures).toMatchObject({
        licensesSold: customer.licensesSold,
        adjustedUsagePct: customer.adjustedUsagePct,
        over: customer.over,
      })
      expect({ calls28d, coverageDays }).toEqual({
        calls28d: customer.calls28d,
        coverageDays: customer.coverageDays,
      })
      expect(new Set(latest.map(({ rule }) => rule))).toEqual(new Set(flags.map(({ rule }) => rule)))
    }
  })

  it('stands in order of its id', () => {
    const ids = built(everything()).customers.map(({ customerId: id }) => id)
    expect(ids).toEqual(ids.toSorted())
  })
})
