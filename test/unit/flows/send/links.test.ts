// The links of a message to the portal: each opens what it is for, and only the mail itself holds their tokens.

import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../../shared/domain/notices/notice.ts'
import { flagAnchor } from '../../../../shared/domain/portal/flag-anchor.ts'
import { PURPOSES, type Purpose, tokenOf } from '../../../../shared/domain/portal/link.ts'
import type { Recipient } from '../../../../shared/domain/settings.ts'
import { openLink } from '../../../../shared/flows/portal/open-link.ts'
import { sendMail } from '../../../../shared/flows/send/send-mail.ts'
import { noticeJson } from '../../../../shared/views/notice-json.ts'
import { ANA, digestWorld, mailsIn, messageWorld, type SendWorld } from '../../../support/sending.ts'
import { digestOf, everything, ownDigest, partnerOf } from '../../domain/digest/portfolios.ts'

const PORTAL = 'https://portal.uptake.example'
const LOW = { name: 'Alpha Ltd', weeks: [{ sold: 100, assigned: 90, entitled: 30, calls: 1 }] }
const DIGEST = digestOf({ alpha: LOW })
const DAY_MS = 24 * 3_600_000
const UPLOADER: Recipient = { ...ANA, upload: true }
const NOTICE: Notice = {
  kind: 'gap',
  partner: { id: 'golden', name: 'Golden' },
  day: '2026-11-23',
  week: '2026-W47',
  gaps: [{ dataset: 'activity', lastDay: '2026-11-15', ageDays: 8 }],
}

describe('the links of a digest', () => {
  it('open the report, the preferences and unsubscribing, in both parts of the mail', async () => {
    const world = await digestWorld(UPLOADER, DIGEST, undefined, PORTAL)
    const { html, text } = await mailOf(world)
    for (const part of [html, text]) {
      expect(await opened(part, world)).toEqual(['report', 'preferences', 'unsubscribe'])
      expect(part).toMatch(/\/unsubscribe\/golden\/[A-Za-z0-9_-]{43}\/digest\b/)
      expect(part).toMatch(new RegExp(`/preferences/golden/[A-Za-z0-9_-]{43}/flags#${flagAnchor('alpha')}`))
    }
    expect(html).toContain('>Open the report</a>')
  })

  it.each([
    ['report', 35],
    ['preferences', 35],
    ['unsubscribe', 400],
  ] as const)('open the %s for %i days', async (purpose, days) => {
    const world = await digestWorld(ANA, DIGEST, undefined, PORTAL)
    const { html } = await mailOf(world)
    world.advance(days * DAY_MS - 1)
    expect(await opened(html, world)).toContain(purpose)
    world.advance(1)
    expect(await opened(html, world)).not.toContain(purpose)
  })

  it('are no part of a mail without a portal, nor on record', async () => {
    const world = await digestWorld(UPLOADER, DIGEST)
    const { html, text } = await mailOf(world)
    for (const part of [html, text]) expect(part).not.toMatch(/href|https?:|Preferences|Snooze/)
    expect(await linksIn(world)).toEqual([])
  })

  it('are on record before SES has the mail', async () => {
    const world = await digestWorld(ANA, DIGEST, undefined, PORTAL)
    const atSending: number[] = []
    const mailer = {
      async send() {
        atSending.push((await linksIn(world)).length)
        return { kind: 'unknown', reason: 'time-out' } as const
      },
    }
    await sendMail(world.job, { ...world.ports, mailer })
    expect(atSending).toEqual([3])
  })

  it('are not made for a mail that is refused', async () => {
    const digest = ownDigest(everything(), 'li@golden.example')
    const world = await digestWorld({ ...ANA, customers: 'own' }, digest, undefined, PORTAL)
    await expect(sendMail(world.job, world.ports)).rejects.toThrow('may see')
    expect(await linksIn(world)).toEqual([])
  })
})

describe('the links of a notice', () => {
  it.each([
    ['may upload', UPLOADER, ['upload', 'unsubscribe']],
    ['may not', ANA, ['unsubscribe']],
  ])('to a recipient who %s', async (_, reader, purposes) => {
    const world = await noticeWorld(reader)
    const { html, text } = await mailOf(world)
    for (const part of [html, text]) {
      expect(await opened(part, world)).toEqual(purposes)
      expect(part).toMatch(/\/unsubscribe\/golden\/[A-Za-z0-9_-]{43}\/notices\b/)
    }
  })

  it('open the upload for a week', async () => {
    const world = await noticeWorld(UPLOADER)
    const { html } = await mailOf(world)
    world.advance(7 * DAY_MS)
    expect(await opened(html, world)).toEqual(['unsubscribe'])
  })
})

describe('the copy of a mail', () => {
  it('has no tokens, and the hash of what was sent', async () => {
    const world = await digestWorld(ANA, DIGEST, undefined, PORTAL)
    const sent = await mailOf(world)
    const raw = world.mailer.sent[0]?.raw ?? new Uint8Array()
    const kept = copyIn(world)
    const copy = await PostalMime.parse(kept)
    expect(
      kept.startsWith(`X-Uptake-Sent-Sha256: ${createHash('sha256').update(raw).digest('hex')}\r\n`),
    ).toBe(true)
    expect(copy.html).toBe(sent.html?.replaceAll(TOKEN, '/-'))
    expect(copy.text).toBe(sent.text?.replaceAll(TOKEN, '/-'))
    expect(copy.text).toContain(`${PORTAL}/report/golden/-`)
    expect(copy.messageId).toBe(sent.messageId)
  })

  it('has none in its headers either', async () => {
    const world = await digestWorld(ANA, DIGEST, undefined, PORTAL)
    await mailOf({ ...world, ports: { ...world.ports, oneClickUnsubscribe: true } })
    expect(copyIn(world)).toMatch(
      /^List-Unsubscribe:\s+<https:\/\/portal.uptake.example\/unsubscribe\/golden\/-\/digest>\r$/m,
    )
  })

  it.each(['http://127.0.0.1:4800/portal', 'http://localhost:4800/portal', 'http://[::1]:4800'])(
    'is the mail itself where the portal is on this machine, at %s',
    async (portalUrl) => {
      const world = await digestWorld(ANA, DIGEST, undefined, portalUrl)
      await mailOf(world)
      expect(copyIn(world)).toBe(Buffer.from(world.mailer.sent[0]?.raw ?? []).toString())
      expect(await opened(copyIn(world).replaceAll('=\r\n', ''), world)).toHaveLength(3)
    },
  )
})

describe('the headers of a list', () => {
  it.each([
    ['https and a signed sender', PORTAL, true, true],
    ['https and a sender that nothing signs for', PORTAL, false, false],
    ['no https', 'http://portal.uptake.example', true, false],
    ['no portal', null, true, false],
  ])('with %s', async (_, portalUrl, oneClickUnsubscribe, isOneClick) => {
    const world = await digestWorld(ANA, DIGEST, undefined, portalUrl)
    const mail = await mailOf({ ...world, ports: { ...world.ports, oneClickUnsubscribe } })
    expect(header(mail, 'list-id')).toBe('<golden.digest.uptake.example>')
    const url = /<(https:.*\/digest)>/.exec(header(mail, 'list-unsubscribe') ?? '')?.[1]
    expect(url !== undefined).toBe(isOneClick)
    expect(header(mail, 'list-unsubscribe-post')).toBe(isOneClick ? 'List-Unsubscribe=One-Click' : undefined)
    if (url !== undefined) expect(mail.html).toContain(url)
  })

  it('are of another list for notices', async () => {
    const mail = await mailOf(await noticeWorld(ANA))
    expect(header(mail, 'list-id')).toBe('<golden.notices.uptake.example>')
  })
})

const TOKEN = /\/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g

function noticeWorld(reader: Recipient): Promise<SendWorld> {
  const partner = partnerOf({ recipients: [reader] })
  const key = {
    partner: partner.id,
    recipient: reader.email,
    kind: 'gap',
    period: 'activity-2026-11-15',
  } as const
  return messageWorld(partner, key, noticeJson(NOTICE), PORTAL)
}

async function mailOf({ job, ports, mailer }: SendWorld): Promise<Email> {
  await sendMail(job, ports)
  return PostalMime.parse(mailer.sent[0]?.raw ?? '')
}

function copyIn(world: SendWorld): string {
  return world.reports.texts()[mailsIn(world)[0] ?? ''] ?? ''
}

/** What the links in a text open, each for its own purpose only. */
async function opened(text: string | undefined, { ports }: SendWorld): Promise<Purpose[]> {
  const links = new Map<string, string>()
  for (const [, purpose = '', token = ''] of (text ?? '').matchAll(
    /\/([a-z]+)\/golden\/([A-Za-z0-9_-]{43})/g,
  ))
    links.set(token, purpose)
  const found: Purpose[] = []
  for (const [text, named] of links) {
    const token = tokenOf(text) ?? expect.fail('no token')
    for (const purpose of PURPOSES) {
      const reader = await openLink(partnerOf({}).id, token, purpose, ports)
      if (reader === null) continue
      expect(purpose).toBe(named)
      found.push(purpose)
    }
  }
  return found
}

async function linksIn({ ports }: SendWorld): Promise<string[]> {
  const records = await Array.fromAsync(ports.records.all(partnerOf({}).id))
  return records.map(({ name }) => name).filter((name) => name.startsWith('link#'))
}

function header(mail: Email, name: string): string | undefined {
  return mail.headers.find(({ key }) => key === name)?.value
}
