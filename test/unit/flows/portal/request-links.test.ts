// Links that somebody asks for: mailed to recipients only, and not too often.

import { describe, expect, it } from 'vitest'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import type { Recipient } from '../../../../shared/domain/settings.ts'
import { renewLink, requestLinks, requestUploadLink } from '../../../../shared/flows/portal/request-links.ts'
import type { SendJob } from '../../../../shared/ports/jobs.ts'
import { email } from '../../../support/messages.ts'
import { ANA, golden, LI, portalWorld, putLink, tokenWith } from '../../../support/portal.ts'
import type { World } from '../../../support/world.ts'

const HOUR_MS = 3_600_000
const TOKEN = tokenWith('old')

describe('links that an address asks for', () => {
  it('go to it once for each partner, with all that it may open', async () => {
    const other = { ...golden, id: 'brisa' as PartnerId, recipients: [{ ...ANA, upload: false }] }
    const world = portalWorld([golden, other])
    await requestLinks(ANA.email, world.ports)
    expect(mailed(world)).toEqual([
      'golden ana@golden.example 2026-11-22-1 report, preferences, upload',
      'brisa ana@golden.example 2026-11-22-1 report, preferences',
    ])
  })

  it('are not mailed to an address that is no recipient', async () => {
    const world = portalWorld()
    await requestLinks(email('eve@golden.example'), world.ports)
    expect(mailed(world)).toEqual([])
    expect(await Array.fromAsync(world.ports.records.all(golden.id))).toEqual([])
  })

  it('are mailed once an hour, and three times a day', async () => {
    const world = portalWorld()
    const sent: number[] = []
    for (let minutes = 0; minutes < 24 * 60; minutes += 30) {
      await requestLinks(ANA.email, world.ports)
      if (mailed(world).length > 0) sent.push(minutes)
      world.advance(HOUR_MS / 2)
    }
    // It begins at 13:00 of the partner's day.
    expect(sent).toEqual([0, 60, 120, 660, 720, 780])
  })

  it('are not mailed twice in the hour around midnight', async () => {
    const world = portalWorld()
    world.advance(10.5 * HOUR_MS)
    await requestLinks(ANA.email, world.ports)
    expect(mailed(world)).toHaveLength(1)
    world.advance(HOUR_MS - 1)
    await requestLinks(ANA.email, world.ports)
    expect(mailed(world)).toEqual([])
    world.advance(1)
    await requestLinks(ANA.email, world.ports)
    expect(mailed(world)).toEqual(['golden ana@golden.example 2026-11-23-1 report, preferences, upload'])
  })

  it('are mailed at most fifty times a day for a partner', async () => {
    const recipients = Array.from(
      { length: 60 },
      (_, n): Recipient => ({ ...LI, email: email(`reader${n}@golden.example`) }),
    )
    const world = portalWorld([{ ...golden, recipients }])
    for (const recipient of recipients) await requestLinks(recipient.email, world.ports)
    expect(mailed(world)).toHaveLength(50)
  })

  it('are one mail when they are asked for many times at once', async () => {
    const world = portalWorld()
    await Promise.all(Array.from({ length: 8 }, () => requestLinks(ANA.email, world.ports)))
    expect(mailed(world)).toHaveLength(1)
  })
})

describe('a page that mails an upload link', () => {
  it('mails it to its reader', async () => {
    const world = portalWorld()
    await requestUploadLink({ partner: golden, recipient: ANA }, world.ports)
    expect(mailed(world)).toEqual(['golden ana@golden.example 2026-11-22-1 upload'])
  })

  it('mails none to a reader that may not upload, whatever the settings have become', async () => {
    const world = portalWorld()
    await requestUploadLink({ partner: golden, recipient: LI }, world.ports)
    await requestUploadLink({ partner: golden, recipient: { ...LI, upload: true } }, world.ports)
    expect(mailed(world)).toEqual([])
  })
})

describe('a link that has expired', () => {
  it('is made anew for the address that it was made for', async () => {
    const world = portalWorld()
    await putLink(world, TOKEN, 'preferences', { expiresAtMs: 0 })
    await renewLink(golden.id, TOKEN, world.ports)
    expect(mailed(world)).toEqual(['golden ana@golden.example 2026-11-22-1 preferences'])
  })

  it.each([
    ['is unknown', TOKEN, {}, tokenWith('another')],
    [
      'was for somebody who is no recipient any more',
      TOKEN,
      { recipient: email('eve@golden.example') },
      TOKEN,
    ],
    ['was for an upload that is not allowed any more', TOKEN, { recipient: LI.email }, TOKEN],
  ])('is not made anew when it %s', async (_, stored, fields, followed) => {
    const world = portalWorld()
    await putLink(world, stored, 'upload', fields)
    await renewLink(golden.id, followed, world.ports)
    expect(mailed(world)).toEqual([])
  })

  it('counts as a mail of the hour', async () => {
    const world = portalWorld()
    await putLink(world, TOKEN, 'report')
    await requestLinks(ANA.email, world.ports)
    expect(mailed(world)).toHaveLength(1)
    await renewLink(golden.id, TOKEN, world.ports)
    expect(mailed(world)).toEqual([])
  })
})

function mailed({ jobs }: World): string[] {
  return jobs
    .take()
    .filter((job): job is SendJob => job.kind === 'send')
    .map(({ key, purposes = [] }) => `${key.partner} ${key.recipient} ${key.period} ${purposes.join(', ')}`)
}
