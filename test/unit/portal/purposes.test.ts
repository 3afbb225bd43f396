// A link opens one part of the portal, and nothing that it shows opens another one: whoever is shown a report cannot
// unsubscribe its reader, nor upload.

import { expect, it } from 'vitest'
import { PURPOSES } from '../../../shared/domain/portal/link.ts'
import { ANA, goldenWorld, LI, putGolden } from '../../support/partners.ts'
import { linkTo, pagesBelow, portalSite } from '../../support/portal-site.ts'
import { publishWeek } from '../../support/publishing.ts'
import { upload } from '../../support/reading.ts'

const TOKEN = /[\w-]{43}/g

it.each(PURPOSES)('no page of %s shows a token but its own', async (purpose) => {
  const world = goldenWorld()
  putGolden(world, {
    recipients: [
      { email: ANA, name: 'Ana', customers: 'all', upload: true },
      { email: LI, name: 'Li', customers: 'own' },
    ],
  })
  await upload(world, 'entitlements/2026-11-22/a.csv', [
    'customer_id,product_sku,licenses_sold,licenses_assigned',
    'contoso,E3,100,20',
  ])
  await publishWeek(world, '2026-11-22')
  const site = portalSite(world)
  for (const each of PURPOSES) await linkTo(world, each)
  const link = await linkTo(world, purpose)
  const own = link.slice(link.lastIndexOf('/') + 1)
  const shown: string[] = []
  for (const { method, path } of pagesBelow(site, purpose)) {
    const { status, text } = await site.get(link + path, { method })
    if (status === 200) shown.push(text)
  }
  expect(shown.length).toBeGreaterThan(0)
  const tokens = new Set(shown.join(' ').match(TOKEN))
  expect([...tokens].filter((token) => token !== own)).toEqual([])
})
