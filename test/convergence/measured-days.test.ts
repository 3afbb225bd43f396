// Workers that measure a day from different inputs at once, and die: readers never see a mixture, and whoever
// measures last wins.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import type { Table } from '../../shared/adapters/dynamo/table.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { MeasuredDay } from '../../shared/domain/metrics/point.ts'
import { customerPoint, partner, partnerPoint } from '../contract/builders.ts'
import { type DynamoBench, startDynamoBench } from '../contract/dynamo-bench.ts'
import { startWorker } from './worker.ts'

const DAY = '2026-11-22'
const INPUTS = ['first', 'second', 'third']

/** What is measured from these inputs: each has a customer of its own, and one in common. */
function measuredFrom(inputs: string): MeasuredDay {
  const name = `as ${inputs} say`
  const customers = [customerPoint('alpha', { name }), customerPoint(`customer of ${inputs}`, { name })]
  return { partner: partnerPoint(DAY), customers }
}

const step = fc.record({ worker: fc.nat({ max: 2 }), calls: fc.integer({ min: 1, max: 4 }) })
const deaths = fc.subarray([0, 1, 2])

describe('a day that several workers measure at once', () => {
  let bench: DynamoBench
  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())

  it('is never a mixture, and is repaired by the next measurement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        deaths,
        fc.constantFrom(...INPUTS),
        async (steps, dying, last) => {
          const table = await bench.emptyTable()
          const workers = await Promise.all(
            INPUTS.map((inputs) =>
              startWorker({ table }, async (ports: { readonly table: Table }) =>
                dynamoMetricStore(ports.table).put(partner(), inputs, measuredFrom(inputs)),
              ),
            ),
          )
          for (const { worker, calls } of steps) {
            for (let call = 0; call < calls; call++) await workers[worker]?.step(0)
            await expectNoMixture(table)
          }
          for (const [n, worker] of workers.entries()) {
            await (dying.includes(n) ? worker.kill('made') : worker.finish())
            await expectNoMixture(table)
          }
          const store = dynamoMetricStore(table)
          await store.put(partner(), last, measuredFrom(last))
          expect(await store.get(partner(), dayOf(DAY), last)).toEqual(measuredFrom(last))
        },
      ),
      { numRuns: 25 },
    )
  })
})

async function expectNoMixture(table: Table): Promise<void> {
  const store = dynamoMetricStore(table)
  for (const inputs of INPUTS) {
    const found = await store.get(partner(), dayOf(DAY), inputs)
    if (found !== null) expect(found).toEqual(measuredFrom(inputs))
  }
}
