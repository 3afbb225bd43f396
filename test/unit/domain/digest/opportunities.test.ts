import { describe, expect, it } from 'vitest'
import { day, product } from './points.ts'
import { digestOf, partnerOf, steady } from './portfolios.ts'

const full = { sold: 100, assigned: 100, entitled: 95 }
const trial = (sku: string, endDay: string) => ({
  endingTrials: [{ sku, name: sku.toLowerCase(), seats: 25, endDay: day(endDay) }],
  products: [product(sku, { trial: 18 }), product('SPE_E3', { sold: 100, assigned: 90, entitled: 80 })],
})

const stories = {
  b: { weeks: steady(5, { ...full, sold: 200, assigned: 200, entitled: 190 }) },
  a: { weeks: [{ ...full, entitled: 50 }, full] },
  c: { weeks: [{ point: trial('COPILOT', '2026-12-20') }] },
  d: { weeks: [{ point: trial('VISIO', '2026-11-23') }] },
}

describe('opportunities', () => {
  it('are trials that end, the first of them first, then customers with room to grow, the newest first', () => {
    expect(digestOf(stories).opportunities).toEqual([
      {
        customerId: 'd',
        customerName: 'd',
        kind: 'trial',
        productSku: 'VISIO',
        productName: 'visio',
        seats: 25,
        active: 18,
        endDate: '2026-11-23',
      },
      expect.objectContaining({ customerId: 'c', endDate: '2026-12-20' }),
      {
        customerId: 'a',
        customerName: 'a',
        kind: 'expansion',
        weeks: 1,
        licensesSold: 100,
        adjustedUsagePct: 95,
        deploymentPct: 100,
      },
      expect.objectContaining({ customerId: 'b', weeks: 5 }),
    ])
  })

  it('leave open who uses a trial where no day was seen', () => {
    const unseen = { ...trial('COPILOT', '2026-12-20'), coverageDays: 0, activityDay: null }
    const [first] = digestOf({ a: { weeks: [{ point: unseen }] } }).opportunities
    expect(first).toMatchObject({ kind: 'trial', active: null })
  })

  it('are no longer told of a flag that has cleared', () => {
    const weeks = [full, { ...full, entitled: 60 }]
    expect(digestOf({ a: { weeks } }).opportunities).toEqual([])
  })

  it('are none where the settings switch them off; flags stay as they are', () => {
    const digest = digestOf(stories, { partner: partnerOf({ opportunities: false }) })
    expect(digest.opportunities).toEqual([])
    expect(digest.flags).toEqual(digestOf(stories).flags)
  })
})
