// When the data of a reported week changes: what counts as a correction, and what was reported of it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeasuredCustomer } from '../../../../shared/domain/digest/measured-customer.ts'
import {
  afterReporting,
  changeSize,
  changesSince,
  type ReportedWeek,
  reportedWeek,
  withThresholdsOf,
} from '../../../../shared/domain/digest/reported-week.ts'
import type { Flag } from '../../../../shared/domain/flags/flag.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/settings.ts'
import { day, point, product } from './points.ts'
import { partnerOf } from './portfolios.ts'

describe('a reported week', () => {
  it('holds the reported figure and flags of each customer', () => {
    expect(weekOf(customer('a', 523, [flag('low_usage', 'new')]))).toEqual({
      week: '2026-W47',
      asOf: '2026-11-22',
      thresholds: DEFAULT_THRESHOLDS,
      customerThresholds: [],
      settings: { 'partners.json': 'settings' },
      customers: [
        {
          customer: 'a',
          name: 'a Ltd',
          accountManager: 'ana@golden.example',
          adjustedUsagePct: 52.3,
          flags: [{ rule: 'low_usage', severity: 'warning', state: 'new' }],
        },
      ],
      changed: [],
    })
  })

  it('is plain JSON', () => {
    const thresholds = { ...DEFAULT_THRESHOLDS, minSeats: 2 }
    const partner = partnerOf({ customerThresholds: new Map([[customerId('a'), thresholds]]) })
    const week = reportedWeek(partner, day('2026-11-22'), { 'partners.json': 'settings' }, [
      customer('a', 500),
    ])
    expect(JSON.parse(JSON.stringify(week))).toEqual(week)
    expect(withThresholdsOf(partnerOf(), JSON.parse(JSON.stringify(week)))).toEqual(partner)
  })
})

describe('a change', () => {
  const figures = (before: number | null, now: number | null) =>
    changesSince(weekOf(customer('a', before)), [customer('a', now)]).map(({ was, isNow }) => [
      was.adjustedUsagePct,
      isNow.adjustedUsagePct,
    ])

  it.each([
    [520, 520, []],
    [520, 529, []],
    [520, 530, [[52, 53]]],
    [520, 510, [[52, 51]]],
    [103, 93, [[10.3, 9.3]]],
    [null, null, []],
    [null, 0, [[null, 0]]],
    [300, null, [[30, null]]],
  ])('from %s to %s tenths is reported as %j', (before, now, told) => {
    expect(figures(before, now)).toEqual(told)
  })

  it('is reported for a flag with another rule, severity or state, but not for another week count', () => {
    const flags = (before: Flag[], now: Flag[]) =>
      changesSince(weekOf(customer('a', 500, before)), [customer('a', 500, now)]).length
    const low = flag('low_usage', 'continuing')
    expect(flags([low], [{ ...low, weeks: 7 }])).toBe(0)
    expect(flags([low], [{ ...low, state: 'improving' }])).toBe(1)
    expect(flags([low], [{ ...low, severity: 'critical' }])).toBe(1)
    expect(flags([low], [])).toBe(1)
    expect(flags([low, flag('expansion', 'new')], [flag('expansion', 'new'), low])).toBe(0)
  })

  it('is reported for customers that joined or left, with the known name', () => {
    const moved = changesSince(weekOf(customer('gone', 500)), [customer('new', 300)])
    expect(moved).toEqual([
      {
        customer: 'gone',
        name: 'gone Ltd',
        accountManager: 'ana@golden.example',
        was: { adjustedUsagePct: 50, flags: [] },
        isNow: { adjustedUsagePct: null, flags: [] },
      },
      expect.objectContaining({ customer: 'new', isNow: { adjustedUsagePct: 30, flags: [] } }),
    ])
  })

  it('is as large as its points; one from or to nothing is the largest', () => {
    const of = (before: number | null, now: number | null) =>
      changeSize({
        was: { adjustedUsagePct: before, flags: [] },
        isNow: { adjustedUsagePct: now, flags: [] },
      })
    expect([of(50, 47), of(null, 3), of(3, null), of(null, null)]).toEqual([3, Infinity, Infinity, 0])
  })

  it('is reported for a customer named like a property of every object', () => {
    expect(changesSince(weekOf(customer('constructor', 500)), [customer('__proto__', 300)])).toHaveLength(2)
  })
})

describe('reporting', () => {
  const portfolio = fc.uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(fc.integer({ min: 0, max: 60 }))),
    { selector: ([id]) => id },
  )
  const customers = (told: readonly (readonly [string, number | null])[]) =>
    told.map(([id, tenths]) => customer(id, tenths))

  it('leaves nothing to report, and keeps small changes as they were reported', () => {
    fc.assert(
      fc.property(portfolio, portfolio, (before, now) => {
        const week = weekOf(...customers(before))
        const moved = changesSince(week, customers(now))
        const after = afterReporting(week, moved)
        expect(changesSince(after, customers(now))).toEqual([])
        const told = new Set(moved.map((one) => one.customer))
        const untold = (of: ReportedWeek) => of.customers.filter((one) => !told.has(one.customer))
        expect(untold(after)).toEqual(untold(week))
      }),
    )
  })

  it('adds up small changes until they are reported', () => {
    let week = weekOf(customer('a', 500))
    const told = [506, 512, 518, 524].flatMap((tenths) => {
      const moved = changesSince(week, [customer('a', tenths)])
      week = afterReporting(week, moved)
      return moved.map(({ was, isNow }) => [was.adjustedUsagePct, isNow.adjustedUsagePct])
    })
    expect(told).toEqual([
      [50, 51.2],
      [51.2, 52.4],
    ])
  })
})

function weekOf(...customers: readonly MeasuredCustomer[]): ReportedWeek {
  return reportedWeek(partnerOf(), day('2026-11-22'), { 'partners.json': 'settings' }, customers)
}

/** `tenths`: of a percent of adjusted usage; null: no day was seen. */
function customer(id: string, tenths: number | null, flags: readonly Flag[] = []): MeasuredCustomer {
  return {
    point: point(id, {
      name: `${id} Ltd`,
      accountManager: 'ana@golden.example',
      coverageDays: tenths === null ? 0 : 28,
      products: [product('E3', { sold: 1000, entitled: tenths ?? 0 })],
    }),
    flags,
    calls28d: null,
    callsBaseline: null,
    delta: { comparable: false, reason: 'no_point' },
    weeks: [],
  }
}

function flag(rule: Flag['rule'], state: Flag['state']): Flag {
  return { rule, severity: 'warning', state, weeks: 1, guard: null, figures: {}, thresholds: {} }
}
