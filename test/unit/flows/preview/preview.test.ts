// Digests before they are sent, and as tests: what would be sent now, without anything of it taking place.

import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { digestRecords } from '../../../../shared/domain/digest/digest-record.ts'
import { suppressionPlace } from '../../../../shared/domain/mail/suppression.ts'
import type { Partner } from '../../../../shared/domain/settings.ts'
import { type Preview, previewDigests } from '../../../../shared/flows/preview/preview.ts'
import { loadReadable } from '../../../../shared/flows/records.ts'
import { sendTest } from '../../../../shared/flows/send/send-test.ts'
import { email } from '../../../support/messages.ts'
import { ANA, GOLDEN, goldenWorld, LI, putGolden } from '../../../support/partners.ts'
import { portalSite, wordsOf } from '../../../support/portal-site.ts'
import { publishWeek } from '../../../support/publishing.ts'
import { upload } from '../../../support/reading.ts'
import { putRecord } from '../../../support/records.ts'
import type { World } from '../../../support/world.ts'

const PORTAL = 'https://portal.example/uptake'
const AS_OF = '2026-11-22'
const ME = email('me@example.com')
const HEADER =
  'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,licenses_assigned,status'

describe('a preview', () => {
  it('has each recipient’s own customers, and says who gets no mail', async () => {
    const world = await portfolioWorld()
    const previews = await previewsOf(world)
    expect(previews.map(({ recipient }) => recipient.email)).toEqual([ANA, LI, 'nobody@golden.example'])
    const [all, own, nobody] = previews
    expect(partsOf(all)).toMatchObject({ text: expect.stringContaining('Alpha Ltd') })
    expect(partsOf(all)).toMatchObject({ text: expect.stringContaining('Beta Ltd') })
    expect(partsOf(own)).toMatchObject({ text: expect.stringContaining('Beta Ltd') })
    expect(partsOf(own).text).not.toContain('Alpha Ltd')
    expect(nobody).toMatchObject({
      kind: 'no-mail',
      reason: 'no mail: this address is not the account manager of any customer',
    })
  })

  it('publishes, freezes, queues and mails nothing', async () => {
    const world = await portfolioWorld()
    const before = world.reports.texts()
    await previewsOf(world)
    expect(world.reports.texts()).toEqual(before)
    expect(world.jobs.take()).toEqual([])
    expect(world.mailer.sent).toEqual([])
    expect(await digestsOf(world)).toEqual([])
  })

  it('is what is mailed, but for its links', async () => {
    const world = await portfolioWorld()
    const [before] = await previewsOf(world, null)
    await publishWeek(world, AS_OF)
    const [after] = await previewsOf(world, null)
    expect(partsOf(after)).toEqual(partsOf(before))
  })

  it('says which files are not read yet', async () => {
    const world = await portfolioWorld()
    world.put('golden/activity/2026-11-22/late.csv', [
      'customer_id,user_id,product_sku,workload',
      'alpha,u,E3,teams',
    ])
    const [all] = await previewsOf(world)
    expect(partsOf(all).text).toContain('golden/activity/2026-11-22/late.csv')
  })

  it('has links that open nothing and say so', async () => {
    const world = await portfolioWorld()
    const [all] = await previewsOf(world)
    const urls = Array.from(partsOf(all).html.matchAll(/href="(https:[^"]*)"/g), ([, url = '']) => url)
    expect(urls.length).toBeGreaterThanOrEqual(3)
    const site = portalSite(world)
    for (const url of urls) {
      expect(url).toMatch(/^https:\/\/portal\.example\/uptake\/test\//)
      const page = await site.get(new URL(url).pathname.slice('/uptake'.length))
      expect(page.status).toBe(200)
      expect(wordsOf(page)).toContain('This link is from a test and opens nothing')
    }
    expect(await recordNames(world, 'link')).toEqual([])
  })
})

describe('a test', () => {
  it('goes to the given address alone, marked as one, and cannot be unsubscribed from', async () => {
    const world = await portfolioWorld()
    const sent = await sendOne(world)
    expect(sent).toMatchObject({ state: 'SENT', kind: 'test', recipient: ME })
    expect(world.mailer.sent.map(({ to, from }) => ({ to, from }))).toEqual([
      { to: ME, from: 'digest@uptake.example' },
    ])
    const mail = await PostalMime.parse(world.mailer.sent[0]?.raw ?? '')
    expect(mail.subject).toMatch(/^Test: \S/)
    expect(mail.to).toMatchObject([{ address: ME }])
    const headers = mail.headers.map(({ key }) => key)
    expect(headers.filter((key) => key.startsWith('list-'))).toEqual([])
    expect(headers).toContain('auto-submitted')
  })

  it('counts nowhere as a digest: the week is published and mailed as if there had been none', async () => {
    const world = await portfolioWorld()
    await sendOne(world)
    await publishWeek(world, AS_OF)
    const sends = world.jobs.take().filter((job) => job.kind === 'send')
    expect(sends.map(({ key }) => [key.kind, key.recipient])).toEqual([
      ['digest', ANA],
      ['digest', LI],
    ])
    expect(await recordNames(world, 'send#digest')).toEqual([])
  })

  it('can be sent again and again', async () => {
    const world = await portfolioWorld()
    await sendOne(world)
    world.advance(1)
    expect(await sendOne(world)).toMatchObject({ state: 'SENT' })
    expect(world.mailer.sent).toHaveLength(2)
  })

  it('does not go to a suppressed address', async () => {
    const world = await portfolioWorld()
    const suppression = { recipient: ME, cause: 'bounce' as const, atMs: world.ports.clock() }
    await putRecord(suppressionPlace(GOLDEN, ME), suppression, world.ports)
    expect(await sendOne(world)).toMatchObject({ state: 'REFUSED', code: 'suppressed' })
    expect(world.mailer.sent).toEqual([])
  })
})

async function portfolioWorld(): Promise<World> {
  const world = goldenWorld()
  putGolden(world, {
    recipients: [
      { email: ANA, name: 'Ana', customers: 'all' },
      { email: LI, name: 'Li', customers: 'own' },
      { email: 'nobody@golden.example', customers: 'own' },
    ],
  })
  await upload(world, 'entitlements/2026-11-21/all.csv', [
    HEADER,
    'alpha,Alpha Ltd,,s1,E3,20,2,active',
    `beta,Beta Ltd,${LI},s2,E3,20,2,active`,
  ])
  world.jobs.take()
  return world
}

async function previewsOf({ ports }: World, portalUrl: string | null = PORTAL): Promise<Preview[]> {
  const partner = await goldenOf(ports)
  return previewDigests(partner, dayOf(AS_OF), partner.recipients, { ...ports, portalUrl })
}

async function sendOne(world: World) {
  const [preview] = await previewsOf(world)
  const { week = '' } = preview ?? {}
  const told = { partner: await goldenOf(world.ports), week, mail: partsOf(preview) }
  return sendTest(told, ME, world.ports)
}

async function goldenOf({ settings }: World['ports']): Promise<Partner> {
  const partner = (await settings()).get(GOLDEN)
  if (partner === undefined) throw new RangeError('golden is not in the settings')
  return partner
}

function partsOf(preview: Preview | undefined) {
  if (preview?.kind !== 'mail') throw new RangeError('there is no mail')
  return preview.mail
}

function digestsOf({ ports }: World) {
  const found = loadReadable(digestRecords(GOLDEN), ports, (damage) => {
    throw damage
  })
  return Array.fromAsync(found)
}

function recordNames({ ports }: World, prefix: string): Promise<string[]> {
  return Array.fromAsync(ports.records.list(GOLDEN, prefix), ({ name }) => name)
}
