// What every ledger of digests must do.

import { beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { DigestLedger, DigestRecord, FrozenDigest } from '../../shared/ports.ts'
import { noise } from '../noise.ts'
import { partner } from './builders.ts'
import { race } from './race.ts'

/** So many that an item has no room for them. */
export function manyRecipients(seed: string, count = 6_000): FrozenDigest[] {
  return Array.from({ length: count }, (_, n) => ({
    recipient: `${noise(`${seed} ${n}`, 60)}@x.example`,
    contentKey: `digests/northwind/2026-W47/${noise(`${seed} key ${n}`, 64)}.json`,
    contentSha256: noise(`${seed} key ${n}`, 64),
    reason: '',
  }))
}

export function record(fields: Partial<DigestRecord> = {}): DigestRecord {
  return {
    partner: partner(),
    week: '2026-W47',
    asOf: dayOf('2026-11-22'),
    state: 'published',
    recipients: [
      { recipient: 'ana@x.example', contentKey: 'digests/1.json', contentSha256: 'ab', reason: '' },
      { recipient: 'li@x.example', contentKey: null, contentSha256: null, reason: 'no customers' },
    ],
    reason: 'all drops are in',
    snapshotKey: 'digests/northwind/2026-W47/ab.json',
    dueAtMs: 1_000,
    ...fields,
  }
}

export function digestLedgerContract(make: () => Promise<DigestLedger>): void {
  describe('a ledger of digests', () => {
    let ledger: DigestLedger

    beforeEach(async () => {
      ledger = await make()
    })

    const stored = () => ledger.get(partner(), '2026-W47')

    it('knows no digest at first', async () => {
      expect(await stored()).toBeNull()
    })

    it('gives back what is saved', async () => {
      expect(await ledger.save(record(), null)).toBe(true)
      expect(await stored()).toEqual(record())
    })

    it('keeps weeks and partners apart', async () => {
      await ledger.save(record(), null)
      expect(await ledger.get(partner(), '2026-W48')).toBeNull()
      expect(await ledger.get(partner('northwind-2'), '2026-W47')).toBeNull()
    })

    it('does not take a digest for new that is there', async () => {
      await ledger.save(record(), null)
      expect(await ledger.save(record({ state: 'waiting' }), null)).toBe(false)
      expect(await stored()).toEqual(record())
    })

    it('replaces what still stands as it was seen', async () => {
      const waiting = record({ state: 'waiting', recipients: [] })
      await ledger.save(waiting, null)
      expect(await ledger.save(record(), await stored())).toBe(true)
      expect(await stored()).toEqual(record())
      expect(await ledger.save(record({ reason: 'late' }), waiting)).toBe(false)
      expect(await stored()).toEqual(record())
    })

    it('knows a digest again in whatever order its fields come', async () => {
      await ledger.save(record(), null)
      const { partner: id, week, ...rest } = record()
      expect(await ledger.save(record({ state: 'none_due' }), { ...rest, week, partner: id })).toBe(true)
    })

    it('holds thousands of recipients, and what replaces them', { timeout: 120_000 }, async () => {
      const [first, second] = [manyRecipients('a'), manyRecipients('b')]
      expect(await ledger.save(record({ recipients: first }), null)).toBe(true)
      expect(await stored()).toEqual(record({ recipients: first }))
      expect(await ledger.save(record({ recipients: second }), record({ recipients: second }))).toBe(false)
      expect(await stored()).toEqual(record({ recipients: first }))
      expect(await ledger.save(record({ recipients: second }), await stored())).toBe(true)
      expect(await stored()).toEqual(record({ recipients: second }))
      expect(await ledger.save(record(), await stored())).toBe(true)
      expect(await stored()).toEqual(record())
    })

    it('does not replace what is not there', async () => {
      expect(await ledger.save(record(), record())).toBe(false)
      expect(await stored()).toBeNull()
    })

    it('lets one of many win', async () => {
      const saved = await race(8, (worker) => ledger.save(record({ reason: `worker ${worker}` }), null))
      expect(saved.filter(Boolean)).toHaveLength(1)
      expect((await stored())?.reason).toBe(`worker ${saved.indexOf(true)}`)
    })
  })
}
