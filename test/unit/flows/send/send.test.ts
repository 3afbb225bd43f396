// One message to one recipient, at most once, whatever happens on the way.

import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { PoisonInput } from '../../../../shared/domain/errors.ts'
import type { Recipient } from '../../../../shared/domain/settings.ts'
import { chooseLocale } from '../../../../shared/flows/portal/preferences.ts'
import { sendMail } from '../../../../shared/flows/send/send-mail.ts'
import { Crash, countCalls, stepped } from '../../../support/calls.ts'
import { email, putMessage } from '../../../support/messages.ts'
import { ANA, digestWorld, mailsIn } from '../../../support/sending.ts'
import { digestOf, everything, ownDigest, partnerOf } from '../../domain/digest/portfolios.ts'

const DIGEST = digestOf({})
const MINUTE_MS = 60_000
const TOO_FAST = { kind: 'not-sent', reason: 'sending rate', waitMs: 1_000 } as const

describe('sending a mail', () => {
  it('sends one message, keeps a copy and records it as sent', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toMatchObject([
      { to: ANA.email, from: 'digest@uptake.example', tags: { 'uptake-partner': 'golden' } },
    ])
    expect(await world.state()).toBe('SENT')
    const kept = world.reports.texts()[`mail/golden/${world.job.key.period}/ana@golden.example.eml`]
    expect(kept).toBe(Buffer.from(world.mailer.sent[0]?.raw ?? []).toString())
  })

  it('says who sends it, and where answers go: to the partner before the operator', async () => {
    const origin = { replyTo: 'operator@uptake.example', imprint: 'Uptake Ltd., Dublin' }
    const partners = [{}, { replyTo: email('success@golden.example') }]
    const sent = partners.map(async (stated) => {
      const world = await digestWorld(ANA, DIGEST, partnerOf({ recipients: [ANA], ...stated }))
      await sendMail(world.job, { ...world.ports, ...origin })
      return PostalMime.parse(world.mailer.sent[0]?.raw ?? '')
    })
    const mails = await Promise.all(sent)
    for (const { from, headers } of mails) {
      expect(from).toMatchObject({ name: 'Golden', address: 'digest@uptake.example' })
      expect(Object.fromEntries(headers.map(({ key, value }) => [key, value]))).toMatchObject({
        'auto-submitted': 'auto-generated',
        'list-id': '<golden.digest.uptake.example>',
      })
    }
    expect(mails.map(({ replyTo }) => replyTo?.[0]?.address)).toEqual([
      'operator@uptake.example',
      'success@golden.example',
    ])
    for (const { html, text } of mails) {
      expect(html).toContain(origin.imprint)
      expect(text?.trimEnd()).toMatch(/Uptake Ltd\., Dublin$/)
    }
  })

  it('is written in the language of the settings, and from then on in the one that its reader chooses', async () => {
    const swiss = { ...ANA, locale: 'de-CH' }
    const partner = partnerOf({ recipients: [swiss] })
    const bodyOf = async (chosen: string | null) => {
      const world = await digestWorld(swiss, DIGEST, partner)
      if (chosen !== null) await chooseLocale({ partner, recipient: swiss }, chosen, world.ports)
      await sendMail(world.job, world.ports)
      return (await PostalMime.parse(world.mailer.sent[0]?.raw ?? '')).html ?? ''
    }
    expect(await bodyOf(null)).toMatch(/lang="de-CH".*Guten Tag/s)
    expect(await bodyOf('en')).toMatch(/lang="en-GB".*Hello/s)
    expect(await bodyOf('de')).toMatch(/lang="de-CH".*Guten Tag/s)
  })

  it('sends nothing when the job is repeated', async () => {
    const world = await digestWorld(ANA, DIGEST)
    for (let times = 0; times < 3; times++) await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('sends once for twenty workers at the same moment', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await Promise.all(Array.from({ length: 20 }, () => sendMail(world.job, world.ports)))
    expect(world.mailer.sent).toHaveLength(1)
    expect(await world.state()).toBe('SENT')
  })

  it('sends at most once wherever a worker dies, and takes over what was not handed to SES', async () => {
    const clean = await digestWorld(ANA, DIGEST)
    const calls = await countCalls(clean.ports, (ports) => sendMail(clean.job, ports))
    for (let diesAt = 1; diesAt <= calls; diesAt++) {
      const world = await digestWorld(ANA, DIGEST)
      const dying = stepped(world.ports, (call) => {
        if (call === diesAt) throw new Crash()
      })
      await sendMail(world.job, dying).catch(() => undefined)
      world.advance(16 * MINUTE_MS)
      await sendMail(world.job, world.ports)
      expect(world.mailer.sent.length, `died at call ${diesAt}`).toBeLessThanOrEqual(1)
      expect(['SENT', 'UNKNOWN'], `died at call ${diesAt}`).toContain(await world.state())
      if (world.mailer.sent.length === 0) expect(await world.state()).toBe('UNKNOWN')
    }
  })

  it('leaves a message alone while another worker holds it', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await putMessage(world.job.key, { leaseUntilMs: world.ports.clock() + MINUTE_MS }, world.ports)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    world.advance(MINUTE_MS)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })
})

describe('what SES answers', () => {
  it('waits as long as SES requires when nothing was sent', async () => {
    const world = await digestWorld(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'not-sent', reason: 'sending rate', waitMs: MINUTE_MS })
    await sendMail(world.job, world.ports)
    expect(await world.message()).toMatchObject({
      state: 'CLAIMED',
      reason: 'sending rate',
    })
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    world.advance(MINUTE_MS)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
    expect(await world.state()).toBe('SENT')
  })

  it('waits in place, longer each time, when only the rate is too high, then sends', async () => {
    const world = await digestWorld(ANA, DIGEST)
    for (const _ of [1, 2, 3]) world.mailer.outcomes.push(TOO_FAST)
    await sendMail(world.job, world.ports)
    expect(world.pauses).toEqual([1_000, 2_000, 4_000])
    expect(world.mailer.sent).toHaveLength(1)
    expect(await world.state()).toBe('SENT')
  })

  it('gives the claim back when the rate stays too high', async () => {
    const world = await digestWorld(ANA, DIGEST)
    for (const _ of [1, 2, 3, 4, 5, 6]) world.mailer.outcomes.push(TOO_FAST)
    await sendMail(world.job, world.ports)
    const waitedMs = world.pauses.reduce((sum, ms) => sum + ms, 0)
    expect(waitedMs).toBe(15_000)
    expect(await world.message()).toMatchObject({
      state: 'CLAIMED',
      leaseUntilMs: 0,
      notBeforeMs: world.ports.clock() + 1_000,
    })
    expect(mailsIn(world)).toEqual([])
    world.advance(1_000)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('has not sent anything if a worker dies while it waits', async () => {
    const world = await digestWorld(ANA, DIGEST)
    world.mailer.outcomes.push(TOO_FAST)
    const dying = {
      ...world.ports,
      pause: () => Promise.reject(new Crash()),
    }
    await sendMail(world.job, dying).catch(() => undefined)
    expect(await world.state()).toBe('CLAIMED')
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    world.advance(16 * MINUTE_MS)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('does not wait in place for a quota', async () => {
    const world = await digestWorld(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'not-sent', reason: 'daily quota', waitMs: 60 * MINUTE_MS })
    await sendMail(world.job, world.ports)
    expect(world.pauses).toEqual([])
    expect(mailsIn(world)).toEqual([])
    for (let receives = 0; receives < 9; receives++) await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    // Plan asks on the hour, some minutes less than an hour after this.
    world.advance(56 * MINUTE_MS)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('never retries a refused message, and keeps no copy of it', async () => {
    const world = await digestWorld(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'refused', reason: 'Address blacklisted' })
    await sendMail(world.job, world.ports)
    world.advance(60 * MINUTE_MS)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.message()).toMatchObject({
      state: 'REFUSED',
      reason: 'Address blacklisted',
    })
    expect(mailsIn(world)).toEqual([])
  })
})

describe('who may read a digest', () => {
  const li: Recipient = {
    ...ANA,
    email: email('li@golden.example'),
    name: 'Li',
    customers: 'own',
  }

  it('sends nothing to an address that is no longer a recipient', async () => {
    const world = await digestWorld(ANA, DIGEST, partnerOf({ recipients: [] }))
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.state()).toBe('REFUSED')
  })

  it('sends nothing that waited if its reader has been removed or now sees fewer customers', async () => {
    for (const recipients of [[], [{ ...ANA, customers: 'own' as const }]]) {
      const world = await digestWorld(ANA, DIGEST)
      world.mailer.outcomes.push({ kind: 'not-sent', reason: 'daily quota', waitMs: 60 * MINUTE_MS })
      await sendMail(world.job, world.ports)
      world.advance(60 * MINUTE_MS)
      const partner = partnerOf({ recipients })
      const settings = async () => new Map([[partner.id, partner]])
      await sendMail(world.job, { ...world.ports, settings }).catch(() => undefined)
      expect(world.mailer.sent).toEqual([])
      expect(await world.state()).toBe('REFUSED')
    }
  })

  it('refuses a digest of the whole portfolio for a reader of own customers', async () => {
    const world = await digestWorld(li, DIGEST)
    await expect(sendMail(world.job, world.ports)).rejects.toThrow(PoisonInput)
    expect(world.mailer.sent).toEqual([])
    expect(await world.message()).toMatchObject({
      state: 'REFUSED',
      reason: expect.stringContaining('does not match the customers that its reader may see'),
    })
  })

  it('sends a reader of own customers a digest limited to them', async () => {
    const world = await digestWorld(li, ownDigest(everything(), li.email))
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('refuses missing content, and says what an operator can do about it', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await world.reports.delete(world.job.contentKey)
    await expect(sendMail(world.job, world.ports)).rejects.toThrow(PoisonInput)
    expect(world.mailer.sent).toEqual([])
    expect(await world.message()).toMatchObject({
      state: 'REFUSED',
      reason:
        'Frozen content digests/frozen.json is missing; to have it published again, delete the records of the digest and of this mail.',
    })
  })

  it('refuses content that differs from what was published', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await world.reports.put(world.job.contentKey, '{}', 'application/json')
    await expect(sendMail(world.job, world.ports)).rejects.toThrow(PoisonInput)
    expect(world.mailer.sent).toEqual([])
    expect(await world.state()).toBe('REFUSED')
  })
})
