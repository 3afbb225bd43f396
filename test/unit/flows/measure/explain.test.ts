import { expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import type { Explanation } from '../../../../shared/domain/explanation/explanation.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { explain } from '../../../../shared/flows/measure/explain.ts'
import type { MeasurePorts } from '../../../../shared/flows/measure/ports.ts'
import { daysFrom, seats, users } from '../../../support/drop-lines.ts'
import { GOLDEN, goldenWorld } from '../../../support/partners.ts'
import { publishWeek } from '../../../support/publishing.ts'
import { upload } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const AS_OF = '2026-11-22'

async function explainAlpha({ ports }: World, over: Partial<MeasurePorts> = {}): Promise<Explanation> {
  const partner = (await ports.settings()).get(GOLDEN)
  if (partner === undefined) throw new RangeError('golden is not in the settings')
  return explain(partner, { customer: customerId('alpha'), asOf: dayOf(AS_OF) }, { ...ports, ...over })
}

it('explains the figures that are published', async () => {
  const world = goldenWorld()
  await upload(world, `entitlements/${AS_OF}/seats.csv`, seats('alpha 10 8', 'beta 5 5'))
  for (const day of daysFrom('2026-11-16', AS_OF)) {
    await upload(world, `activity/${day}/users.csv`, users(day, 'alpha 4', 'beta 1'))
  }
  await publishWeek(world, AS_OF)
  const { figures, coverage, licences, names } = await explainAlpha(world)
  expect(figures).toMatchObject({
    licensesSold: 10,
    licensesAssigned: 8,
    entitlementsActive: 4,
    usagePct: 40,
  })
  const published = world.reports.texts()[`reports/golden/${AS_OF}/customers.csv`]
  expect(published).toContain('alpha,alpha Ltd,,10,10,8,80.0,4,40.0,4,40.0,')
  expect(licences.map(({ key }) => key)).toEqual([`golden/entitlements/${AS_OF}/seats.csv`])
  expect(names).toMatchObject([{ name: 'E3', match: 'held', skus: ['E3'], activeUsers: 4 }])
  expect(coverage[0]).toEqual({
    key: `golden/activity/${AS_OF}/users.csv`,
    from: '2026-10-26',
    to: AS_OF,
  })
})

it('starts over when a file arrives while it reads', async () => {
  const world = goldenWorld()
  await upload(world, `entitlements/${AS_OF}/seats.csv`, seats('alpha 10 8'))
  const { sheets } = world.ports
  let isFirst = true
  const explanation = await explainAlpha(world, {
    sheets: {
      ...sheets,
      async *support(...range) {
        if (isFirst) {
          isFirst = false
          await upload(world, `entitlements/${AS_OF}/seats.csv`, seats('alpha 12 8'))
        }
        yield* sheets.support(...range)
      },
    },
  })
  expect(explanation.figures?.licensesSold).toBe(12)
})
