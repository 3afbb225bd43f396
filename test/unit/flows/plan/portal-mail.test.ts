// Welcome mail, links that were asked for, and what plan does about recipients who left or see less.

import PostalMime, { type Email } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { accessPlace } from '../../../../shared/domain/portal/access.ts'
import type { Token } from '../../../../shared/domain/portal/link.ts'
import { PURPOSES, tokenOf } from '../../../../shared/domain/portal/link.ts'
import type { Partner, Recipient } from '../../../../shared/domain/settings.ts'
import { plan } from '../../../../shared/flows/plan/plan.ts'
import { openLink } from '../../../../shared/flows/portal/open-link.ts'
import { renewLink, requestLinks, requestUploadLink } from '../../../../shared/flows/portal/request-links.ts'
import { unsubscribe } from '../../../../shared/flows/portal/unsubscribe.ts'
import { sendMail } from '../../../../shared/flows/send/send-mail.ts'
import type { SendJob } from '../../../../shared/ports/jobs.ts'
import { ANA, golden, LI, portalWorld, putLink, tokenWith } from '../../../support/portal.ts'
import { recordAt } from '../../../support/records.ts'
import type { World } from '../../../support/world.ts'

const DAY_MS = 24 * 3_600_000

describe('a recipient who appears in the settings', () => {
  it('is welcomed once, with the links that it may have', async () => {
    const world = portalWorld()
    for (let hour = 0; hour < 30; hour++) {
      await planned(world)
      world.advance(3_600_000)
    }
    const mails = await sentMails(world)
    expect(mails.map(({ to }) => to?.[0]?.address)).toEqual([ANA.email, LI.email])
    const [ana, li] = mails
    expect(await opened(ana, world)).toEqual(['report', 'preferences', 'upload'])
    expect(await opened(li, world)).toEqual(['report', 'preferences'])
    for (const part of [ana?.html, ana?.text]) {
      expect(part).toContain('What to upload')
      expect(part).toContain('Microsoft Graph')
    }
    expect(li?.text).toContain('What to expect')
    expect(li?.text).not.toContain('What to upload')
    expect(ana?.headers.map(({ key }) => key).filter((key) => key.startsWith('list-'))).toEqual([])
    expect(copies(world)).toEqual([
      'mail/golden/welcome/2026-11-22-ana@golden.example.eml',
      'mail/golden/welcome/2026-11-22-li@golden.example.eml',
    ])
  })

  it('is welcomed when a day is chosen, too', async () => {
    const world = portalWorld()
    await plan({ asOf: 20_000 as never, partner: null }, world.ports)
    expect(sends(world).map(({ key }) => key.kind)).toEqual(['welcome', 'welcome'])
  })

  it('is not welcomed without a portal', async () => {
    const world = portalWorld([golden], null)
    await planned(world)
    expect(world.mailer.sent).toEqual([])
    expect(await Array.fromAsync(world.ports.records.list(golden.id, 'access'))).toEqual([])
  })

  it('is welcomed later when SES could not take the mail, within a week', async () => {
    const world = portalWorld([{ ...golden, recipients: [ANA] }])
    for (let day = 0; day < 3; day++)
      world.mailer.outcomes.push({ kind: 'not-sent', reason: 'daily quota', waitMs: 3_600_000 })
    for (let day = 0; day < 5; day++) {
      await planned(world)
      world.advance(DAY_MS)
    }
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('is given up after a week', async () => {
    const world = portalWorld([{ ...golden, recipients: [ANA] }])
    for (let day = 0; day < 10; day++) {
      world.mailer.outcomes.push({ kind: 'not-sent', reason: 'daily quota', waitMs: 3_600_000 })
      await planned(world)
      world.advance(DAY_MS)
    }
    const [record] = await Array.fromAsync(world.ports.records.list(golden.id, 'send#welcome'))
    expect(record?.value).toMatchObject({ state: 'REFUSED', reason: 'given up after a week: daily quota' })
  })
})

describe('links made so far', () => {
  it.each([
    ['leaves the settings', []],
    ['comes to see only some customers', [{ ...ANA, customers: 'own', upload: false }]],
  ] as const)('end when a recipient %s, and stay so when it comes back', async (_, recipients) => {
    const world = portalWorld([{ ...golden, recipients: [ANA] }])
    await planned(world)
    const [mail] = await sentMails(world)
    expect(await opened(mail, world)).toHaveLength(3)
    world.advance(3_600_000)
    const less = withRecipients(world, recipients)
    expect(await opened(mail, less)).toEqual([])
    await planned(less)
    world.advance(3_600_000)
    await planned(world)
    expect(await opened(mail, world)).toEqual([])
  })

  it('are left alone, and the operator is told, where the record is damaged', async () => {
    const world = portalWorld([{ ...golden, recipients: [ANA] }])
    const { partition, name } = accessPlace(golden.id, ANA.email)
    await world.ports.records.put({ partition, name }, { customers: 'some' }, null)
    await planned(world)
    expect(world.mailer.sent).toEqual([])
    expect(world.alerts).toMatchObject([{ partner: 'golden', about: 'portal' }])
    expect(JSON.stringify(world.alerts)).not.toContain('@')
    await expect(recordAt(accessPlace(golden.id, ANA.email), world.ports)).rejects.toThrow('damaged')
  })
})

describe('links that were asked for', () => {
  it('are mailed with what they open, for as long as they open', async () => {
    const world = portalWorld()
    await requestUploadLink({ partner: golden, recipient: ANA }, world.ports)
    await sendAll(world)
    const [mail] = await sentMails(world)
    expect(mail?.subject).toBe('Your link · Golden')
    expect(await opened(mail, world)).toEqual(['upload'])
    expect(mail?.text).toContain('opens for 24 hours')
    expect(copies(world)).toEqual(['mail/golden/links/2026-11-22-1-ana@golden.example.eml'])
    expect(mail?.headers.map(({ key }) => key).filter((key) => key.startsWith('list-'))).toEqual([])
    world.advance(DAY_MS)
    expect(await opened(mail, world)).toEqual([])
  })

  it('lead to all lists where one to unsubscribe is made anew', async () => {
    const world = portalWorld()
    const token = tokenWith('old')
    await putLink(world, token, 'unsubscribe', { expiresAtMs: 0 })
    await renewLink(golden.id, token, world.ports)
    await sendAll(world)
    const [mail] = await sentMails(world)
    expect(await opened(mail, world)).toEqual(['unsubscribe'])
    expect(mail?.text).toMatch(/\/unsubscribe\/golden\/[A-Za-z0-9_-]{43}$/m)
    expect(mail?.html).toMatch(/\/unsubscribe\/golden\/[A-Za-z0-9_-]{43}"/)
  })

  it('are mailed to somebody who has unsubscribed from everything', async () => {
    const world = portalWorld()
    for (const list of ['digest', 'notices'] as const)
      await unsubscribe({ partner: golden, recipient: LI }, list, world.ports)
    await requestLinks(LI.email, world.ports)
    await sendAll(world)
    expect(await opened((await sentMails(world))[0], world)).toEqual(['report', 'preferences'])
  })

  it('are queued by plan where the portal could not', async () => {
    const world = portalWorld()
    const jobs = { send: () => Promise.reject(new Error('SQS cannot be reached')) }
    await requestLinks(LI.email, { ...world.ports, jobs }).catch(() => undefined)
    world.advance(7 * DAY_MS - 1)
    await planned(world)
    expect((await sentMails(world)).map(({ subject }) => subject)).toContain('Your links · Golden')
  })

  it('are not mailed if the recipient may not open any when they would be sent', async () => {
    const world = portalWorld()
    await requestUploadLink({ partner: golden, recipient: ANA }, world.ports)
    await sendAll(withRecipients(world, [{ ...ANA, upload: false }]))
    expect(world.mailer.sent).toEqual([])
    const [record] = await Array.fromAsync(world.ports.records.list(golden.id, 'send#links'))
    expect(record?.value).toMatchObject({ state: 'REFUSED' })
  })
})

/** The same world with other settings. */
function withRecipients(world: World, recipients: readonly Recipient[]): World {
  const settings = new Map<string, Partner>([[golden.id, { ...golden, recipients }]])
  return { ...world, ports: { ...world.ports, settings: async () => settings as never } }
}

/** Plans, and sends what is queued. */
async function planned(world: World): Promise<void> {
  await plan({ asOf: null, partner: null }, world.ports)
  await sendAll(world)
}

async function sendAll(world: World): Promise<void> {
  for (const job of sends(world)) await sendMail(job, world.ports)
}

function sends({ jobs }: World): SendJob[] {
  return jobs.take().filter((job): job is SendJob => job.kind === 'send')
}

function sentMails({ mailer }: World): Promise<Email[]> {
  return Promise.all(mailer.sent.map(({ raw }) => PostalMime.parse(raw)))
}

function copies({ reports }: World): string[] {
  return Object.keys(reports.texts()).filter((key) => key.startsWith('mail/'))
}

/** The purposes that the links of a mail open now; both of its parts have the same. */
async function opened(mail: Email | undefined, world: World): Promise<string[]> {
  const links = (part: string | undefined) =>
    [
      ...new Set(
        Array.from((part ?? '').matchAll(/\/golden\/([A-Za-z0-9_-]{43})/g), ([, token = '']) => token),
      ),
    ].sort()
  expect(links(mail?.html)).toEqual(links(mail?.text))
  const tokens = links(mail?.html).map((token) => tokenOf(token) as Token)
  const found = new Set<string>()
  for (const token of tokens) {
    for (const purpose of PURPOSES) {
      if ((await openLink(golden.id, token, purpose, world.ports)) !== null) found.add(purpose)
    }
  }
  return PURPOSES.filter((purpose) => found.has(purpose)).toSorted(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  )
}

const ORDER: readonly string[] = ['report', 'preferences', 'upload', 'unsubscribe']
