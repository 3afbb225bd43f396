// The pages of reports: the latest, those of other days, and their files.

import { describe, expect, it } from 'vitest'
import { goldenWorld, LI, putGolden } from '../../support/partners.ts'
import { linkTo, type Page, portalSite, type Site, wordsOf } from '../../support/portal-site.ts'
import { publishWeek } from '../../support/publishing.ts'
import { upload } from '../../support/reading.ts'
import type { World } from '../../support/world.ts'

const [W46, W47] = ['2026-11-15', '2026-11-22']
const LICENCES = 'customer_id,customer_name,account_manager,product_sku,licenses_sold,licenses_assigned'

describe('the page of reports', () => {
  it('shows the figures of the latest day, and leads to its files and to the other days', async () => {
    const { world, site } = await published()
    const link = await linkTo(world, 'report')
    const page = await site.get(link)
    expect(page.status).toBe(200)
    expect(wordsOf(page)).toContain('Golden Portfolio report · Week 47 of 2026')
    expect(wordsOf(page)).toContain('Deployment 40.0% 80 of 200 seats')
    for (const file of ['portfolio.html', 'portfolio.xlsx', 'customers.csv', 'portfolio.json']) {
      expect(page.text).toContain(`href="/uptake${link}/${W47}/${file}"`)
    }
    expect(page.text).toContain(`href="/uptake${link}/${W46}"`)
    expect(wordsOf(await site.get(`${link}/${W46}`))).toContain('Deployment 90.0% 90 of 100 seats')
  })

  it('says so before there is any report', async () => {
    const world = goldenWorld()
    const page = await portalSite(world).get(await linkTo(world, 'report'))
    expect([page.status, wordsOf(page)]).toEqual([200, expect.stringContaining('No report yet')])
  })

  it('limits a reader of own customers to these', async () => {
    const { world, site } = await published()
    const link = await linkTo(world, 'report', { recipient: LI, customers: 'own' })
    const words = wordsOf(await site.get(link))
    expect(words).toContain(`It covers only the customers whose account manager is ${LI}.`)
    expect(words).toContain('Deployment 20.0% 20 of 100 seats')
    const target = locationOf(await site.get(`${link}/${W47}/customers.csv`))
    expect(target.pathname).toBe(`/reports/golden/${W47}/own/${encodeURIComponent(LI)}/customers.csv`)
  })

  it('still leads to the files where figures were stored by another version', async () => {
    const { world, site } = await published()
    await world.reports.put(`reports/golden/${W47}/portfolio.json`, '{"schema":9}\n', 'application/json')
    const page = await site.get(await linkTo(world, 'report'))
    expect([page.status, wordsOf(page)]).toEqual([200, expect.stringContaining('cannot be shown here')])
    expect(page.text).toContain(`${W47}/portfolio.xlsx"`)
  })
})

describe('a file of a report', () => {
  it('is downloaded from the bucket, under a name that says what it is', async () => {
    const { world, site } = await published()
    const link = await linkTo(world, 'report')
    const page = await site.get(`${link}/${W47}/portfolio.xlsx`)
    expect(page.status).toBe(302)
    const target = locationOf(page)
    expect(target.pathname).toBe(`/reports/golden/${W47}/portfolio.xlsx`)
    expect(Object.fromEntries(target.searchParams)).toEqual({
      fileName: `Golden ${W47} portfolio.xlsx`,
      disposition: 'attachment',
      seconds: '300',
    })
    const opened = locationOf(await site.get(`${link}/${W47}/portfolio.html`))
    expect(opened.searchParams.get('disposition')).toBe('inline')
  })

  it('carries no name of a partner into markup, a header or a path', async () => {
    const { world, site } = await published()
    putGolden(world, { name: 'Nor/th\\ "wind" <script>\u202e\' ..%0d' })
    const link = await linkTo(world, 'report')
    expect((await site.get(link)).text).not.toContain('<script>')
    const target = locationOf(await site.get(`${link}/${W47}/customers.csv`))
    expect(target.searchParams.get('fileName')).toBe(`Nor th wind script ' ..%0d ${W47} customers.csv`)
  })

  it.each([
    `/${W47}/mail.eml`,
    `/${W47}/own%2F${LI}%2Fcustomers.csv`,
    '/2026-11-21/customers.csv',
    '/2026-11-21',
    '/..%2Fsilver%2F2026-11-22/customers.csv',
    '/x/customers.csv',
    '/x',
  ])('that does not exist is not found: %s', async (path) => {
    const { world, site } = await published()
    const page = await site.get((await linkTo(world, 'report')) + path)
    expect([page.status, wordsOf(page)]).toEqual([
      404,
      expect.stringContaining('There is no such report for you'),
    ])
  })
})

async function published(): Promise<{ world: World; site: Site }> {
  const world = goldenWorld()
  await upload(world, `entitlements/${W46}/a.csv`, [LICENCES, 'contoso,Contoso,,E3,100,90'])
  await publishWeek(world, W46)
  const rows = ['contoso,Contoso,,E3,100,60', `fabrikam,Fabrikam,${LI},E3,100,20`]
  await upload(world, `entitlements/${W47}/a.csv`, [LICENCES, ...rows])
  await publishWeek(world, W47)
  return { world, site: portalSite(world) }
}

function locationOf({ headers }: Page): URL {
  return new URL(headers.get('location') ?? '')
}
