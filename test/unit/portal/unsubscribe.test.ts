// Leaving a list of mail, and coming back.

import { describe, expect, it } from 'vitest'
import { unsubscribedLists } from '../../../shared/flows/portal/unsubscribe.ts'
import { ANA, GOLDEN, goldenWorld } from '../../support/partners.ts'
import { linkTo, portalSite, wordsOf } from '../../support/portal-site.ts'
import type { World } from '../../support/world.ts'

const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' }

describe('the link at the end of a mail', () => {
  it('asks first, since programs that check links open them too', async () => {
    const { world, site, link } = await followed()
    const page = await site.get(`${link}/digest`)
    expect([page.status, wordsOf(page)]).toEqual([200, expect.stringContaining('You get this mail.')])
    expect(page.text).toContain(`<form method="post" action="/uptake${link}/digest">`)
    expect(await leftBy(world)).toEqual([])
  })

  it('unsubscribes by its button, and again subscribes', async () => {
    const { world, site, link } = await followed()
    const left = await site.post(`${link}/digest`, { answer: 'leave' })
    expect([left.status, left.headers.get('location')]).toEqual([303, `/uptake${link}/digest`])
    expect(await leftBy(world)).toEqual(['digest'])
    expect(wordsOf(await site.get(`${link}/digest`))).toContain('You have unsubscribed')
    await site.post(`${link}/digest`, { answer: 'return' })
    expect(await leftBy(world)).toEqual([])
  })
})

describe('a mail program', () => {
  it.each([
    ['urlencoded', new URLSearchParams(ONE_CLICK)],
    ['multipart', form(ONE_CLICK)],
  ])('unsubscribes from the list of the mail at once: %s', async (_, body) => {
    const { world, site, link } = await followed()
    const page = await site.get(`${link}/notices`, { method: 'POST', body })
    expect([page.status, page.headers.get('location')]).toEqual([200, null])
    expect(await leftBy(world)).toEqual(['notices'])
  })

  it('unsubscribes from all lists where the link names none', async () => {
    const { world, site, link } = await followed()
    expect((await site.post(link, ONE_CLICK)).status).toBe(200)
    expect(await leftBy(world)).toEqual(['digest', 'notices'])
  })
})

describe('anything else', () => {
  it.each([
    {},
    { 'List-Unsubscribe': 'one-click' },
    { 'list-unsubscribe': 'One-Click' },
    { answer: 'x' },
    { List: 'One-Click' },
  ])('is shown the form and changes nothing: %j', async (fields) => {
    const { world, site, link } = await followed()
    const page = await site.post(`${link}/digest`, fields)
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('value="leave"')])
    expect(await leftBy(world)).toEqual([])
  })

  it.each([
    ['text/plain', 'List-Unsubscribe=One-Click'],
    ['application/json', '{"List-Unsubscribe":"One-Click"}'],
    ['multipart/form-data; boundary=x', 'not a form'],
    ['multipart/form-data', 'List-Unsubscribe=One-Click'],
  ])('so is a body that is no form: %s', async (type, body) => {
    const { world, site, link } = await followed()
    const page = await site.get(`${link}/digest`, { method: 'POST', body, headers: { 'content-type': type } })
    expect(page.status).toBe(200)
    expect(await leftBy(world)).toEqual([])
  })

  it('is refused where it is too large', async () => {
    const { site, link } = await followed()
    expect((await site.post(`${link}/digest`, { answer: 'x'.repeat(70_000) })).status).toBe(413)
  })
})

async function followed() {
  const world = goldenWorld()
  return { world, site: portalSite(world), link: await linkTo(world, 'unsubscribe') }
}

async function leftBy({ ports }: World): Promise<string[]> {
  const partner = (await ports.settings()).get(GOLDEN) ?? expect.fail('golden is a partner')
  const recipient = partner.recipients.find(({ email }) => email === ANA) ?? expect.fail('Ana is one')
  return unsubscribedLists({ partner, recipient }, ports)
}

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
