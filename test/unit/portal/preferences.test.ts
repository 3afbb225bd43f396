// What a recipient can choose.

import { describe, expect, it } from 'vitest'
import { chooseLocale, localeOf } from '../../../shared/flows/portal/preferences.ts'
import { preferencesPage } from '../../../shared/views/portal/preferences.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { ANA, GOLDEN, goldenWorld, LI } from '../../support/partners.ts'
import { linkTo, portalSite, wordsOf } from '../../support/portal-site.ts'
import type { World } from '../../support/world.ts'

describe('the page of preferences', () => {
  it('leaves a list and returns to it', async () => {
    const world = goldenWorld()
    const site = portalSite(world)
    const link = await linkTo(world, 'preferences')
    expect(wordsOf(await site.get(link))).toContain('You get this mail.')
    const { status, headers } = await site.post(`${link}/mail/notices`, { answer: 'leave' })
    expect([status, headers.get('location')]).toEqual([303, `/uptake${link}`])
    expect(wordsOf(await site.get(link))).toContain('You have unsubscribed')
    await site.post(`${link}/mail/notices`, { answer: 'return' })
    expect(wordsOf(await site.get(link))).not.toContain('You have unsubscribed')
  })

  it('names no mail that does not come: notices go to readers of all customers', async () => {
    const world = goldenWorld()
    const site = portalSite(world)
    const own = { recipient: LI, customers: 'own' } as const
    for (const purpose of ['preferences', 'unsubscribe'] as const) {
      expect(wordsOf(await site.get(await linkTo(world, purpose)))).toContain('Notices')
      const words = wordsOf(await site.get(await linkTo(world, purpose, own)))
      expect(words).toContain('Weekly digest')
      expect(words).not.toContain('Notices')
    }
  })

  it('offers a language only where there is a choice', async () => {
    const about = {
      partner: 'Golden',
      address: ANA,
      lists: ['digest'],
      left: [],
      language: null,
      base: '/link',
    } as const
    const english = { locale: 'en', name: 'English' }
    const offered = (...languages: (typeof english)[]) =>
      preferencesPage({ ...about, languages }, textsFor('en')).body.markup
    expect(offered(english)).not.toContain('<select')
    expect(offered(english, { locale: 'es', name: 'Español' })).toContain(
      '<option value="es" lang="es">Español',
    )
  })

  it('keeps the language that was chosen, and none that there are no texts in', async () => {
    const world = goldenWorld()
    const site = portalSite(world)
    const link = await linkTo(world, 'preferences')
    const reader = await readerOf(world)
    expect(await localeOf(reader, world.ports)).toBe(reader.recipient.locale)
    await chooseLocale(reader, 'es', world.ports)
    await site.post(`${link}/language`, { locale: 'tlh' })
    expect(await localeOf(reader, world.ports)).toBe('es')
    await site.post(`${link}/language`, { locale: 'en' })
    expect(await localeOf(reader, world.ports)).toBe('en')
  })
})

describe('the language of a page', () => {
  it('is what the browser asks for, until a link says who reads', async () => {
    const world = goldenWorld()
    const site = portalSite(world)
    const german = { headers: { 'accept-language': 'tlh,de-AT;q=0.9,en;q=0.8' } }
    const link = await linkTo(world, 'preferences')
    expect((await site.get('/', german)).text).toContain('<html lang="de-AT">')
    expect(wordsOf(await site.get('/nowhere', german))).toContain('Diese Seite gibt es nicht')
    expect(wordsOf(await site.get('/'))).toContain('Get your links by mail')
    expect(wordsOf(await site.get(link, german))).toContain('You get this mail.')
    await chooseLocale(await readerOf(world), 'de', world.ports)
    expect(wordsOf(await site.get(link))).toContain('Sie erhalten diese E-Mail.')
  })
})

async function readerOf({ ports }: World) {
  const partner = (await ports.settings()).get(GOLDEN) ?? expect.fail('golden is a partner')
  const recipient = partner.recipients.find(({ email }) => email === ANA) ?? expect.fail('Ana is one')
  return { partner, recipient }
}
