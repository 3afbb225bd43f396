// Publishing a week: who has left, and what is mended on the way.

import { describe, expect, it } from 'vitest'
import { publish } from '../../shared/flows/publish/publish.ts'
import type { MetricStore } from '../../shared/ports.ts'
import { GOLDEN, LI, type PublishWorld, publishWorld } from './publish-world.ts'

const AS_OF = '2026-11-22'
const LICENCES = 'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,status'

describe('customers without licence data', () => {
  it('are listed when they had some lately, or when activity speaks of them', async () => {
    const world = await portfolioWorld()
    await world.put('entitlements/2026-10-10/old.csv', [LICENCES, `old,Old Ltd,${LI},s9,E3,20,active`])
    await world.put('activity/2026-11-20/use.csv', [
      'customer_id,user_id,product_sku,workload',
      'stray,u1,E3,teams',
    ])
    await world.put('entitlements/2026-01-10/gone.csv', [LICENCES, `gone,Gone Ltd,${LI},s8,E3,20,active`])
    await world.publish(AS_OF)
    expect((await world.digest(AS_OF)).dataQuality.left).toEqual([
      { customerId: 'old', customerName: 'Old Ltd' },
      { customerId: 'stray', customerName: '' },
    ])
  })

  it('are told to their last account manager alone', async () => {
    const world = await portfolioWorld()
    await world.put('entitlements/2026-10-10/old.csv', [
      LICENCES,
      'old,Old Ltd,somebody@golden.example,s9,E3,20,active',
    ])
    await world.publish(AS_OF)
    expect((await world.digest(AS_OF)).dataQuality.left).toHaveLength(1)
    expect((await world.digest(AS_OF, LI)).dataQuality.left).toEqual([])
  })
})

it('measures again what the store has lost a part of', async () => {
  const world = await portfolioWorld()
  await world.publish(AS_OF)
  const before = world.ingest.reports.texts()
  await publish(
    { partner: GOLDEN, asOf: AS_OF, dueAtMs: 0 },
    { ...world.ports, metrics: damaged(world.ports.metrics) },
  )
  expect(world.ingest.reports.texts()).toEqual(before)
})

async function portfolioWorld(): Promise<PublishWorld> {
  const world = await publishWorld()
  await world.put('entitlements/2026-11-21/all.csv', [LICENCES, `alpha,Alpha Ltd,${LI},s1,E3,20,active`])
  return world
}

/** Says that a day is measured, and does not have it, until it is measured again. */
function damaged(metrics: MetricStore): MetricStore {
  let isWhole = false
  return {
    ...metrics,
    get: async (partner, day, inputsHash) => (isWhole ? metrics.get(partner, day, inputsHash) : null),
    async put(partner, inputsHash, measured) {
      isWhole = true
      await metrics.put(partner, inputsHash, measured)
    },
  }
}
