// The contract of whoever moves drops: exactly one version goes to a key that holds nothing, and nothing is lost.

import { beforeEach, describe, expect, it } from 'vitest'
import type { DropMover } from '../../shared/ports/objects.ts'
import { AWKWARD_KEYS, type DropBucketBench } from './drop-bucket.ts'

export interface DropMoverBench extends DropBucketBench {
  readonly mover: DropMover
}

export function dropMoverContract(make: () => Promise<DropMoverBench>): void {
  describe('a mover of drops', () => {
    const [from, to] = ['northwind/activity/2026-11-20/a.csv', 'northwind/support/2026-11-20/a.csv']
    let bench: DropMoverBench

    beforeEach(async () => {
      bench = await make()
    })

    async function headOf(key: string) {
      const head = await bench.bucket.head(key)
      if (head === null) throw new Error(`${key} is missing`)
      return head
    }

    async function content(key: string): Promise<string | null> {
      const head = await bench.bucket.head(key)
      if (head === null) return null
      return Buffer.concat(
        await Array.fromAsync((await bench.bucket.read(key, head.version)) ?? []),
      ).toString()
    }

    it('moves an object, and keeps its old version', async () => {
      await bench.upload(from, 'one')
      const seen = await headOf(from)
      expect(await bench.mover.move(from, seen, to)).toBe('moved')
      expect([await content(from), await content(to)]).toEqual([null, 'one'])
      expect(await bench.versions.read(from, seen.version)).not.toBeNull()
    })

    it.each(AWKWARD_KEYS)('moves from and to %j', async (awkward) => {
      await bench.upload(awkward, 'one')
      expect(await bench.mover.move(awkward, await headOf(awkward), `${awkward}.moved`)).toBe('moved')
      expect([await content(awkward), await content(`${awkward}.moved`)]).toEqual([null, 'one'])
    })

    it('moves nothing onto what a key holds', async () => {
      await bench.upload(from, 'one')
      await bench.upload(to, 'other')
      expect(await bench.mover.move(from, await headOf(from), to)).toBe('taken')
      expect([await content(from), await content(to)]).toEqual(['one', 'other'])
    })

    it('moves nothing that was replaced or deleted meanwhile', async () => {
      await bench.upload(from, 'one')
      const seen = await headOf(from)
      await bench.upload(from, 'two')
      expect(await bench.mover.move(from, seen, to)).toBe('gone')
      expect([await content(from), await content(to)]).toEqual(['two', null])
      await bench.remove(from)
      expect(await bench.mover.move(from, seen, to)).toBe('gone')
      expect(await content(to)).toBeNull()
    })
  })
}
