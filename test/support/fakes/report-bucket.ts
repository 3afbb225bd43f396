// A reports bucket in memory, with conditional puts, copies and deletes.

import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { byCodePoint } from '../../../shared/domain/ids.ts'
import type { ObjectVersions } from '../../../shared/ports/object-versions.ts'
import type { ByteRange, ListedObject, PutCondition, ReportBucket } from '../../../shared/ports/objects.ts'
import { type Placed, pager } from './pages.ts'

export interface FakeReportBucket extends ReportBucket {
  /** Key to text, in key order. */
  texts(): Record<string, string>
  /** It keeps no old ones. */
  readonly versions: ObjectVersions
}

interface Stored {
  readonly body: Uint8Array
  readonly etag: string
  readonly contentType: string
  readonly modifiedMs: number
}

export function fakeReportBucket(clock: () => number = () => 0): FakeReportBucket {
  const objects = new Map<string, Stored>()
  const list = pager()
  const keys = () => [...objects.keys()].sort(byCodePoint)

  function store(key: string, body: string | Uint8Array, contentType: string): string {
    const bytes = Buffer.from(body)
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
    objects.set(key, { body: bytes, etag, contentType, modifiedMs: clock() })
    return etag
  }

  function holds(key: string, condition: PutCondition | undefined): boolean {
    const etag = objects.get(key)?.etag
    if (condition === undefined) return true
    return 'ifMatch' in condition ? etag === condition.ifMatch : etag === undefined
  }

  function* objectsUnder(prefix: string): Iterable<Placed<ListedObject>> {
    for (const [key, { etag, body, modifiedMs }] of objects) {
      if (key.startsWith(prefix)) yield { order: key, item: { key, etag, bytes: body.length, modifiedMs } }
    }
  }

  return {
    async get(key) {
      const found = objects.get(key)
      return found === undefined ? null : { body: found.body, etag: found.etag }
    },
    async read(key) {
      const found = objects.get(key)
      return found === undefined ? null : Readable.from([found.body])
    },
    async put(key, body, contentType, condition) {
      return holds(key, condition) ? store(key, body, contentType) : null
    },
    openWriter(key, contentType) {
      const written: Buffer[] = []
      return {
        async write(chunk) {
          written.push(Buffer.from(chunk))
        },
        async close() {
          store(key, Buffer.concat(written), contentType)
        },
        // A put that was on its way all the same still has what was written.
        async abort() {},
      }
    },
    async etag(key) {
      return objects.get(key)?.etag ?? null
    },
    async copy(fromKey, toKey, condition) {
      const source = objects.get(fromKey)
      if (source === undefined) return 'gone'
      if (!holds(toKey, condition)) return 'changed'
      store(toKey, source.body, source.contentType)
      return 'copied'
    },
    async delete(key, ifMatch) {
      if (ifMatch !== undefined && objects.has(key) && !holds(key, { ifMatch })) return false
      objects.delete(key)
      return true
    },
    list: (prefix) => list(() => objectsUnder(prefix)),
    versions: {
      async *list(prefix) {
        for (const { item } of [...objectsUnder(prefix)]) {
          const { key, etag: version, bytes } = item
          yield { key, version, isCurrent: true, isMarker: false, bytes }
        }
      },
      async read(key, version, { start = 0, end }: Partial<ByteRange> = {}) {
        const found = objects.get(key)
        return found?.etag === version ? Readable.from([found.body.subarray(start, end)]) : null
      },
      async delete(key, version) {
        if (objects.get(key)?.etag === version) objects.delete(key)
      },
    },
    texts() {
      return Object.fromEntries(
        keys().map((key) => [key, Buffer.from(objects.get(key)?.body ?? []).toString()]),
      )
    },
  }
}
