// What SES tells of messages: claims that are settled by it, and addresses that get no more mail.

import { describe, expect, it } from 'vitest'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { recordFeedback } from '../../shared/flows/send/record-feedback.ts'
import { sendDigest } from '../../shared/flows/send/send-digest.ts'
import { digestOf } from '../unit/digest/portfolios.ts'
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
      messageId: 'x',
    }
    await recordFeedback(foreign, world.ports)
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
      reason: 'suppressed after a bounce on 2026-11-17',
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
