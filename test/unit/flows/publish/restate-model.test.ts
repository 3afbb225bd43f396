// Whatever is uploaded, replaced, deleted or refused between digests: what was reported of a week, corrections
// included, is what its data says, to within a point.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dayOf, formatDay } from '../../../../shared/domain/calendar.ts'
import { changesSince } from '../../../../shared/domain/digest/reported-week.ts'
import { measuredPortfolio } from '../../../../shared/flows/publish/portfolio.ts'
import { CORRECTED_WEEKS } from '../../../../shared/flows/publish/restate.ts'
import type { Snapshot } from '../../../../shared/flows/publish/snapshot.ts'
import { seats, users } from '../../../support/drop-lines.ts'
import { GOLDEN, goldenWorld } from '../../../support/partners.ts'
import { digestRecord, publishWeek } from '../../../support/publishing.ts'
import { remove, upload } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'

const FIRST = dayOf('2026-10-25')

type Action =
  | { readonly do: 'activity' | 'refuse' | 'delete'; readonly day: number; readonly count: number }
  | { readonly do: 'seats'; readonly day: number; readonly count: number }
  | { readonly do: 'publish' }

it('reports every correction exactly once', async () => {
  const day = fc.integer({ min: -10, max: 20 })
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
      do: fc.constantFrom('activity', 'activity', 'refuse', 'delete', 'seats'),
      day,
      count: fc.integer({ min: 0, max: 9 }),
    }),
    fc.constant({ do: 'publish' } as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 6, maxLength: 20 }), async (actions) => {
      const world = goldenWorld()
      let week = 0
      const publishNext = () => publishWeek(world, formatDay(addDays(FIRST, 7 * week++)))
      await upload(world, 'entitlements/2026-10-20/all.csv', seats('contoso 10 9', 'fabrikam 50 45'))
      await publishNext()
      for (const chosen of actions) {
        if (chosen.do === 'publish') await publishNext()
        else await act(chosen, world)
      }
      await publishNext()
      expect(await untold(world, week - 1)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

async function act(chosen: Exclude<Action, { do: 'publish' }>, world: World): Promise<void> {
  const day = formatDay(addDays(FIRST, chosen.day))
  const path = `activity/${day}/a.csv`
  if (chosen.do === 'delete') await remove(world, path)
  else if (chosen.do === 'refuse') await upload(world, path, ['nothing,known', '1,2'])
  else if (chosen.do === 'activity') {
    await upload(world, path, users(day, `contoso ${chosen.count}`, `fabrikam ${2 * chosen.count}`))
  } else {
    await upload(
      world,
      `entitlements/${day}/all.csv`,
      seats(`contoso ${10 + chosen.count} 9`, 'fabrikam 50 45'),
    )
  }
}

/** Of each week that was told: who has moved against what was told, measured anew. */
async function untold(world: World, lastWeek: number): Promise<unknown[]> {
  const partner = (await world.ports.settings()).get(GOLDEN)
  if (partner === undefined) throw new RangeError('golden is in the settings')
  const { snapshotKey } = await digestRecord(world, formatDay(addDays(FIRST, 7 * lastWeek)))
  const snapshot: Snapshot = JSON.parse(world.reports.texts()[snapshotKey ?? ''] ?? '')
  expect(snapshot.weeks).toHaveLength(Math.min(lastWeek, CORRECTED_WEEKS) + 1)
  const moved = []
  for (const week of snapshot.weeks) {
    const { customers } = await measuredPortfolio(partner, dayOf(week.asOf), world.ports)
    moved.push(...changesSince(week, customers))
  }
  return moved
}
