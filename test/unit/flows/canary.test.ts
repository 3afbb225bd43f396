// A canary is in no alert, no event and no count; another partner in the same circumstances is in all of them.

import type { SQSEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { createHandler } from '../../../functions/ingest-drop.ts'
import { wire } from '../../../shared/adapters/wiring.ts'
import { PoisonInput } from '../../../shared/domain/errors.ts'
import type { MessageKey } from '../../../shared/domain/mail/message-record.ts'
import { messageIdOf } from '../../../shared/domain/mail/message-record.ts'
import type { Partner } from '../../../shared/domain/settings.ts'
import { reconcile } from '../../../shared/flows/ingest/reconcile.ts'
import { publish } from '../../../shared/flows/publish/publish.ts'
import { recordFeedback } from '../../../shared/flows/send/record-feedback.ts'
import { email } from '../../support/messages.ts'
import { MONDAY_8_MADRID, planAt, putDigest, putDigestMessage } from '../../support/planning.ts'
import { collected } from '../../support/stream.ts'
import { createWorld, type World } from '../../support/world.ts'
import { partnerOf, recipient } from '../domain/digest/portfolios.ts'

const DAY_MS = 24 * 3_600_000
const KEY = 'golden/entitlements/2026-11-22/all.csv'
const LINES = ['customer_id,product_sku,licenses_sold,licenses_assigned', 'contoso,E3,40,4']

const kinds = [
  { who: 'a canary', partner: partnerNamed('success@simulator.amazonses.com', true), isSilent: true },
  { who: 'another partner', partner: partnerNamed('ana@golden.example', false), isSilent: false },
]

describe.each(kinds)('$who', ({ partner, isSilent }) => {
  it(`${isSilent ? 'has no' : 'has an'} alert about a digest that is late`, async () => {
    const world = worldOf(partner)
    await putDigest(world)
    await planAt(world, MONDAY_8_MADRID + DAY_MS)
    expect(world.alerts).toHaveLength(isSilent ? 0 : 1)
  })

  it(`${isSilent ? 'has no' : 'has an'} alert about mail that was not confirmed`, async () => {
    const world = worldOf(partner)
    const key = messageTo(partner)
    const mailed = { recipient: key.recipient, contentKey: 'digests/x', contentSha256: 'abc', reason: '' }
    await putDigest(world, { recipients: [mailed] })
    await putDigestMessage(world, { state: 'UNKNOWN' }, key)
    await planAt(world, MONDAY_8_MADRID + 2 * DAY_MS)
    const about = world.alerts.filter(({ message }) => message.includes('may not have arrived'))
    expect(about).toHaveLength(isSilent ? 0 : 1)
  })

  it(`${isSilent ? 'has no' : 'has an'} alert about an address that bounced`, async () => {
    const world = worldOf(partner)
    const key = messageTo(partner)
    await putDigestMessage(world, { state: 'SENT', owner: 'worker', messageId: 'ses-1' }, key)
    const bounce = { event: 'Bounce', detail: 'Permanent', owner: 'worker', messageId: 'ses-1' }
    await recordFeedback({ ...bounce, partner: key.partner, claimId: messageIdOf(key) }, world.ports)
    expect(world.alerts).toHaveLength(isSilent ? 0 : 1)
  })

  it(`${isSilent ? 'has no' : 'has an'} alert about a drop that cannot be stored`, async () => {
    const world = worldOf(partner)
    world.put(KEY, LINES)
    const sheets = { ...world.ports.sheets, put: () => Promise.reject(new PoisonInput('too much')) }
    await reconcile(KEY, { ...world.ports, sheets })
    expect(world.alerts).toHaveLength(isSilent ? 0 : 1)
  })

  it(`${isSilent ? 'has no' : 'has an'} alert about its logo`, async () => {
    const world = worldOf({ ...partner, branding: { color: null, logo: 'missing.png', contact: null } })
    await publish({ partner: partner.id, asOf: '2026-11-22', dueAtMs: MONDAY_8_MADRID }, world.ports)
    expect(world.alerts).toHaveLength(isSilent ? 0 : 1)
  })

  it(`${isSilent ? 'announces nothing' : 'announces its digest'} to other programs`, async () => {
    const world = worldOf(partner)
    world.put(KEY, LINES)
    await reconcile(KEY, world.ports)
    await publish({ partner: partner.id, asOf: '2026-11-22', dueAtMs: MONDAY_8_MADRID }, world.ports)
    const kindsOfJobs = world.jobs.take().map(({ kind }) => kind)
    expect(kindsOfJobs).toContain('send')
    expect(kindsOfJobs.includes('announce')).toBe(!isSilent)
  })

  it(`${isSilent ? 'is not counted' : 'is counted'} among drops and rejected rows`, async () => {
    const world = worldOf(partner)
    world.put(KEY, [...LINES, 'fabrikam,E3,twelve,12'])
    const { stream, text } = collected()
    const { log, counters, requestUnits } = wire({}, stream)
    const deadLetters = { put: () => Promise.reject(new Error('nothing may be dead-lettered')) }
    const body = JSON.stringify({ kind: 'reconcile', keys: [KEY] })
    const event = { Records: [{ messageId: 'one', body, attributes: { ApproximateReceiveCount: '1' } }] }
    const handler = createHandler({ ...world.ports, log, counters, requestUnits, deadLetters })
    await handler(event as unknown as SQSEvent, { functionName: 'ingest-drop' } as never)
    expect(Object.keys(world.reports.texts())).toContain(`receipts/${KEY}.receipt.json`)
    for (const counter of ['"DropsRead":1', '"RowsRejected":1', '"ReceiptLag"'])
      expect(text().includes(counter)).toBe(!isSilent)
  })
})

function partnerNamed(address: string, canary: boolean): Partner {
  return partnerOf({ canary, recipients: [recipient(address, 'all')] })
}

function worldOf(partner: Partner): World {
  return createWorld({ nowMs: MONDAY_8_MADRID, partners: [partner] })
}

function messageTo({ id, recipients }: Partner): MessageKey {
  const to = recipients[0]?.email ?? email('nobody@golden.example')
  return { partner: id, recipient: to, kind: 'digest', period: '2026-W47' }
}
