// The contract of every reports bucket.

import { beforeEach, describe, expect, it } from 'vitest'
import type { ReportBucket } from '../../shared/ports/objects.ts'
import { AWKWARD_KEYS } from './drop-bucket.ts'
import { race } from './race.ts'
import { reportWriterContract } from './report-writer.ts'

const TEXT = 'text/plain; charset=utf-8'

export function reportBucketContract(make: () => Promise<ReportBucket>): void {
  describe('a reports bucket', () => {
    let bucket: ReportBucket

    beforeEach(async () => {
      bucket = await make()
    })

    async function text(key: string): Promise<string | null> {
      const found = await bucket.get(key)
      return found === null ? null : Buffer.from(found.body).toString()
    }

    it('is empty at first', async () => {
      expect(await bucket.get('a')).toBeNull()
      expect(await bucket.read('a')).toBeNull()
      expect(await bucket.etag('a')).toBeNull()
    })

    it('streams an object', async () => {
      const content = Buffer.alloc(300_000, 'ünïcode')
      await bucket.put('a', content, TEXT)
      const chunks = await Array.fromAsync((await bucket.read('a')) ?? [])
      expect(Buffer.concat(chunks).equals(content)).toBe(true)
    })

    it('returns text and bytes', async () => {
      const etag = await bucket.put('a', 'ünïcode', TEXT)
      expect(await text('a')).toBe('ünïcode')
      expect((await bucket.get('a'))?.etag).toBe(etag)
      expect(await bucket.etag('a')).toBe(etag)
      await bucket.put('a', Uint8Array.of(0, 255, 10), 'application/octet-stream')
      expect([...((await bucket.get('a'))?.body ?? [])]).toEqual([0, 255, 10])
      await bucket.put('a', '', TEXT)
      expect(await text('a')).toBe('')
    })

    it.each(AWKWARD_KEYS)('stores, copies and lists %j', async (awkward) => {
      await bucket.put(awkward, 'content', TEXT)
      expect(await bucket.copy(awkward, `${awkward}.copy`)).toBe('copied')
      expect(await text(`${awkward}.copy`)).toBe('content')
      const listed = await Array.fromAsync(bucket.list(awkward.slice(0, 20)), ({ key }) => key)
      expect(listed).toEqual([awkward, `${awkward}.copy`])
    })

    it('puts only if the key is absent', async () => {
      expect(await bucket.put('a', '1', TEXT, { ifAbsent: true })).not.toBeNull()
      expect(await bucket.put('a', '2', TEXT, { ifAbsent: true })).toBeNull()
      expect(await text('a')).toBe('1')
      await bucket.delete('a')
      expect(await bucket.put('a', '3', TEXT, { ifAbsent: true })).not.toBeNull()
    })

    it('puts only if the object is unchanged', async () => {
      const first = (await bucket.put('a', '1', TEXT)) ?? ''
      const second = await bucket.put('a', '2', TEXT, { ifMatch: first })
      expect(second).toBe(await bucket.etag('a'))
      expect(await bucket.put('a', '3', TEXT, { ifMatch: first })).toBeNull()
      expect(await text('a')).toBe('2')
      await bucket.delete('a')
      expect(await bucket.put('a', '4', TEXT, { ifMatch: first })).toBeNull()
      expect(await bucket.get('a')).toBeNull()
    })

    it('copies only if the condition holds', async () => {
      await bucket.put('from', 'new', TEXT)
      const seen = (await bucket.put('to', 'old', TEXT)) ?? ''
      expect(await bucket.copy('from', 'to', { ifAbsent: true })).toBe('changed')
      expect(await bucket.copy('from', 'to', { ifMatch: '"0123"' })).toBe('changed')
      expect(await text('to')).toBe('old')
      expect(await bucket.copy('from', 'to', { ifMatch: seen })).toBe('copied')
      expect(await bucket.copy('from', 'fresh', { ifAbsent: true })).toBe('copied')
      expect(await bucket.copy('from', 'absent', { ifMatch: seen })).toBe('changed')
      expect(await Promise.all(['to', 'fresh', 'absent'].map(text))).toEqual(['new', 'new', null])
    })

    it('reports a missing source of a copy', async () => {
      const seen = (await bucket.put('to', 'old', TEXT)) ?? ''
      expect(await bucket.copy('from', 'to')).toBe('gone')
      expect(await bucket.copy('from', 'to', { ifMatch: seen })).toBe('gone')
      expect(await text('to')).toBe('old')
    })

    it('deletes, and treats a missing object as deleted', async () => {
      await bucket.put('a', '1', TEXT)
      expect(await bucket.delete('a')).toBe(true)
      expect(await bucket.delete('a')).toBe(true)
      expect(await bucket.delete('a', '"0123"')).toBe(true)
      expect(await bucket.get('a')).toBeNull()
    })

    it('deletes only if the object is unchanged', async () => {
      const first = (await bucket.put('a', '1', TEXT)) ?? ''
      const second = (await bucket.put('a', '2', TEXT)) ?? ''
      expect(await bucket.delete('a', first)).toBe(false)
      expect(await text('a')).toBe('2')
      expect(await bucket.delete('a', second)).toBe(true)
      expect(await bucket.get('a')).toBeNull()
    })

    it('lists the keys under a prefix, in order', async () => {
      for (const key of ['r/b', 'r/a', 's/a', 'r/~', 'r/ä']) await bucket.put(key, key, TEXT)
      const listed = await Array.fromAsync(bucket.list('r/'))
      expect(listed.map(({ key }) => key)).toEqual(['r/a', 'r/b', 'r/~', 'r/ä'])
      expect(listed[3]).toMatchObject({ bytes: 4, etag: await bucket.etag('r/ä') })
    })

    it('lets one of many puts win on an absent key', async () => {
      const etags = await race(8, (worker) => bucket.put('a', `worker ${worker}`, TEXT, { ifAbsent: true }))
      const winner = etags.findIndex((etag) => etag !== null)
      expect(etags.filter((etag) => etag !== null)).toHaveLength(1)
      expect(await text('a')).toBe(`worker ${winner}`)
    })

    it('lets one of many puts win on the same object', async () => {
      const seen = (await bucket.put('a', '1', TEXT)) ?? ''
      const etags = await race(8, (worker) => bucket.put('a', `worker ${worker}`, TEXT, { ifMatch: seen }))
      expect(etags.filter((etag) => etag !== null)).toHaveLength(1)
      expect(await bucket.etag('a')).toBe(etags.find((etag) => etag !== null))
    })
  })
  reportWriterContract(make)
}
