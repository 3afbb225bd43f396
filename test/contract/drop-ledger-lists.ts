// What lists of a ledger of drops must hold.

import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { DropLedger } from '../../shared/ports.ts'
import { address, commitment, outcome, partner, pending } from './builders.ts'

export function dropLedgerLists(make: () => Promise<DropLedger>): void {
  describe('lists of a ledger of drops', () => {
    let ledger: DropLedger

    beforeEach(async () => {
      ledger = await make()
    })

    it('lists a partner by dataset and key day, and nobody else', async () => {
      const keys = [
        'northwind/entitlements/2026-11-14/all.csv',
        'northwind/entitlements/2026-11-22/all.csv',
        'northwind/activity/2026-11-20/day.csv',
        'northwind/support/2026-11-01/calls.csv',
      ]
      for (const key of [...keys].reverse()) await ledger.notePending(address(key), pending('g1'))
      await ledger.notePending(address('northwind-2/activity/2026-11-20/day.csv'), pending('g1'))
      const listed = await Array.fromAsync(ledger.list(partner()), (record) => record.address.key)
      expect(listed).toEqual(keys)
    })

    it('lists a range with both its days', async () => {
      for (const day of ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']) {
        await ledger.notePending(address(`northwind/activity/${day}/day.csv`), pending('g1'))
      }
      await ledger.notePending(address('northwind/support/2026-11-02/calls.csv'), pending('g1'))
      const range = { dataset: 'activity', from: dayOf('2026-11-01'), to: dayOf('2026-11-03') } as const
      const listed = await Array.fromAsync(ledger.list(partner(), range), (record) => record.address.key)
      expect(listed.map((key) => key.split('/')[2])).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
    })

    it('lists more than fits into one page', async () => {
      const message = randomBytes(30_000).toString('base64')
      const keys = Array.from({ length: 60 }, (_, n) => `northwind/support/2026-11-01/${n}.csv`)
      for (const key of keys) {
        const refused = { code: 'not_text', message } as const
        const said = commitment({ generation: null, outcome: outcome({ refused }) })
        await ledger.commit(address(key), 0, said, 1_000)
      }
      const listed = await Array.fromAsync(ledger.list(partner()), (record) => record.address.key)
      expect(listed.sort()).toEqual(keys.sort())
    })

    it('knows every partner with a record, each once', async () => {
      for (const key of ['b2/support/2026-11-01/x', 'a1/support/2026-11-01/x', 'a1/support/2026-11-02/y']) {
        await ledger.notePending(address(key), pending('g1'))
      }
      expect(await Array.fromAsync(ledger.partners())).toEqual(['a1', 'b2'])
    })
  })
}
