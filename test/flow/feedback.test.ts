// What SES tells of messages: claims that are settled by it, and addresses that get no more mail.

import { describe, expect, it } from 'vitest'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { recordFeedback } from '../../shared/flows/send/record-feedback.ts'
import { sendDigest } from '../../shared/flows/send/send-digest.ts'
import { digestOf } from '../unit/digest/portfolios.ts'
import { Crash } from './calls.ts'
import { ANA, feedback, type SendWorld, worldOf } from './send-world.ts'

const DIGEST = digestOf({})
const MINUTE_MS = 60_000

describe('an event of SES', () => {
  it('never sends again what nobody is sure of, until SES tells', async () => {
    const world = await worldOf(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'unknown', reason: 'time-out' })
    await sendDigest(world.job, world.ports)
    world.pass(60 * MINUTE_MS)
    await sendDigest(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.state()).toBe('UNKNOWN')
    await feedback(world, 'Delivery')
    expect(await world.ports.sends.get(world.job.key)).toMatchObject({ state: 'SENT', messageId: 'ses-1' })
  })

  it.each([
    [['Bounce', 'Delivery', 'Send'], 'SENT', 'SES told: Bounce'],
    [['Complaint', 'Delivery', 'Bounce'], 'SENT', 'SES told: Complaint'],
    [['Delivery', 'Delivery', 'DeliveryDelay'], 'SENT', 'SES told: Delivery'],
    [['Delivery', 'Reject', 'Delivery'], 'REFUSED', 'SES told: Reject'],
  ])('keeps the weightiest of %j on record, in whatever order they come', async (events, state, reason) => {
    const world = await worldOf(ANA, DIGEST)
    await sendDigest(world.job, world.ports)
    for (const event of events) await feedback(world, event)
    expect(await world.ports.sends.get(world.job.key)).toMatchObject({ state, reason })
  })

  it('loses no event that comes while the sender notes that it has sent', async () => {
    const world = await worldOf(ANA, DIGEST)
    await sendDigest(world.job, world.ports)
    const { sends } = world.ports
    let looks = 0
    const moving: typeof sends = {
      ...sends,
      async byId(partner, id) {
        const claim = await sends.byId(partner, id)
        if (claim !== null && ++looks === 1) await sends.move(claim, { reason: 'moved meanwhile' })
        return claim
      },
    }
    await feedback({ ...world, ports: { ...world.ports, sends: moving } }, 'Bounce')
    expect(await sends.get(world.job.key)).toMatchObject({ reason: 'SES told: Bounce' })
  })

  it.each(['Delivery', 'Bounce'])(
    'settles the message when %s comes before the answer that is lost',
    async (event) => {
      const world = await worldOf(ANA, DIGEST)
      const mailer = {
        async send() {
          await feedback(world, event)
          return { kind: 'unknown', reason: 'time-out' } as const
        },
      }
      await sendDigest(world.job, { ...world.ports, mailer })
      const settled = { state: 'SENT', reason: `SES told: ${event}`, messageId: 'ses-1' }
      expect(await world.ports.sends.get(world.job.key)).toMatchObject(settled)
      world.pass(26 * 60 * MINUTE_MS)
      await sendDigest(world.job, world.ports)
      expect(world.mailer.sent).toEqual([])
      expect(await world.ports.sends.get(world.job.key)).toMatchObject(settled)
    },
  )

  it.each([
    ['while the lease of a sender that died lasts', 0, 'SENDING'],
    ['after its lease', 16 * MINUTE_MS, 'UNKNOWN'],
    ['days later', 3 * 24 * 60 * MINUTE_MS, 'UNCONFIRMED'],
  ])('settles the message %s, and it is never sent again', async (_, laterMs, before) => {
    const world = await worldOf(ANA, DIGEST)
    const mailer = { send: () => Promise.reject(new Crash()) }
    await sendDigest(world.job, { ...world.ports, mailer }).catch(() => undefined)
    world.pass(laterMs)
    for (const _settling of ['UNKNOWN', 'UNCONFIRMED']) {
      await sendDigest(world.job, world.ports)
      if (before === 'UNCONFIRMED') world.pass(laterMs)
    }
    expect(await world.state()).toBe(before)
    await feedback(world, 'Bounce', 'Permanent')
    for (const passes of [MINUTE_MS, 16 * MINUTE_MS, 25 * 60 * MINUTE_MS]) {
      world.pass(passes)
      await sendDigest(world.job, world.ports)
    }
    expect(world.mailer.sent).toEqual([])
    expect(await world.ports.sends.get(world.job.key)).toMatchObject({
      state: 'SENT',
      reason: 'SES told: Bounce',
    })
  })

  it('of a message whose claim was deleted to send it again says nothing of the new one', async () => {
    const world = await worldOf(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'unknown', reason: 'time-out' })
    await sendDigest(world.job, world.ports)
    const stays = await world.ports.sends.get(world.job.key)
    for (const event of ['Delivery', 'Reject']) await feedback(world, event, '', 'an earlier worker')
    expect(await world.ports.sends.get(world.job.key)).toEqual(stays)
    await feedback(world, 'Bounce', 'Permanent', 'an earlier worker')
    expect(await world.ports.sends.get(world.job.key)).toEqual(stays)
    expect(await world.ports.suppressions.find(world.job.key.partner, ANA.email)).not.toBeNull()
  })

  it('keeps a bounce on record, and events of nobody change nothing', async () => {
    const world = await worldOf(ANA, DIGEST)
    await sendDigest(world.job, world.ports)
    await feedback(world, 'Open')
    expect(await world.ports.sends.get(world.job.key)).toMatchObject({ reason: 'accepted by SES' })
    await feedback(world, 'Bounce')
    expect(await world.ports.sends.get(world.job.key)).toMatchObject({
      state: 'SENT',
      reason: 'SES told: Bounce',
    })
    const foreign = {
      event: 'Reject',
      detail: '',
      partner: world.job.key.partner,
      claimId: 'nobody',
      owner: null,
      messageId: 'x',
    }
    await recordFeedback(foreign, { ...world.ports, tell: () => undefined })
    expect(await world.state()).toBe('SENT')
  })
})

describe('an address that does not take mail', () => {
  const suppressed = (world: SendWorld) => world.ports.suppressions.find(world.job.key.partner, ANA.email)

  it.each([
    ['Bounce', 'Permanent', 'bounce'],
    ['Complaint', 'abuse', 'complaint'],
    ['Complaint', '', 'complaint'],
  ])('is suppressed after a %s (%s)', async (event, detail, cause) => {
    const world = await worldOf(ANA, DIGEST)
    await sendDigest(world.job, world.ports)
    await feedback(world, event, detail)
    expect(await suppressed(world)).toEqual({ recipient: ANA.email, cause, atMs: world.ports.clock() })
    expect(world.troubles).toEqual([
      {
        message: 'an address gets no more mail',
        partner: 'golden',
        about: 'digest 2026-W47',
        reason: `a ${cause}`,
      },
    ])
    expect(JSON.stringify(world.troubles)).not.toContain('@')
  })

  it.each([
    ['Bounce', 'Transient'],
    ['Bounce', 'Undetermined'],
    ['Complaint', 'not-spam'],
    ['Complaint', 'auth-failure'],
    ['Delivery', ''],
    ['Reject', ''],
  ])('is not suppressed after a %s (%s)', async (event, detail) => {
    const world = await worldOf(ANA, DIGEST)
    await sendDigest(world.job, world.ports)
    await feedback(world, event, detail)
    expect(await suppressed(world)).toBeNull()
    expect(world.troubles).toEqual([])
  })

  it('gets nothing that was waiting for the quota when it bounced', async () => {
    const world = await worldOf(ANA, DIGEST)
    world.mailer.outcomes.push({ kind: 'not-sent', reason: 'daily quota', waitMs: 60 * MINUTE_MS })
    await sendDigest(world.job, world.ports)
    const { partner, recipient } = world.job.key
    const bounced = { recipient, cause: 'bounce', atMs: world.ports.clock() } as const
    await world.ports.suppressions.add(partner, bounced)
    world.pass(60 * MINUTE_MS)
    await sendDigest(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.state()).toBe('REFUSED')
  })

  it('gets nothing more, and the ledger says why', async () => {
    const world = await worldOf(ANA, DIGEST)
    const { partner, recipient } = world.job.key
    await world.ports.suppressions.add(partner, {
      recipient: recipient.toUpperCase(),
      cause: 'bounce',
      atMs: Date.UTC(2026, 10, 16, 23, 30),
    })
    await sendDigest(world.job, world.ports)
    expect(world.mailer.sent).toEqual([])
    expect(await world.ports.sends.get(world.job.key)).toMatchObject({
      state: 'REFUSED',
      reason: 'no mail goes to this address since a bounce on 2026-11-17',
    })
  })

  it('is suppressed for its own partner alone', async () => {
    const world = await worldOf(ANA, DIGEST)
    const bounced = { recipient: ANA.email, cause: 'bounce', atMs: 0 } as const
    await world.ports.suppressions.add('another' as PartnerId, bounced)
    await sendDigest(world.job, world.ports)
    expect(world.mailer.sent).toHaveLength(1)
  })
})
