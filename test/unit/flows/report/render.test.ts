import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import {
  latestPublishedDay,
  publishedPortfolio,
} from '../../../../shared/flows/report/published-portfolio.ts'
import { renderPortfolio } from '../../../../shared/flows/report/render.ts'
import { daysFrom, seats, users } from '../../../support/drop-lines.ts'
import { GOLDEN, goldenWorld, LI, putGolden } from '../../../support/partners.ts'
import { publishWeek } from '../../../support/publishing.ts'
import { upload } from '../../../support/reading.ts'
import type { World } from '../../../support/world.ts'
import { png } from '../../domain/portfolio/png.ts'

const AS_OF = '2026-11-22'

async function publishedWorld(): Promise<World> {
  const world = goldenWorld()
  world.services.settingsBucket.upload('golden.png', png(40, 20))
  putGolden(world, { branding: { color: '#663399', logo: 'golden.png' } })
  await upload(world, `entitlements/${AS_OF}/seats.csv`, seats(`alpha 20 18 ${LI}`, 'beta 40 12'))
  for (const day of daysFrom('2026-11-01', AS_OF)) {
    await upload(world, `activity/${day}/users.csv`, users(day, 'alpha 4', 'beta 1'))
  }
  await publishWeek(world, AS_OF)
  return world
}

describe('a published day', () => {
  it('is rendered again byte for byte, whatever the settings and files have become', async () => {
    const world = await publishedWorld()
    putGolden(world, { branding: { color: '#000000' } })
    await upload(world, `entitlements/${AS_OF}/seats.csv`, seats('alpha 1 1'))
    const published = await publishedPortfolio(GOLDEN, dayOf(AS_OF), world.reports)
    if (published === null) expect.fail('nothing is published')
    const names: string[] = []
    for await (const { name, body } of renderPortfolio(published.portfolio, published.logo)) {
      const stored = await world.reports.get(`reports/golden/${AS_OF}/${name}`)
      expect(Buffer.from(body).equals(stored?.body ?? Buffer.of()), name).toBe(true)
      names.push(name)
    }
    expect(names).toEqual(
      expect.arrayContaining(['portfolio.json', 'customers.csv', 'portfolio.xlsx', 'portfolio.html']),
    )
  })

  it('is found as the latest one, though recipients have folders of their own', async () => {
    const world = await publishedWorld()
    expect(await latestPublishedDay(GOLDEN, world.reports)).toBe(AS_OF)
    expect(await publishedPortfolio(GOLDEN, dayOf('2026-11-15'), world.reports)).toBeNull()
  })
})
