// What every list of suppressed addresses must do.

import { beforeEach, describe, expect, it } from 'vitest'
import type { Suppression, SuppressionList } from '../../shared/ports.ts'
import { partner } from './builders.ts'
import { race } from './race.ts'

const BOUNCED: Suppression = { recipient: 'Ana@Northwind.example', cause: 'bounce', atMs: 1_000 }

export function suppressionListContract(make: () => Promise<SuppressionList>): void {
  describe('a list of suppressed addresses', () => {
    let list: SuppressionList

    beforeEach(async () => {
      list = await make()
    })

    const listed = () => Array.fromAsync(list.list(partner()))

    it('holds nobody at first', async () => {
      expect(await list.find(partner(), 'ana@northwind.example')).toBeNull()
      expect(await listed()).toEqual([])
    })

    it('finds an address in any case', async () => {
      await list.add(partner(), BOUNCED)
      expect(await list.find(partner(), 'ana@northwind.EXAMPLE')).toEqual(BOUNCED)
      expect(await list.find(partner(), 'nana@northwind.example')).toBeNull()
    })

    it('keeps partners apart', async () => {
      await list.add(partner(), BOUNCED)
      expect(await list.find(partner('northwind-2'), BOUNCED.recipient)).toBeNull()
    })

    it('keeps the first cause', async () => {
      await list.add(partner(), BOUNCED)
      await list.add(partner(), {
        ...BOUNCED,
        recipient: BOUNCED.recipient.toLowerCase(),
        cause: 'complaint',
      })
      expect(await listed()).toEqual([BOUNCED])
    })

    it('lists addresses in their order', async () => {
      const addresses = ['li@x.example', "o'connor+#1@x.example", 'ana@x.example']
      for (const recipient of addresses) await list.add(partner(), { ...BOUNCED, recipient })
      expect((await listed()).map(({ recipient }) => recipient)).toEqual([
        'ana@x.example',
        'li@x.example',
        "o'connor+#1@x.example",
      ])
    })

    it('removes an address in any case, and takes it again', async () => {
      await list.add(partner(), BOUNCED)
      expect(await list.remove(partner('northwind-2'), BOUNCED.recipient)).toBe(false)
      expect(await list.remove(partner(), 'ana@northwind.EXAMPLE')).toBe(true)
      expect(await listed()).toEqual([])
      expect(await list.remove(partner(), BOUNCED.recipient)).toBe(false)
      await list.add(partner(), { ...BOUNCED, atMs: 2_000 })
      expect(await listed()).toEqual([{ ...BOUNCED, atMs: 2_000 }])
    })

    it('keeps one of many that are added at once', async () => {
      await race(8, (worker) => list.add(partner(), { ...BOUNCED, atMs: worker }))
      expect(await listed()).toHaveLength(1)
    })
  })
}
