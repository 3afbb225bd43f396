import { describe, expect, it } from 'vitest'
import { weakProduct, weakWorkload } from '../../../../shared/domain/digest/weak-spot.ts'
import type { CustomerPoint } from '../../../../shared/domain/metrics/point.ts'
import { point, product } from './points.ts'

describe('the product that pulls usage down', () => {
  const unused = (seats: Readonly<Record<string, number>>) =>
    Object.entries(seats).map(([sku, seats]) => ({ product: product(sku, { name: sku, sold: 100 }), seats }))

  it('has the most unused seats, of equal ones the first', () => {
    expect(weakProduct(unused({ A: 10, B: 60, C: 60 }))).toEqual({
      productSku: 'B',
      productName: 'B',
      licensesSold: 100,
      unusedSeats: 60,
    })
  })

  it('is none where every seat is in use, or nobody knows', () => {
    expect(weakProduct(unused({ A: 0 }))).toBeNull()
    expect(weakProduct(null)).toBeNull()
  })
})

describe('the workload that pulls usage down', () => {
  const e3 = { productSku: 'SPE_E3', productName: '', licensesSold: 100, unusedSeats: 60 }
  const users = (
    counts: Readonly<Record<string, number>>,
    active = 31,
    stated: Partial<CustomerPoint> = {},
  ) =>
    point('a', {
      workloads: Object.entries(counts).map(([workload, users]) => ({ workload, users })),
      matching: { unmatchedUsers: 0, activeUsers: active, idleSeats: 0 },
      ...stated,
    })

  it('is used by the fewest of the active users, of those that come with the product', () => {
    const at = users({ teams: 12, sharepoint: 20, exchange: 31, yammer: 1 })
    expect(weakWorkload(at, e3)).toEqual({ workload: 'teams', users: 12, activeUsers: 31 })
  })

  it('may be one that nobody uses', () => {
    expect(weakWorkload(users({ teams: 12, exchange: 31 }), e3)?.workload).toBe('sharepoint')
  })

  it('is none that the product does not come with', () => {
    const at = users({ exchange: 31 })
    expect(weakWorkload(at, { ...e3, productSku: 'EXCHANGESTANDARD' })).toBeNull()
    expect(weakWorkload(at, { ...e3, productSku: 'VISIOCLIENT' })).toBeNull()
    expect(weakWorkload(at, null)).toBeNull()
  })

  it.each([
    ['half of them use it', users({ teams: 16, sharepoint: 31, exchange: 31 }, 32)],
    ['fewer than five are active', users({ exchange: 4 }, 4)],
    ['no day was seen', users({}, 31, { coverageDays: 0 })],
    [
      'counts stand in for users',
      users({}, 0, { products: [product('SPE_E3', { sold: 100, entitled: 40 })] }),
    ],
  ])('is none where %s', (_, at) => {
    expect(weakWorkload(at, e3)).toBeNull()
  })
})
