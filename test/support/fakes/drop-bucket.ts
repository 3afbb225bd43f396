// A drops bucket in memory: versioned, as the real one must be.

import { createHash } from 'node:crypto'
import type { ByteRange, DropBucket, ListedObject, ObjectHead } from '../../../shared/ports.ts'
import { type Placed, pager } from './pages.ts'

/** The bucket as the product sees it, and what partners do to it. */
export interface FakeDropBucket extends DropBucket {
  /** Returns the head of the new version. */
  upload(key: string, body: string | Uint8Array): ObjectHead
  /** Leaves the older versions readable, as a delete marker does. */
  remove(key: string): void
  /** Deletes the newest version, or delete marker, for good: what stood before stands again. */
  revert(key: string): void
  /** Removes every version of the key for good. */
  purge(key: string): void
}

interface Version {
  readonly head: ObjectHead
  readonly body: Uint8Array
}

export function fakeDropBucket(clock: () => number = () => 0): FakeDropBucket {
  /** Oldest first; null: a delete marker. */
  const versions = new Map<string, (Version | null)[]>()
  const list = pager()
  let uploads = 0

  function push(key: string, version: Version | null): void {
    versions.set(key, [...(versions.get(key) ?? []), version])
  }

  function headOf(key: string): ObjectHead | null {
    return versions.get(key)?.at(-1)?.head ?? null
  }

  function* objectsUnder(prefix: string): Iterable<Placed<ListedObject>> {
    for (const key of versions.keys()) {
      const head = headOf(key)
      if (head === null || !key.startsWith(prefix)) continue
      const { etag, bytes, modifiedMs } = head
      yield { order: key, item: { key, etag, bytes, modifiedMs } }
    }
  }

  return {
    upload(key, body) {
      const bytes = Buffer.from(body)
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
      const head = { version: `v${++uploads}`, etag, bytes: bytes.length, modifiedMs: clock() }
      push(key, { head, body: bytes })
      return head
    },
    remove: (key) => push(key, null),
    revert(key) {
      versions.set(key, (versions.get(key) ?? []).slice(0, -1))
    },
    purge(key) {
      versions.delete(key)
    },
    async head(key) {
      return headOf(key)
    },
    async read(key, version, { start = 0, end }: Partial<ByteRange> = {}) {
      const found = versions.get(key)?.find((one) => one?.head.version === version) ?? null
      return found === null ? null : inPieces(found.body.subarray(start, end))
    },
    list: (prefix) => list(() => objectsUnder(prefix)),
  }
}

/** Small ones, so that whoever expects a line in one piece is found out. */
async function* inPieces(body: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < body.length; start += 61) yield body.subarray(start, start + 61)
}
