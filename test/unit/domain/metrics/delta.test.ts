import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerId } from '../../../../shared/domain/ids.ts'
import { customerDelta } from '../../../../shared/domain/metrics/delta.ts'
import type { CustomerPoint } from '../../../../shared/domain/metrics/point.ts'
import { portfolioDelta, portfolioOf } from '../../../../shared/domain/metrics/portfolio.ts'
import { ago, E } from './builders.ts'

interface Spec {
  readonly customer?: string
  readonly sold?: number
  readonly entitled?: number
  readonly coverage?: number
  readonly otherWindow?: boolean
}

function point({
  customer = 'contoso',
  sold = 10,
  entitled = 5,
  coverage = 28,
  otherWindow,
}: Spec): CustomerPoint {
  const active = {
    entitled,
    transferred: 1,
    inactiveSubscription: 0,
    trial: 0,
    yammer: 0,
    unlicensed: 0,
    inferred: 0,
  }
  return {
    customer: customerId(customer),
    name: customer,
    accountManager: '',
    stateDay: E,
    activityDay: E,
    coverageDays: coverage,
    firstStartDay: ago(100),
    products: [{ sku: 'E3', name: '', service: 'office365', sold, soldOwn: sold, assigned: sold, ...active }],
    workloads: [],
    otherWindows: otherWindow ? [{ sku: 'E3', windowDays: 30 }] : [],
    endingTrials: [],
    freeProducts: [],
    unmatchedProducts: [],
    unmatchedProductsMore: 0,
    matching: { unmatchedUsers: 0, activeUsers: 0, idleSeats: 0 },
    clashes: [],
    clashesMore: 0,
  }
}

const delta = (now: Spec, before: Spec | null) => customerDelta(point(now), before && point(before), 21)

describe('the change of a week', () => {
  it('is split into activity and seats', () => {
    expect(delta({ sold: 20, entitled: 8 }, { sold: 10, entitled: 5 })).toEqual({
      comparable: true,
      points: -10,
      activity: 30,
      seats: -40,
    })
    expect(delta({ sold: 8, entitled: 2 }, { sold: 8, entitled: 4 })).toMatchObject({ points: -25, seats: 0 })
  })

  it('uses figures as shown', () => {
    // 33.333… − 16.666… is 16.666…, but 33.3 − 16.7 is shown as 16.6.
    expect(delta({ sold: 3, entitled: 1 }, { sold: 6, entitled: 1 })).toMatchObject({
      points: 16.6,
      activity: 0,
    })
  })

  it('adds up to the tenth', () => {
    const spec = fc.record({ sold: fc.integer({ min: 1, max: 999 }), entitled: fc.nat({ max: 999 }) })
    fc.assert(
      fc.property(spec, spec, (now, before) => {
        const change = delta(now, before)
        if (!change.comparable) throw new Error('both have figures')
        expect(Math.round(10 * (change.activity + change.seats))).toBe(Math.round(10 * change.points))
        expect(
          [change.points, change.activity, change.seats].every(
            (part) => Number.isInteger(part * 10) || Math.round(part * 10) / 10 === part,
          ),
        ).toBe(true)
      }),
    )
  })

  it.each([
    ['no_point', {}, null],
    ['no_figure', { coverage: 0 }, {}],
    ['no_figure', {}, { coverage: 0 }],
    ['no_figure', {}, { sold: 0, entitled: 0 }],
    ['coverage', { coverage: 20 }, {}],
    ['coverage', {}, { coverage: 20 }],
    ['window', { otherWindow: true }, {}],
    ['window', {}, { otherWindow: true }],
  ])('is not reported: %s', (reason, now, before) => {
    expect(delta(now, before)).toEqual({ comparable: false, reason })
  })

  it('is reported from the threshold on', () => {
    expect(delta({ coverage: 21 }, { coverage: 21 }).comparable).toBe(true)
  })
})

describe('a portfolio', () => {
  const other = (spec: Spec = {}) => point({ customer: 'fabrikam', ...spec })
  const change = (now: CustomerPoint[], before: CustomerPoint[]) => portfolioDelta(now, before, () => 21)

  it('is summed over its customers before dividing', () => {
    expect(portfolioOf([point({}), other({ sold: 20, entitled: 1 })])).toMatchObject({
      customers: 2,
      active: 8,
      deploymentPct: 100,
      usagePct: 26.7,
      adjustedUsagePct: 20,
    })
  })

  it('has no usage without coverage', () => {
    expect(portfolioOf([point({ coverage: 0 })])).toMatchObject({ usagePct: null, adjustedUsagePct: null })
    expect(portfolioOf([point({ coverage: 0 }), other({ coverage: 1 })]).adjustedUsagePct).toBe(50)
    expect(portfolioOf([])).toMatchObject({ customers: 0, deploymentPct: null, usagePct: null })
  })

  it('changes as its sums do', () => {
    expect(change([point({ entitled: 6 }), other()], [point({}), other()])).toEqual({
      comparable: true,
      points: 5,
      activity: 5,
      seats: 0,
    })
  })

  it('counts customers that joined or left', () => {
    expect(change([point({}), other({ sold: 30, entitled: 5 })], [point({})])).toMatchObject({
      points: -25,
      activity: 50,
      seats: -75,
    })
    expect(change([point({})], [point({}), other()])).toMatchObject({ points: 0 })
  })

  it.each<[string, Spec, Spec]>([
    ['coverage', { coverage: 20 }, {}],
    ['coverage', {}, { coverage: 20 }],
    ['coverage', {}, { coverage: 0 }],
    ['window', { otherWindow: true }, {}],
  ])('is not compared if a customer cannot be: %s', (reason, now, before) => {
    expect(change([point({}), other(now)], [point({}), other(before)])).toEqual({
      comparable: false,
      reason,
      customers: ['fabrikam'],
    })
  })

  it('is compared despite customers without coverage or seats', () => {
    const unseen = other({ coverage: 0, entitled: 0 })
    expect(change([point({}), unseen], [point({}), unseen]).comparable).toBe(true)
    const empty = other({ coverage: 5, sold: 0, entitled: 0 })
    expect(change([point({}), empty], [point({}), empty]).comparable).toBe(true)
  })

  it('is compared under the settings of each customer', () => {
    const points = [point({}), other({ coverage: 10 })]
    expect(portfolioDelta(points, points, (customer) => (customer === 'fabrikam' ? 10 : 21)).comparable).toBe(
      true,
    )
  })

  it.each([
    ['no_point', [point({})], []],
    ['no_figure', [], [point({})]],
    ['no_figure', [point({ coverage: 0 })], [point({ coverage: 0 })]],
  ])('says why it is not compared: %s', (reason, now, before) => {
    expect(change(now, before)).toEqual({ comparable: false, reason, customers: [] })
  })
})
