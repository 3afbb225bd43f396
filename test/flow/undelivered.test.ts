// The next digest opens with what became of the last one: whom it did not reach, and why.

import { beforeEach, describe, expect, it } from 'vitest'
import type { SendClaim } from '../../shared/ports.ts'
import { ANA, GOLDEN, LI, type PublishWorld, publishWorld, seats } from './publish-world.ts'

const [W45, W46, W47] = ['2026-11-08', '2026-11-15', '2026-11-22'] as const

describe('last week’s digest', () => {
  let world: PublishWorld

  beforeEach(async () => {
    world = await publishWorld()
    for (const day of [W45, W46, W47])
      await world.put(`entitlements/${day}/a.csv`, seats(`contoso 10 9 ${LI}`))
  })

  const becomes = async (recipient: string, to: Partial<SendClaim>) => {
    const key = { partner: GOLDEN, recipient, kind: 'digest', period: '2026-W46' } as const
    const claim = await world.ports.sends.claim(key, 'worker', 0, 0)
    if (claim === null) throw new Error('the claim was free')
    await world.ports.sends.move(claim, to)
  }
  const told = async (recipient?: string) => {
    await world.publish(W47)
    return (await world.digest(W47, recipient)).undelivered
  }

  it('is not spoken of when everybody got it', async () => {
    await world.publish(W46)
    await becomes(ANA, { state: 'SENT', reason: 'accepted by SES' })
    await becomes(LI, { state: 'SENT', reason: 'SES told: Delivery' })
    expect(await told()).toEqual([])
  })

  it('is not spoken of when there never was one', async () => {
    expect(await told()).toEqual([])
  })

  it.each([
    ['UNKNOWN', 'time-out', 'unconfirmed'],
    ['UNCONFIRMED', 'no event from SES within a day', 'unconfirmed'],
    ['SENDING', 'handed to SES', 'unconfirmed'],
    ['CLAIMED', 'SES: daily quota', 'not_sent'],
    ['REFUSED', 'no mail goes to this address since a bounce on 2026-11-09', 'refused'],
    ['SENT', 'SES told: Bounce', 'bounced'],
  ] as const)('that stands at %s (%s) is %s', async (state, reason, how) => {
    await world.publish(W46)
    await becomes(ANA, { state: 'SENT', reason: 'accepted by SES' })
    await becomes(LI, { state, reason })
    expect(await told()).toEqual([{ week: '2026-W46', recipient: LI, how, reason }])
  })

  it('that nobody has taken is not sent', async () => {
    await world.publish(W46)
    await becomes(ANA, { state: 'SENT', reason: 'accepted by SES' })
    expect(await told()).toEqual([{ week: '2026-W46', recipient: LI, how: 'not_sent', reason: '' }])
  })

  it('is told to an account manager only as far as it is the own one', async () => {
    await world.publish(W46)
    await becomes(LI, { state: 'SENT', reason: 'SES told: Bounce' })
    expect((await told(LI)).map(({ recipient }) => recipient)).toEqual([LI])
  })

  it('is owed to nobody who is no recipient any more, or had nothing to read', async () => {
    await world.put(`entitlements/${W46}/a.csv`, seats('contoso 10 9 nobody@golden.example'))
    await world.publish(W46)
    await world.set({ recipients: [{ email: LI, name: 'Li', customers: 'all' }] })
    expect(await told(LI)).toEqual([])
  })

  it('that was never published is told to everybody, with the reason', async () => {
    await world.publish(W45)
    const waiting = { ...(await world.record(W45)), week: '2026-W46', recipients: [], snapshotKey: null }
    const reason = '2 keys are not read yet, golden/activity/2026-11-14/a.csv among them'
    await world.ports.digests.save({ ...waiting, state: 'waiting', reason }, null)
    expect((await told(LI))[0]).toEqual({ week: '2026-W46', recipient: null, how: 'not_made', reason })
  })

  it('that was never made keeps nobody from hearing what became of the one before', async () => {
    await world.publish(W45)
    const key = { partner: GOLDEN, recipient: LI, kind: 'digest', period: '2026-W45' } as const
    const claim = await world.ports.sends.claim(key, 'worker', 0, 0)
    if (claim === null) throw new Error('the claim was free')
    await world.ports.sends.move(claim, { state: 'UNCONFIRMED', reason: 'no event' })
    const ana = await world.ports.sends.claim({ ...key, recipient: ANA }, 'worker', 0, 0)
    if (ana !== null) await world.ports.sends.move(ana, { state: 'SENT' })
    expect(await told()).toEqual([
      { week: '2026-W46', recipient: null, how: 'not_made', reason: '' },
      { week: '2026-W45', recipient: LI, how: 'unconfirmed', reason: 'no event' },
    ])
  })

  it('that was not even begun is told as well, where there were digests before', async () => {
    await world.publish(W45)
    expect((await told())[0]).toEqual({ week: '2026-W46', recipient: null, how: 'not_made', reason: '' })
  })
})
