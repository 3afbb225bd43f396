import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../shared/domain/calendar.ts'
import type { Subscription } from '../../../../shared/domain/sheets/sheet.ts'
import { ago, E, entitlements, measure, subscription } from './builders.ts'

const inDays = (days: number) => addDays(E, days)

function trials(specs: readonly Partial<Subscription>[], measuring: Parameters<typeof measure>[1] = {}) {
  const rows = specs.map((spec, n) => subscription({ id: `s${n}`, isTrial: true, ...spec }))
  return measure([entitlements(rows)], measuring)?.endingTrials
}

describe('a trial that ends soon', () => {
  it.each([
    ['today', inDays(0), false],
    ['tomorrow', inDays(1), true],
    ['in 28 days', inDays(28), true],
    ['in 29 days', inDays(29), false],
    ['in the past', ago(3), false],
    ['nobody knows when', null, false],
  ])('ends within 28 days after E: %s', (_, endDay, ends) => {
    expect(trials([{ endDay }])).toEqual(ends ? [{ sku: 'E3', name: '', seats: 10, endDay }] : [])
  })

  it.each([
    ['is no trial', { isTrial: false }],
    ['has lapsed', { status: 'in_grace_period' as const }],
    ['is over', { status: 'deprovisioned' as const }],
  ])('is none if the subscription %s', (_, spec) => {
    expect(trials([{ endDay: inDays(5), ...spec }])).toEqual([])
  })

  it('is one for each product, with all its seats and the earliest end', () => {
    expect(
      trials([
        { endDay: inDays(9), sold: 5 },
        { endDay: inDays(5), sold: 2 },
        { endDay: inDays(50), sold: 100 },
        { sku: 'BI', endDay: inDays(1), sold: 3 },
      ]),
    ).toEqual([
      { sku: 'BI', name: '', seats: 3, endDay: inDays(1) },
      { sku: 'E3', name: '', seats: 7, endDay: inDays(5) },
    ])
  })

  it('is none of a product that is left out', () => {
    expect(trials([{ endDay: inDays(5) }], { excluded: ['E3'] })).toEqual([])
    expect(trials([{ sku: 'POWERAPPS_VIRAL', endDay: inDays(5) }])).toEqual([])
  })
})
