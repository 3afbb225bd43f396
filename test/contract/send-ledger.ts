// What every ledger of sends must do: at most one message per partner, recipient, kind and week.

import { beforeEach, describe, expect, it } from 'vitest'
import type { SendClaim, SendLedger, SendState } from '../../shared/ports.ts'
import { partner, sendKey } from './builders.ts'
import { race } from './race.ts'

const WORKERS = 8

export function sendLedgerContract(make: () => Promise<SendLedger>): void {
  describe('a ledger of sends', () => {
    const key = sendKey()
    let ledger: SendLedger

    beforeEach(async () => {
      ledger = await make()
    })

    async function claimed(fields: Partial<typeof key> = {}): Promise<SendClaim> {
      const claim = await ledger.claim(sendKey(fields), 'worker 1', 2_000, 1_000)
      if (claim === null) throw new Error('the claim was not free')
      return claim
    }

    it('knows no claim at first', async () => {
      expect(await ledger.get(key)).toBeNull()
    })

    it('gives a new claim to who asks first', async () => {
      const claim = await ledger.claim(key, 'worker 1', 2_000, 1_000)
      expect(claim).toEqual({
        key,
        id: claim?.id,
        state: 'CLAIMED',
        owner: 'worker 1',
        leaseUntilMs: 2_000,
        notBeforeMs: 0,
        messageId: null,
        reason: 'claimed',
        atMs: 1_000,
      })
      expect(await ledger.get(key)).toEqual(claim)
    })

    it('gives no claim away while its lease lasts, not even to its owner', async () => {
      await claimed()
      expect(await ledger.claim(key, 'worker 2', 9_000, 1_999)).toBeNull()
      expect(await ledger.claim(key, 'worker 1', 2_000, 1_000)).toBeNull()
    })

    it('gives a claim to somebody else when its lease is over', async () => {
      const { id } = await claimed()
      const next = await ledger.claim(key, 'worker 2', 9_000, 2_000)
      expect(next).toMatchObject({
        id,
        state: 'CLAIMED',
        owner: 'worker 2',
        leaseUntilMs: 9_000,
        atMs: 2_000,
      })
    })

    it('gives no claim away before its waiting time has passed', async () => {
      await ledger.move(await claimed(), { leaseUntilMs: 0, notBeforeMs: 5_000, reason: 'quota' })
      expect(await ledger.claim(key, 'worker 2', 9_000, 4_999)).toBeNull()
      expect(await ledger.claim(key, 'worker 2', 9_000, 5_000)).toMatchObject({
        notBeforeMs: 5_000,
        reason: 'quota',
      })
    })

    it.each<SendState>(['SENDING', 'SENT', 'REFUSED', 'UNKNOWN', 'UNCONFIRMED'])(
      'never gives away what is %s',
      async (state) => {
        await ledger.move(await claimed(), { state, leaseUntilMs: 0 })
        expect(await ledger.claim(key, 'worker 2', 9_000_000, 8_000_000)).toBeNull()
      },
    )

    it('moves a claim on, and says what it has become', async () => {
      const claim = await claimed()
      const sending = await ledger.move(claim, { state: 'SENDING', reason: 'handed to SES', atMs: 1_100 })
      expect(sending).toEqual({ ...claim, state: 'SENDING', reason: 'handed to SES', atMs: 1_100 })
      if (sending === null) return
      const sent = await ledger.move(sending, { state: 'SENT', messageId: 'm1', atMs: 1_200 })
      expect(sent).toEqual({ ...sending, state: 'SENT', messageId: 'm1', atMs: 1_200 })
      expect(await ledger.get(key)).toEqual(sent)
    })

    it.each<Partial<SendClaim>>([
      { state: 'SENDING' },
      { owner: 'worker 2' },
      { leaseUntilMs: 3_000 },
      { notBeforeMs: 1 },
      { messageId: 'm1' },
      { reason: 'another' },
      { atMs: 1_001 },
    ])('does not move a claim that has meanwhile become %j', async (change) => {
      const seen = await claimed()
      const moved = await ledger.move(seen, change)
      expect(await ledger.move(seen, { state: 'UNKNOWN' })).toBeNull()
      expect(await ledger.get(key)).toEqual(moved)
    })

    it('does not move a claim that nobody made', async () => {
      const claim = await claimed()
      const other = { ...claim, key: sendKey({ period: '2026-W48' }) }
      expect(await ledger.move(other, { state: 'SENT' })).toBeNull()
      expect(await ledger.get(other.key)).toBeNull()
    })

    it('finds a claim by its id, which fits into a tag', async () => {
      const claim = await claimed({ recipient: 'o\'connor+"x"@ünïcode.example' })
      expect(claim.id).toMatch(/^[A-Za-z0-9_-]{1,256}$/)
      expect(await ledger.byId(partner(), claim.id)).toEqual(claim)
      expect(await ledger.byId(partner('northwind-2'), claim.id)).toBeNull()
      expect(await ledger.byId(partner(), 'digest_2026-W47_0')).toBeNull()
      expect(await ledger.byId(partner(), '')).toBeNull()
    })

    it('takes an address for the same in any case', async () => {
      const claim = await claimed({ recipient: 'Ana@Northwind.example' })
      expect(
        await ledger.claim(sendKey({ recipient: 'ana@northwind.EXAMPLE' }), 'worker 2', 3_000, 1_000),
      ).toBeNull()
      expect(await ledger.get(sendKey({ recipient: 'ANA@northwind.example' }))).toEqual(claim)
    })

    it('keeps the kinds of messages apart', async () => {
      const digest = await claimed({ period: 'p' })
      const refusal = await claimed({ kind: 'refusal', period: 'p' })
      const gap = await claimed({ kind: 'gap', period: 'p' })
      expect(new Set([digest.id, refusal.id, gap.id]).size).toBe(3)
      for (const claim of [digest, refusal, gap]) {
        expect(await ledger.get(claim.key)).toEqual(claim)
        expect(await ledger.byId(partner(), claim.id)).toEqual(claim)
        expect(await Array.fromAsync(ledger.list(partner(), claim.key.kind, 'p'))).toEqual([claim])
      }
    })

    it('takes the period of a gap, which says what stopped when', async () => {
      const claim = await claimed({ kind: 'gap', period: 'activity-2026-11-15_support-2026-11-12' })
      expect(await ledger.byId(partner(), claim.id)).toEqual(claim)
    })

    it('lists the claims of a partner and a week', async () => {
      await claimed({ recipient: 'a@x.example' })
      await claimed({ recipient: 'b@x.example' })
      await claimed({ recipient: 'a@x.example', period: '2026-W48' })
      await claimed({ recipient: 'a@x.example', partner: partner('northwind-2') })
      const listed = await Array.fromAsync(
        ledger.list(partner(), 'digest', '2026-W47'),
        (claim) => claim.key.recipient,
      )
      expect(listed.sort()).toEqual(['a@x.example', 'b@x.example'])
    })

    it('lets one of many claims win', async () => {
      const claims = await race(WORKERS, (worker) => ledger.claim(key, `worker ${worker}`, 2_000, 1_000))
      const [winner, ...others] = claims.filter((claim) => claim !== null)
      expect(others).toEqual([])
      expect(await ledger.get(key)).toEqual(winner)
    })

    it('lets one of many equal claims win', async () => {
      const claims = await race(WORKERS, () => ledger.claim(key, 'the same', 2_000, 1_000))
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
    })

    it('lets one of many equal moves win', async () => {
      const claim = await claimed()
      const moves = await race(WORKERS, () => ledger.move(claim, { state: 'SENDING' }))
      expect(moves.filter((moved) => moved !== null)).toEqual([{ ...claim, state: 'SENDING' }])
    })
  })
}
