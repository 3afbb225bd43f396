// Events of SES: they settle messages, and suppress addresses that bounce or complain.

import { describe, expect, it } from 'vitest'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import { suppressionPlace } from '../../../../shared/domain/mail/suppression.ts'
import { recordFeedback } from '../../../../shared/flows/send/record-feedback.ts'
import { sendMail } from '../../../../shared/flows/send/send-mail.ts'
import { Crash } from '../../../support/calls.ts'
import { putMessage } from '../../../support/messages.ts'
import { putRecord, recordAt } from '../../../support/records.ts'
import { ANA, digestWorld, feedback, type SendWorld } from '../../../support/sending.ts'
import { digestOf } from '../../domain/digest/portfolios.ts'

const DIGEST = digestOf({})
const MINUTE_MS = 60_000

describe('an event of SES', () => {
  it('settles a message with an unknown outcome, which is never sent again', async () => {
    const world = await digestWorld(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'unknown', reason: 'time-out' })
    await sendMail(world.job, world.ports)
    world.advance(60 * MINUTE_MS)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.state()).toBe('UNKNOWN')
    await feedback(world, 'Delivery')
    expect(await world.message()).toMatchObject({ state: 'SENT', messageId: 'ses-1' })
  })

  it.each([
    [['Bounce', 'Delivery', 'Send'], 'SENT', 'bounced', 'Bounce'],
    [['Complaint', 'Delivery', 'Bounce'], 'SENT', 'complained', 'Complaint'],
    [['Delivery', 'Delivery', 'DeliveryDelay'], 'SENT', 'delivered', 'Delivery'],
    [['Delivery', 'Reject', 'Delivery'], 'REFUSED', 'delivered', 'Reject'],
    [['Send', 'DeliveryDelay'], 'SENT', 'unknown', null],
  ])('keeps the most serious of %j, in whatever order they arrive', async (events, state, delivery, last) => {
    const world = await digestWorld(ANA, DIGEST)
    await sendMail(world.job, world.ports)
    for (const event of events) await feedback(world, event)
    const reason = last === null ? 'accepted by SES' : `SES reports: ${last}`
    expect(await world.message()).toMatchObject({ state, delivery, reason })
  })

  it('is not lost while the sender records that the message was sent', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await sendMail(world.job, world.ports)
    const { records } = world.ports
    let looks = 0
    const moving: typeof records = {
      ...records,
      async get(key) {
        const found = await records.get(key)
        if (++looks === 1)
          await putMessage(world.job.key, { ...(await world.message()), reason: 'moved' }, world.ports)
        return found
      },
    }
    await feedback({ ...world, ports: { ...world.ports, records: moving } }, 'Bounce')
    expect(await world.message()).toMatchObject({ delivery: 'bounced', reason: 'SES reports: Bounce' })
  })

  it.each(['Delivery', 'Bounce'])(
    'settles the message when %s arrives before an answer that is lost',
    async (event) => {
      const world = await digestWorld(ANA, DIGEST)
      const mailer = {
        async send() {
          await feedback(world, event)
          return { kind: 'unknown', reason: 'time-out' } as const
        },
      }
      await sendMail(world.job, { ...world.ports, mailer })
      const settled = { state: 'SENT', reason: `SES reports: ${event}`, messageId: 'ses-1' }
      expect(await world.message()).toMatchObject(settled)
      world.advance(26 * 60 * MINUTE_MS)
      await sendMail(world.job, world.ports)
      expect(world.mailer.sent).toEqual([])
      expect(await world.message()).toMatchObject(settled)
    },
  )

  it.each([
    ['while the lease of a sender that died lasts', 0, 'SENDING'],
    ['after its lease', 16 * MINUTE_MS, 'UNKNOWN'],
    ['days later', 3 * 24 * 60 * MINUTE_MS, 'UNCONFIRMED'],
  ])('settles the message %s, which is never sent again', async (_, laterMs, before) => {
    const world = await digestWorld(ANA, DIGEST)
    const mailer = { send: () => Promise.reject(new Crash()) }
    await sendMail(world.job, { ...world.ports, mailer }).catch(() => undefined)
    world.advance(laterMs)
    for (const _settling of ['UNKNOWN', 'UNCONFIRMED']) {
      await sendMail(world.job, world.ports)
      if (before === 'UNCONFIRMED') world.advance(laterMs)
    }
    expect(await world.state()).toBe(before)
    const reason = 'no event from SES within a day'
    expect(world.alerts).toMatchObject(before === 'UNCONFIRMED' ? [{ about: 'digest 2026-W47', reason }] : [])
    await feedback(world, 'Bounce', 'Permanent')
    for (const passes of [MINUTE_MS, 16 * MINUTE_MS, 25 * 60 * MINUTE_MS]) {
      world.advance(passes)
      await sendMail(world.job, world.ports)
    }
    expect(world.mailer.sent).toEqual([])
    expect(await world.message()).toMatchObject({
      state: 'SENT',
      reason: 'SES reports: Bounce',
    })
  })

  it('of an earlier claim does not change the current message', async () => {
    const world = await digestWorld(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'unknown', reason: 'time-out' })
    await sendMail(world.job, world.ports)
    const stays = await world.message()
    for (const event of ['Delivery', 'Reject']) await feedback(world, event, '', 'an earlier worker')
    expect(await world.message()).toEqual(stays)
    await feedback(world, 'Bounce', 'Permanent', 'an earlier worker')
    expect(await world.message()).toEqual(stays)
    expect(await recordAt(suppressionPlace(world.job.key.partner, ANA.email), world.ports)).not.toBeNull()
  })

  it('keeps a bounce, and ignores events of unknown messages', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await sendMail(world.job, world.ports)
    await feedback(world, 'Open')
    expect(await world.message()).toMatchObject({ reason: 'accepted by SES' })
    await feedback(world, 'Bounce')
    expect(await world.message()).toMatchObject({
      state: 'SENT',
      reason: 'SES reports: Bounce',
    })
    const foreign = {
      event: 'Reject',
      detail: '',
      partner: world.job.key.partner,
      claimId: 'nobody',
      owner: 'nobody',
      messageId: 'x',
    }
    await recordFeedback(foreign, { ...world.ports, alert: () => undefined })
    expect(await world.state()).toBe('SENT')
  })
})

describe('an address that does not take mail', () => {
  const suppressed = (world: SendWorld) =>
    recordAt(suppressionPlace(world.job.key.partner, ANA.email), world.ports)

  it('keeps the first cause', async () => {
    const world = await digestWorld(ANA, DIGEST)
    await sendMail(world.job, world.ports)
    await feedback(world, 'Bounce', 'Permanent')
    await feedback(world, 'Complaint', 'abuse')
    expect(await suppressed(world)).toMatchObject({ cause: 'bounce' })
  })

  it.each([
    ['Bounce', 'Permanent', 'bounce'],
    ['Complaint', 'abuse', 'complaint'],
    ['Complaint', '', 'complaint'],
  ])('is suppressed after a %s (%s)', async (event, detail, cause) => {
    const world = await digestWorld(ANA, DIGEST)
    await sendMail(world.job, world.ports)
    await feedback(world, event, detail)
    expect(await suppressed(world)).toEqual({ recipient: ANA.email, cause, atMs: world.ports.clock() })
    expect(world.alerts).toEqual([
      {
        message: 'an address is suppressed',
        partner: 'golden',
        about: 'digest 2026-W47',
        reason: `a ${cause}`,
      },
    ])
    expect(JSON.stringify(world.alerts)).not.toContain('@')
  })

  it.each([
    ['Bounce', 'Transient'],
    ['Bounce', 'Undetermined'],
    ['Complaint', 'not-spam'],
    ['Complaint', 'auth-failure'],
    ['Delivery', ''],
    ['Reject', ''],
  ])('is not suppressed after a %s (%s)', async (event, detail) => {
    const world = await digestWorld(ANA, DIGEST)
    await sendMail(world.job, world.ports)
    await feedback(world, event, detail)
    expect(await suppressed(world)).toBeNull()
    expect(world.alerts).toEqual([])
  })

  it('gets no message that was waiting for the quota when it bounced', async () => {
    const world = await digestWorld(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'not-sent', reason: 'daily quota', waitMs: 60 * MINUTE_MS })
    await sendMail(world.job, world.ports)
    const { partner, recipient } = world.job.key
    const bounced = { recipient, cause: 'bounce', atMs: world.ports.clock() } as const
    await putRecord(suppressionPlace(partner, recipient), bounced, world.ports)
    world.advance(60 * MINUTE_MS)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.state()).toBe('REFUSED')
  })

  it('gets no more mail, and the record says why', async () => {
    const world = await digestWorld(ANA, DIGEST)
    const { partner, recipient } = world.job.key
    const bounced = { recipient, cause: 'bounce', atMs: Date.UTC(2026, 10, 16, 23, 30) } as const
    await putRecord(suppressionPlace(partner, recipient), bounced, world.ports)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.message()).toMatchObject({
      state: 'REFUSED',
      reason: 'suppressed since a bounce on 2026-11-17',
    })
  })

  it('is suppressed for its own partner only', async () => {
    const world = await digestWorld(ANA, DIGEST)
    const bounced = { recipient: ANA.email, cause: 'bounce', atMs: 0 } as const
    await putRecord(suppressionPlace('another' as PartnerId, ANA.email), bounced, world.ports)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('is not named by an error about its record', async () => {
    const world = await digestWorld(ANA, DIGEST)
    const { partition, name } = suppressionPlace(world.job.key.partner, ANA.email)
    await world.ports.records.put({ partition, name }, { cause: 'bounced' }, null)
    const error = await sendMail(world.job, world.ports).catch(String)
    expect(error).toMatch(/^PoisonInput: The record .* is damaged/)
    expect(error).not.toContain('@')
  })
})
