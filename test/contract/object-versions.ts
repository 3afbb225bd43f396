// The contract of every bucket whose versions can be listed and deleted.

import { beforeEach, describe, expect, it } from 'vitest'
import { byCodePoint } from '../../shared/domain/ids.ts'
import { AWKWARD_KEYS, type DropBucketBench } from './drop-bucket.ts'

export function objectVersionsContract(make: () => Promise<DropBucketBench>): void {
  describe('the versions of a bucket', () => {
    let bench: DropBucketBench

    beforeEach(async () => {
      bench = await make()
    })

    const listed = (prefix = '') => Array.fromAsync(bench.versions.list(prefix))

    async function text(key: string, version: string): Promise<string | null> {
      const body = await bench.versions.read(key, version)
      return body === null ? null : Buffer.concat(await Array.fromAsync(body)).toString()
    }

    it('are none at first', async () => {
      expect(await listed()).toEqual([])
    })

    it('are listed with delete markers, the current one of each key last', async () => {
      await bench.upload('a/1', 'old')
      await bench.upload('a/1', 'newer')
      await bench.upload('a/2', 'gone')
      await bench.remove('a/2')
      await bench.upload('b/1', 'elsewhere')
      const found = await listed('a/')
      expect(found.map(({ version: _, ...rest }) => rest)).toEqual([
        { key: 'a/1', isCurrent: false, isMarker: false, bytes: 3 },
        { key: 'a/1', isCurrent: true, isMarker: false, bytes: 5 },
        { key: 'a/2', isCurrent: false, isMarker: false, bytes: 4 },
        { key: 'a/2', isCurrent: true, isMarker: true, bytes: 0 },
      ])
      const texts = found.filter(({ isMarker }) => !isMarker).map(({ key, version }) => text(key, version))
      expect(await Promise.all(texts)).toEqual(['old', 'newer', 'gone'])
    })

    it('are deleted one by one, without an old one coming back', async () => {
      await bench.upload('a', 'first')
      await bench.upload('a', 'second')
      await bench.upload('b', 'removed')
      await bench.remove('b')
      await bench.upload('c', 'stays')
      for (const { key, version } of await listed()) {
        if (key === 'c') continue
        await bench.versions.delete(key, version)
        expect((await bench.bucket.head('a'))?.bytes ?? null).toBeOneOf([6, null])
        expect(await bench.bucket.head('b')).toBeNull()
        expect(await text(key, version)).toBeNull()
        await bench.versions.delete(key, version)
      }
      expect((await listed()).map(({ key }) => key)).toEqual(['c'])
      expect((await bench.bucket.head('c'))?.bytes).toBe(5)
    })

    it('may be more than fit into one page, of one key too', async () => {
      const keys = Array.from({ length: 12 }, (_, n) => `many/${n}`)
      for (const key of keys) await bench.upload(key, key)
      for (let n = 0; n < 20; n++) await bench.upload('many/5', `${n}`)
      const found = await listed('many/')
      expect([...new Set(found.map(({ key }) => key))]).toEqual(keys.sort(byCodePoint))
      const five = found.filter(({ key }) => key === 'many/5')
      expect(five).toHaveLength(21)
      expect(five.filter(({ isCurrent }) => isCurrent)).toEqual(five.slice(-1))
    })

    it.each(AWKWARD_KEYS)('are listed and deleted at %j', async (awkward) => {
      await bench.upload(awkward, 'content')
      const [found] = await listed()
      expect(found?.key).toBe(awkward)
      await bench.versions.delete(awkward, found?.version ?? '')
      expect(await listed()).toEqual([])
    })
  })
}
