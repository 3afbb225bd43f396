// A digest opens with the recipients whom the last one did not reach, and why.

import { beforeEach, describe, expect, it } from 'vitest'
import { digestPlace } from '../../../../shared/domain/digest/digest-record.ts'
import type { EmailAddress } from '../../../../shared/domain/mail/email-address.ts'
import type { MessageRecord } from '../../../../shared/domain/mail/message-record.ts'
import { seats } from '../../../support/drop-lines.ts'
import { putMessage } from '../../../support/messages.ts'
import { ANA, GOLDEN, goldenWorld, LI, putGolden } from '../../../support/partners.ts'
import { digestRecord, frozenDigest, publishWeek } from '../../../support/publishing.ts'
import { upload } from '../../../support/reading.ts'
import { putRecord } from '../../../support/records.ts'
import type { World } from '../../../support/world.ts'

const [W45, W46, W47] = ['2026-11-08', '2026-11-15', '2026-11-22'] as const

describe('last week’s digest', () => {
  let world: World

  beforeEach(async () => {
    world = goldenWorld()
    for (const day of [W45, W46, W47])
      await upload(world, `entitlements/${day}/a.csv`, seats(`contoso 10 9 ${LI}`))
  })

  const becomes = (recipient: EmailAddress, to: Partial<MessageRecord>, period = '2026-W46') =>
    putMessage({ partner: GOLDEN, recipient, kind: 'digest', period }, to, world.ports)
  const told = async (recipient?: string) => {
    await publishWeek(world, W47)
    return (await frozenDigest(world, W47, recipient)).undelivered
  }

  it('is not mentioned when everybody received it', async () => {
    await publishWeek(world, W46)
    await becomes(ANA, { state: 'SENT' })
    await becomes(LI, { state: 'SENT', delivery: 'delivered' })
    expect(await told()).toEqual([])
  })

  it('is not mentioned when there never was one', async () => {
    expect(await told()).toEqual([])
  })

  it.each([
    ['UNKNOWN', 'unknown', 'time-out', 'unconfirmed'],
    ['UNCONFIRMED', 'unknown', 'no event from SES within a day', 'unconfirmed'],
    ['SENDING', 'unknown', 'handed to SES', 'unconfirmed'],
    ['CLAIMED', 'unknown', 'SES: daily quota', 'not_sent'],
    ['REFUSED', 'unknown', 'suppressed since a bounce on 2026-11-09', 'refused'],
    ['SENT', 'bounced', 'SES reports: Bounce', 'bounced'],
  ] as const)('in state %s, %s (%s) is reported as %s', async (state, delivery, reason, how) => {
    await publishWeek(world, W46)
    await becomes(ANA, { state: 'SENT' })
    await becomes(LI, { state, delivery, reason })
    expect(await told()).toEqual([{ week: '2026-W46', recipient: LI, how, reason }])
  })

  it('is not mentioned for somebody who has unsubscribed', async () => {
    await publishWeek(world, W46)
    await becomes(ANA, { state: 'SENT' })
    await becomes(LI, { state: 'REFUSED', code: 'unsubscribed', reason: 'unsubscribed from digest' })
    expect(await told()).toEqual([])
  })

  it('that no worker has claimed is reported as not sent', async () => {
    await publishWeek(world, W46)
    await becomes(ANA, { state: 'SENT' })
    expect(await told()).toEqual([{ week: '2026-W46', recipient: LI, how: 'not_sent', reason: '' }])
  })

  it('whose record is damaged is reported as unconfirmed', async () => {
    await publishWeek(world, W46)
    await becomes(ANA, { state: 'SENT' })
    await becomes(LI, { state: 'LOST' as MessageRecord['state'] })
    const reason = 'its record is damaged'
    expect(await told()).toEqual([{ week: '2026-W46', recipient: LI, how: 'unconfirmed', reason }])
  })

  it('is reported to an account manager only if it was their own', async () => {
    await publishWeek(world, W46)
    await becomes(LI, { state: 'SENT', delivery: 'bounced' })
    expect((await told(LI)).map(({ recipient }) => recipient)).toEqual([LI])
  })

  it('is not mentioned for former recipients or those who had nothing to read', async () => {
    await upload(world, `entitlements/${W46}/a.csv`, seats('contoso 10 9 nobody@golden.example'))
    await publishWeek(world, W46)
    putGolden(world, { recipients: [{ email: LI, name: 'Li', customers: 'all' }] })
    expect(await told(LI)).toEqual([])
  })

  it('is reported to everybody, with the reason, if it was never published', async () => {
    await publishWeek(world, W45)
    const waiting = {
      ...(await digestRecord(world, W45)),
      week: '2026-W46',
      recipients: [],
      snapshotKey: null,
    }
    const reason = '2 keys are not read yet, golden/activity/2026-11-14/a.csv among them'
    const record = { ...waiting, state: 'waiting', reason } as const
    await putRecord(digestPlace(GOLDEN, '2026-W46'), record, world.ports)
    expect((await told(LI))[0]).toEqual({ week: '2026-W46', recipient: null, how: 'not_made', reason })
  })

  it('is reported along with undelivered messages of the week before, if it was never made', async () => {
    await publishWeek(world, W45)
    await becomes(LI, { state: 'UNCONFIRMED', reason: 'no event' }, '2026-W45')
    await becomes(ANA, { state: 'SENT' }, '2026-W45')
    expect(await told()).toEqual([
      { week: '2026-W46', recipient: null, how: 'not_made', reason: '' },
      { week: '2026-W45', recipient: LI, how: 'unconfirmed', reason: 'no event' },
    ])
  })

  it('is reported even if it was never started, after earlier digests', async () => {
    await publishWeek(world, W45)
    expect((await told())[0]).toEqual({ week: '2026-W46', recipient: null, how: 'not_made', reason: '' })
  })
})
