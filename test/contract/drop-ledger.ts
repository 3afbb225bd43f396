// What every ledger of drops must do.

import { beforeEach, describe, expect, it } from 'vitest'
import type { DropLedger } from '../../shared/ports.ts'
import { address, commitment, garbage, generation, outcome, pending } from './builders.ts'
import { dropLedgerLists } from './drop-ledger-lists.ts'
import { dropLedgerRaces } from './drop-ledger-races.ts'

export function dropLedgerContract(make: () => Promise<DropLedger>): void {
  describe('a ledger of drops', () => {
    const drop = address()
    let ledger: DropLedger

    beforeEach(async () => {
      ledger = await make()
    })

    async function committed(id: string, revision: number): Promise<void> {
      await ledger.notePending(drop, pending(id))
      await ledger.commit(drop, revision, commitment({ generation: generation(id) }), 2_000)
    }

    it('has no record of a key that nobody looked at', async () => {
      expect(await ledger.get(drop)).toBeNull()
    })

    it('makes a record when a reading begins', async () => {
      await ledger.notePending(drop, pending('g1', 1_234))
      expect(await ledger.get(drop)).toEqual({
        address: drop,
        revision: 0,
        commitment: null,
        committedAtMs: 0,
        toldRevision: 0,
        toldAtMs: 0,
        pending: [pending('g1', 1_234)],
        garbage: [],
      })
    })

    it.each([
      'northwind/entitlements/2026-11-22/customer=Contoso GmbH/ünïcode + 100%.csv',
      'northwind/support/1999-12-31/a\nb#c|d\u0001.json',
    ])('gives back the address of %j', async (key) => {
      await ledger.notePending(address(key), pending('g1'))
      expect((await ledger.get(address(key)))?.address).toEqual(address(key))
    })

    it('keeps every reading under way once', async () => {
      await ledger.notePending(drop, pending('g1', 1_000))
      await ledger.notePending(drop, pending('g2', 2_000))
      await ledger.notePending(drop, pending('g1', 1_000))
      expect((await ledger.get(drop))?.pending).toEqual([pending('g1', 1_000), pending('g2', 2_000)])
    })

    it('gives a commitment back as it was made', async () => {
      const made = commitment({
        replaced: { rows: 117, customers: 4 },
        stagedRejectsKey: 'staging/1.csv',
        stagedWordsKey: 'staging/1.json',
        outcome: outcome({
          container: null,
          effectiveDay: null,
          refused: { code: 'not_text', message: 'No.' },
        }),
      })
      await ledger.notePending(drop, pending('g1'))
      expect(await ledger.commit(drop, 0, made, 2_000)).toBe(true)
      expect(await ledger.get(drop)).toEqual({
        address: drop,
        revision: 1,
        commitment: made,
        committedAtMs: 2_000,
        toldRevision: 0,
        toldAtMs: 0,
        pending: [],
        garbage: [],
      })
    })

    it('makes the old generation garbage, whatever takes its place', async () => {
      await committed('g1', 0)
      await ledger.notePending(drop, pending('g2', 3_000))
      await ledger.commit(drop, 1, commitment({ generation: generation('g2') }), 4_000)
      await ledger.commit(drop, 2, commitment({ generation: null, status: 'deleted' }), 5_000)
      const record = await ledger.get(drop)
      expect(record?.revision).toBe(3)
      expect(record?.commitment?.status).toBe('deleted')
      expect(record?.garbage).toEqual([garbage('g1', 4_000), garbage('g2', 5_000)])
    })

    it('leaves other readings under way alone when one commits', async () => {
      await ledger.notePending(drop, pending('g0', 500))
      await committed('g1', 0)
      expect((await ledger.get(drop))?.pending).toEqual([pending('g0', 500)])
    })

    it('commits a refusal without a reading, and makes the record for it', async () => {
      const refused = commitment({ generation: null, status: 'refused', partnerKnown: false })
      expect(await ledger.commit(drop, 0, refused, 2_000)).toBe(true)
      expect((await ledger.get(drop))?.commitment).toEqual(refused)
      expect(await Array.fromAsync(ledger.partners())).toEqual(['northwind'])
    })

    it.each([0, 2])('changes nothing when revision 1 is committed as if it were %i', async (seen) => {
      await committed('g1', 0)
      await ledger.notePending(drop, pending('g2', 3_000))
      const before = await ledger.get(drop)
      expect(await ledger.commit(drop, seen, commitment({ generation: generation('g2') }), 4_000)).toBe(false)
      expect(await ledger.get(drop)).toEqual(before)
    })

    it('does not commit a generation that is not under way', async () => {
      await ledger.notePending(drop, pending('g1'))
      await ledger.abandon(drop, pending('g1'), 2_000)
      expect(await ledger.commit(drop, 0, commitment(), 3_000)).toBe(false)
      expect(await ledger.commit(drop, 0, commitment({ generation: generation('g9') }), 3_000)).toBe(false)
      expect((await ledger.get(drop))?.revision).toBe(0)
    })

    it('turns an abandoned reading into garbage', async () => {
      await ledger.notePending(drop, pending('g1', 1_000))
      await ledger.abandon(drop, pending('g1', 1_000), 2_000)
      const record = await ledger.get(drop)
      expect(record?.pending).toEqual([])
      expect(record?.garbage).toEqual([garbage('g1', 2_000)])
    })

    it('never makes garbage of what is committed', async () => {
      await committed('g1', 0)
      await ledger.abandon(drop, pending('g1'), 3_000)
      expect((await ledger.get(drop))?.garbage).toEqual([])
      expect((await ledger.get(drop))?.commitment?.generation).toBe('g1')
    })

    it('makes no record by abandoning or forgetting', async () => {
      await ledger.abandon(drop, pending('g1'), 2_000)
      await ledger.forget(drop, [garbage('g1', 2_000)])
      await ledger.forget(drop, [])
      expect(await ledger.get(drop)).toBeNull()
    })

    it('notes a receipt of the revision that stands, and of no other', async () => {
      await committed('g1', 0)
      expect(await ledger.told(drop, 1, 3_000)).toBe(true)
      expect(await ledger.get(drop)).toMatchObject({ toldRevision: 1, committedAtMs: 2_000, toldAtMs: 3_000 })
      await committed('g2', 1)
      expect(await ledger.told(drop, 1, 4_000)).toBe(false)
      expect(await ledger.get(drop)).toMatchObject({ toldRevision: 1, toldAtMs: 3_000 })
      expect(await ledger.told(address('northwind/activity/2026-11-20/other.csv'), 1, 4_000)).toBe(false)
    })

    it('forgets the generations it is told to, and keeps the others', async () => {
      for (const [n, id] of ['g1', 'g2', 'g3', 'g4'].entries()) await ledger.notePending(drop, pending(id, n))
      await ledger.abandon(drop, pending('g1', 0), 5_000)
      await ledger.abandon(drop, pending('g2', 1), 6_000)
      await ledger.forget(drop, [garbage('g1', 5_000)])
      const record = await ledger.get(drop)
      expect(record?.garbage).toEqual([garbage('g2', 6_000)])
      expect(record?.pending).toEqual([pending('g3', 2), pending('g4', 3)])
    })
  })
  dropLedgerLists(make)
  dropLedgerRaces(make)
}
