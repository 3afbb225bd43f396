// A reader of own customers gets not a byte about the others, whatever the portfolio, the page and the file.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PURPOSES } from '../../../shared/domain/portal/link.ts'
import { REPORT_FILES } from '../../../shared/layout.ts'
import { ANA, goldenWorld, LI } from '../../support/partners.ts'
import { linkTo, type Page, pagesBelow, portalSite } from '../../support/portal-site.ts'
import { publishWeek } from '../../support/publishing.ts'
import { upload } from '../../support/reading.ts'
import { partsIn } from '../../support/workbooks.ts'

const DAY = '2026-11-22'
const HEAD = 'customer_id,customer_name,account_manager,product_sku,licenses_sold,licenses_assigned'

const customer = fc.record({
  manager: fc.constantFrom(LI, ANA, '', 'li@golden.example.evil'),
  sold: fc.integer({ min: 1, max: 500 }),
  assigned: fc.integer({ min: 0, max: 500 }),
})

it('gets pages and files of the own customers alone', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 6 }), async (customers) => {
      const world = goldenWorld()
      const rows = customers.map(
        ({ manager, sold, assigned }, n) =>
          `tenant-${n}-x,Secret ${n} Ltd,${manager},E3,${sold},${Math.min(sold, assigned)}`,
      )
      await upload(world, `entitlements/${DAY}/a.csv`, [HEAD, ...rows])
      await publishWeek(world, DAY)
      const site = portalSite(world)
      const own = { recipient: LI, customers: 'own' } as const
      const given: string[] = []
      for (const purpose of PURPOSES) {
        const opening = await linkTo(world, purpose, own)
        for (const { method, path } of pagesBelow(site, purpose)) {
          given.push((await site.get(opening + path, { method })).text)
        }
      }
      const link = await linkTo(world, 'report', own)
      for (const file of REPORT_FILES) {
        const body = (await world.reports.get(keyOf(await site.get(`${link}/${DAY}/${file}`))))?.body
        const bytes = Buffer.from(body ?? expect.fail(`${file} is there`))
        given.push(file.endsWith('.xlsx') ? Object.values(await partsIn(bytes)).join('') : bytes.toString())
      }
      const named = customers.flatMap((_, n) =>
        given.some((text) => text.includes(`tenant-${n}-x`) || text.includes(`Secret ${n} Ltd`)) ? [n] : [],
      )
      const theirs = customers.flatMap(({ manager }, n) => (manager === LI ? [n] : []))
      expect(named).toEqual(theirs)
    }),
    { numRuns: 12 },
  )
})

/** What the signed address gives. */
function keyOf({ status, headers }: Page): string {
  expect(status).toBe(302)
  return decodeURIComponent(new URL(headers.get('location') ?? '').pathname.slice(1))
}
