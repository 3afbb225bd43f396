// Snoozing flags in the portal.

import { describe, expect, it } from 'vitest'
import { flagAnchor } from '../../../shared/domain/portal/flag-anchor.ts'
import { flagsPage } from '../../../shared/views/portal/flags.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { ANA, GOLDEN, goldenWorld, LI } from '../../support/partners.ts'
import { linkTo, portalSite, type Site, wordsOf } from '../../support/portal-site.ts'
import { publishWeek } from '../../support/publishing.ts'
import { upload } from '../../support/reading.ts'
import type { World } from '../../support/world.ts'

const W47 = '2026-11-22'
const LICENCES = 'customer_id,customer_name,account_manager,product_sku,licenses_sold,licenses_assigned'
const CONTOSO = { customer: 'contoso', rule: 'low_deployment' }
const ASKED = { ...CONTOSO, weeks: '2', reason: 'They move <b>offices</b>.' }

describe('the page of flags', () => {
  it('shows the open flags of the latest report, each customer where mail leads to', async () => {
    const { site, all } = await published()
    const page = await site.get(`${all}/flags`)
    expect(wordsOf(page)).toContain('Contoso contoso Critical Low deployment')
    expect(page.text).toContain(`id="${flagAnchor('contoso')}"`)
    expect(wordsOf(page)).toContain('Fabrikam')
  })

  it('says so where there is no report, or no open flag', async () => {
    const world = goldenWorld()
    const site = portalSite(world)
    const link = await linkTo(world, 'preferences')
    expect(wordsOf(await site.get(`${link}/flags`))).toContain('There is no report yet.')
    const none = flagsPage({ partner: 'Golden', customers: [], base: '/link' }, textsFor('en'))
    expect(none.body.markup).toContain('No flag is open.')
  })

  it('snoozes a flag for everybody who sees the customer, until it is ended', async () => {
    const { world, site, all } = await published()
    const { status, headers } = await site.post(`${all}/flags/snooze`, ASKED)
    expect([status, headers.get('location')]).toEqual([303, `/uptake${all}/flags#${flagAnchor('contoso')}`])
    const said = `Snoozed. Low deployment: until 6 December 2026, by ${ANA} (They move <b>offices</b>.).`
    const page = await site.get(`${all}/flags`)
    expect(wordsOf(page)).toContain(said)
    expect(page.text).not.toContain('<b>offices')
    await publishWeek(world, W47)
    expect(wordsOf(await site.get(`${all}/flags`))).toContain(said)
    await site.post(`${all}/flags/end`, CONTOSO)
    expect(wordsOf(await site.get(`${all}/flags`))).not.toContain('Snoozed.')
    await site.post(`${all}/flags/end`, CONTOSO)
    await site.post(`${all}/flags/snooze`, { ...ASKED, reason: 'Again.' })
    expect(wordsOf(await site.get(`${all}/flags`))).toContain('(Again.)')
  })

  it('no longer shows a snooze that has run out', async () => {
    const { world, site, all } = await published()
    await site.post(`${all}/flags/snooze`, ASKED)
    world.advance(15 * 24 * 3_600_000)
    const later = await linkTo(world, 'preferences')
    expect(wordsOf(await site.get(`${later}/flags`))).not.toContain('Snoozed.')
  })

  it('gives a reader of own customers these, and lets it snooze no other', async () => {
    const { site, all, own } = await published()
    const words = wordsOf(await site.get(`${own}/flags`))
    expect(words).toContain('Fabrikam')
    expect(words).not.toContain('Contoso')
    for (const form of ['snooze', 'end'])
      expect((await site.post(`${own}/flags/${form}`, ASKED)).status).toBe(404)
    expect(wordsOf(await site.get(`${all}/flags`))).not.toContain('Snoozed.')
    await site.post(`${own}/flags/snooze`, { ...ASKED, customer: 'fabrikam' })
    expect(wordsOf(await site.get(`${all}/flags`))).toContain(`Snoozed. Low deployment: until 6 December`)
  })

  it('says nothing of customers that a reader of own customers has lost', async () => {
    const { world, site, own } = await published()
    await upload(world, `entitlements/2026-11-29/a.csv`, [LICENCES, `fabrikam,Fabrikam,${ANA},E3,100,20`])
    await publishWeek(world, '2026-11-29')
    expect(wordsOf(await site.get(`${own}/flags`))).not.toContain('Fabrikam')
    const asked = { ...ASKED, customer: 'fabrikam' }
    expect((await site.post(`${own}/flags/snooze`, asked)).status).toBe(404)
  })

  it.each([
    { reason: '' },
    { reason: ' \u200b ' },
    { weeks: '3' },
    { weeks: '' },
    { rule: 'none' },
    { rule: 'at_risk' },
    { customer: 'nobody' },
    { customer: '__proto__' },
  ])('refuses %o in words', async (wrong) => {
    const { site, all } = await published()
    const page = await site.post(`${all}/flags/snooze`, { ...ASKED, ...wrong })
    expect([400, 404]).toContain(page.status)
    expect(wordsOf(page)).toMatch(/go back and/)
    expect(wordsOf(await site.get(`${all}/flags`))).not.toContain('Snoozed.')
  })
})

async function published(): Promise<{ world: World; site: Site; all: string; own: string }> {
  const world = goldenWorld()
  const rows = ['contoso,Contoso,,E3,100,10', `fabrikam,Fabrikam,${LI},E3,100,20`]
  await upload(world, `entitlements/${W47}/a.csv`, [LICENCES, ...rows])
  await publishWeek(world, W47)
  const own = await linkTo(world, 'preferences', { recipient: LI, customers: 'own', partner: GOLDEN })
  return { world, site: portalSite(world), all: await linkTo(world, 'preferences'), own }
}
