import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeEntitlements, adjustedUsagePct } from '../../../../shared/domain/metrics/figures.ts'
import { anyWorld, SKUS, sheetsOf } from './any-world.ts'
import { aggregates, classes, measure } from './builders.ts'
import { modelProducts, modelWorkloads } from './model.ts'
import type { World } from './model-facts.ts'

const measured = (world: World, sheets = sheetsOf(world)) => measure(sheets, { excluded: world.excluded })

describe('a customer measured by the fold', () => {
  it('has the products of the model, class by class', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(classes(sheetsOf(world), { excluded: world.excluded })).toEqual(modelProducts(world))
      }),
      { numRuns: 2000 },
    )
  })

  it('has the workloads of the model', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const workloads = measured(world)?.workloads ?? []
        expect(workloads.map(({ workload, users }) => `${workload} ${users}`)).toEqual(modelWorkloads(world))
      }),
      { numRuns: 500 },
    )
  })

  it('never has more entitled than sold, whatever the counts', () => {
    const counts = fc.record({ product: fc.constantFrom(...SKUS, 'VISIO'), active: fc.nat({ max: 20 }) })
    fc.assert(
      fc.property(anyWorld, fc.array(counts), (world, rows) => {
        for (const product of measured(world, [...sheetsOf(world), aggregates(rows)])?.products ?? []) {
          expect(product.entitled).toBeLessThanOrEqual(product.sold)
          expect(adjustedUsagePct(product, 28) ?? 0).toBeLessThanOrEqual(100)
          expect(product.inferred).toBeLessThanOrEqual(activeEntitlements(product) - product.entitled)
        }
      }),
    )
  })

  it('does not depend on the order of sheets or on how files were split into parts', () => {
    fc.assert(
      fc.property(
        anyWorld,
        fc.array(fc.boolean(), { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (world, cuts, dice) => {
          const shuffled = sheetsOf(world, cuts)
            .map((sheet) => ({ sheet, at: dice.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ sheet }) => sheet)
          expect(measured(world, shuffled)).toEqual(measured(world))
        },
      ),
    )
  })

  it('is plain JSON, and does not modify its sheets', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const sheets = sheetsOf(world)
        const before = JSON.stringify(sheets)
        const point = measured(world, sheets)
        expect(JSON.parse(JSON.stringify(point))).toEqual(point)
        expect(JSON.stringify(sheets)).toBe(before)
      }),
    )
  })
})
