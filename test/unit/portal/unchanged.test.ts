// Whoever only looks changes nothing, with a link that opens or without one: programs that check mail follow its links.

import { expect, it } from 'vitest'
import { PURPOSES } from '../../../shared/domain/portal/link.ts'
import { GOLDEN, goldenWorld, LI } from '../../support/partners.ts'
import { linkTo, pagesBelow, pathOf, portalSite, tokenNamed } from '../../support/portal-site.ts'
import { publishWeek } from '../../support/publishing.ts'
import { upload } from '../../support/reading.ts'
import type { World } from '../../support/world.ts'

const DAY = '2026-11-22'
it.each(['GET', 'HEAD'])('%s changes nothing, and queues nothing', async (method) => {
  const world = goldenWorld()
  await upload(world, `entitlements/${DAY}/a.csv`, [
    'customer_id,account_manager,product_sku,licenses_sold',
    `contoso,${LI},E3,100`,
  ])
  await publishWeek(world, DAY)
  const links = []
  for (const purpose of PURPOSES) {
    links.push(await linkTo(world, purpose))
    links.push(await linkTo(world, purpose, { recipient: LI, customers: 'own', expiresAtMs: 0 }))
    links.push(pathOf(purpose, GOLDEN, tokenNamed('nobody')))
  }
  world.jobs.take()
  const before = await everythingIn(world)
  const site = portalSite(world)
  const statuses = new Set<number>()
  // Forms are sent to some of them, and somebody may open those addresses too.
  const pages = PURPOSES.flatMap((purpose) => pagesBelow(site, purpose)).map(({ path }) => path)
  for (const link of links) {
    for (const page of new Set([...pages, '/', '/renew']))
      statuses.add((await site.get(link + page, { method })).status)
  }
  for (const path of ['/', '/style.css', '/script.js', '/nowhere']) await site.get(path, { method })
  expect(statuses).toEqual(new Set([200, 302, 404]))
  expect(await everythingIn(world)).toEqual(before)
})

async function everythingIn({ ports, reports, drops, jobs }: World) {
  return {
    records: await Array.fromAsync(ports.records.all(GOLDEN)),
    reports: reports.texts(),
    drops: await Array.fromAsync(drops.list('')),
    jobs: jobs.take(),
  }
}
