// The contract of every drops bucket: it describes the current version of a key, and returns exactly that version.

import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { byCodePoint } from '../../shared/domain/ids.ts'
import type { ObjectVersions } from '../../shared/ports/object-versions.ts'
import type { DropBucket } from '../../shared/ports/objects.ts'

/** The bucket as the product sees it, and what partners do to it. */
export interface DropBucketBench {
  readonly bucket: DropBucket
  /** The same bucket. */
  readonly versions: ObjectVersions
  upload(key: string, body: string | Uint8Array): Promise<void>
  remove(key: string): Promise<void>
  /** Removes every version of the key for good. */
  purge(key: string): Promise<void>
}

/** Keys that are easily corrupted on the way. */
export const AWKWARD_KEYS = [
  'northwind/activity/2026-11-20/customer=Contoso GmbH/a+b & c%20d.csv',
  'northwind/activity/2026-11-20/ünïcode 客户 💡.csv',
  'northwind/activity/2026-11-20/question?mark#hash.csv',
  'northwind/activity/2026-11-20/new\nline\u0001.csv',
  "northwind/activity/2026-11-20/quote's(1)*!~.csv",
]

export function dropBucketContract(make: () => Promise<DropBucketBench>): void {
  describe('a drops bucket', () => {
    const key = 'northwind/activity/2026-11-20/day.csv'
    let bench: DropBucketBench

    beforeEach(async () => {
      bench = await make()
    })

    async function text(at: string, version: string): Promise<string | null> {
      const body = await bench.bucket.read(at, version)
      return body === null ? null : Buffer.concat(await Array.fromAsync(body)).toString()
    }

    async function version(at = key): Promise<string> {
      const head = await bench.bucket.head(at)
      if (head === null) throw new Error(`${at} holds nothing`)
      return head.version
    }

    it('reports a missing key', async () => {
      expect(await bench.bucket.head(key)).toBeNull()
    })

    it('describes the object of a key', async () => {
      await bench.upload(key, 'ünïcode')
      const head = await bench.bucket.head(key)
      expect(head).toMatchObject({ bytes: 9 })
      expect(head?.etag).toMatch(/^"[0-9a-f]{32}"$/)
      expect(Number.isSafeInteger(head?.modifiedMs)).toBe(true)
    })

    it('reads a range of a version', async () => {
      await bench.upload(key, 'first, second, third')
      const seen = await version()
      await bench.upload(key, 'another')
      const body = await bench.bucket.read(key, seen, { start: 7, end: 13 })
      expect(Buffer.concat(await Array.fromAsync(body ?? [])).toString()).toBe('second')
      const last = await bench.bucket.read(key, seen, { start: 15, end: 20 })
      expect(Buffer.concat(await Array.fromAsync(last ?? [])).toString()).toBe('third')
    })

    it('reads each version', async () => {
      await bench.upload(key, 'first')
      const first = await version()
      await bench.upload(key, 'second')
      const second = await version()
      expect(await text(key, first)).toBe('first')
      expect(await text(key, second)).toBe('second')
    })

    it('distinguishes a new version with the same bytes from the old one', async () => {
      await bench.upload(key, 'same')
      const first = await version()
      await bench.upload(key, 'same')
      expect(await version()).not.toBe(first)
    })

    it('hides a deleted object, whose versions can still be read', async () => {
      await bench.upload(key, 'first')
      const first = await version()
      await bench.remove(key)
      expect(await bench.bucket.head(key)).toBeNull()
      expect(await text(key, first)).toBe('first')
    })

    it('reports a missing version', async () => {
      await bench.upload(key, 'first')
      const first = await version()
      await bench.purge(key)
      expect(await text(key, first)).toBeNull()
    })

    it('reads an empty object', async () => {
      await bench.upload(key, '')
      expect(await text(key, await version())).toBe('')
    })

    it('streams large objects, and releases them half-way', async () => {
      const body = randomBytes(3_000_000)
      await bench.upload(key, body)
      const whole = await bench.bucket.read(key, await version())
      expect(body.equals(Buffer.concat(await Array.fromAsync(whole ?? [])))).toBe(true)
      for await (const chunk of (await bench.bucket.read(key, await version())) ?? []) {
        expect(chunk.length).toBeLessThan(body.length)
        break
      }
      expect((await bench.bucket.head(key))?.bytes).toBe(3_000_000)
    })

    it.each(AWKWARD_KEYS)('stores, reads and lists %j', async (awkward) => {
      await bench.upload(awkward, 'content')
      expect(await text(awkward, await version(awkward))).toBe('content')
      expect(await Array.fromAsync(bench.bucket.list(''), (object) => object.key)).toEqual([awkward])
    })

    it('lists the keys under a prefix, in order', async () => {
      const keys = ['a/2', 'a/10', 'a/𝒳', 'a/～', 'a/b/c', 'ab/1', 'b/1']
      for (const one of keys) await bench.upload(one, one)
      await bench.upload('a/gone', 'x')
      await bench.remove('a/gone')
      const listed = await Array.fromAsync(bench.bucket.list('a/'))
      expect(listed.map((object) => object.key)).toEqual(['a/10', 'a/2', 'a/b/c', 'a/～', 'a/𝒳'])
      expect(listed[0]).toMatchObject({ bytes: 4, etag: (await bench.bucket.head('a/10'))?.etag })
      expect(await Array.fromAsync(bench.bucket.list('c'))).toEqual([])
    })

    it('lists the keys behind one, whether that is there or not', async () => {
      for (const key of ['a/1', 'a/2', 'a/2/x', 'a/3', 'a/～', 'b']) await bench.upload(key, 'x')
      const behind = (after: string) => Array.fromAsync(bench.bucket.list('a/', after), ({ key }) => key)
      expect(await behind('a/2')).toEqual(['a/2/x', 'a/3', 'a/～'])
      expect(await behind('a/2/y')).toEqual(['a/3', 'a/～'])
      expect(await behind('a/～')).toEqual([])
      expect(await behind('Z')).toHaveLength(5)
    })

    it('lists more than fits into one page', async () => {
      const keys = Array.from({ length: 30 }, (_, n) => `many/${n}`)
      await Promise.all(keys.map((one) => bench.upload(one, 'x')))
      const listed = await Array.fromAsync(bench.bucket.list('many/'), (object) => object.key)
      expect(listed).toEqual(keys.sort(byCodePoint))
    })
  })
}
