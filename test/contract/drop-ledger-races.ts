// What must hold when several workers write to a ledger of drops at once.

import { beforeEach, describe, expect, it } from 'vitest'
import type { DropLedger } from '../../shared/ports.ts'
import { address, commitment, garbage, generation, pending } from './builders.ts'
import { race } from './race.ts'

const WORKERS = 8

export function dropLedgerRaces(make: () => Promise<DropLedger>): void {
  describe('races on a ledger of drops', () => {
    const drop = address()
    let ledger: DropLedger

    beforeEach(async () => {
      ledger = await make()
    })

    it('lets one of many commits win, and loses no generation', async () => {
      const ids = Array.from({ length: WORKERS }, (_, n) => `g${n}`)
      const won = await race(WORKERS, async (worker) => {
        await ledger.notePending(drop, pending(`g${worker}`, worker))
        return ledger.commit(drop, 0, commitment({ generation: generation(`g${worker}`) }), 2_000)
      })
      const record = await ledger.get(drop)
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(record?.commitment?.generation).toBe(`g${won.indexOf(true)}`)
      const others = record?.pending.map((reading) => reading.generation) ?? []
      expect([...others, `g${won.indexOf(true)}`].sort()).toEqual(ids)
    })

    it('either commits or abandons a reading, never both', async () => {
      await ledger.notePending(drop, pending('g1'))
      const [won] = await race(2, async (worker) => {
        if (worker === 0) return ledger.commit(drop, 0, commitment(), 2_000)
        await ledger.abandon(drop, pending('g1'), 2_000)
        return null
      })
      const record = await ledger.get(drop)
      expect(record?.pending).toEqual([])
      expect(record?.garbage).toEqual(won ? [] : [garbage('g1', 2_000)])
      expect(record?.commitment?.generation ?? null).toBe(won ? 'g1' : null)
    })
  })
}
