// A drops bucket in memory: versioned, as the real one must be.

import { createHash } from 'node:crypto'
import { byCodePoint } from '../../../shared/domain/ids.ts'
import type { ObjectVersion, ObjectVersions } from '../../../shared/ports/object-versions.ts'
import type {
  ByteRange,
  DropBucket,
  DropMover,
  ListedObject,
  ObjectHead,
} from '../../../shared/ports/objects.ts'
import { type Placed, pager } from './pages.ts'

/** The bucket as the product sees it, and what partners do to it. */
export interface FakeDropBucket extends DropBucket, DropMover {
  /** Returns the head of the new version. */
  upload(key: string, body: string | Uint8Array): ObjectHead
  /** Leaves the older versions readable, as a delete marker does. */
  remove(key: string): void
  /** Deletes the newest version, or delete marker, for good: what stood before stands again. */
  revert(key: string): void
  /** Removes every version of the key for good. */
  purge(key: string): void
  readonly versions: ObjectVersions
}

interface Version {
  readonly head: ObjectHead
  /** null: a delete marker. */
  readonly body: Uint8Array | null
}

export function fakeDropBucket(clock: () => number = () => 0): FakeDropBucket {
  /** Oldest first. */
  const versions = new Map<string, Version[]>()
  const list = pager()
  const listVersions = pager()
  let uploads = 0
  let removals = 0

  function push(key: string, version: Version): void {
    versions.set(key, [...(versions.get(key) ?? []), version])
  }

  function headOf(key: string): ObjectHead | null {
    const last = versions.get(key)?.at(-1)
    return last === undefined || last.body === null ? null : last.head
  }

  function* objectsUnder(prefix: string): Iterable<Placed<ListedObject>> {
    for (const key of versions.keys()) {
      const head = headOf(key)
      if (head === null || !key.startsWith(prefix)) continue
      const { etag, bytes, modifiedMs } = head
      yield { order: key, item: { key, etag, bytes, modifiedMs } }
    }
  }

  function* versionsUnder(prefix: string): Iterable<Placed<ObjectVersion>> {
    for (const [key, all] of versions) {
      if (!key.startsWith(prefix)) continue
      for (const [at, { head, body }] of all.entries()) {
        const isCurrent = at === all.length - 1
        const { version, bytes } = head
        const item = { key, version, isCurrent, isMarker: body === null, bytes }
        yield { order: `${key}\0${String(at).padStart(6, '0')}`, item }
      }
    }
  }

  async function read(key: string, version: string, { start = 0, end }: Partial<ByteRange> = {}) {
    const body = versions.get(key)?.find((one) => one.head.version === version)?.body ?? null
    return body === null ? null : inPieces(body.subarray(start, end))
  }

  function upload(key: string, body: string | Uint8Array): ObjectHead {
    const bytes = Buffer.from(body)
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
    const head = { version: `v${++uploads}`, etag, bytes: bytes.length, modifiedMs: clock() }
    push(key, { head, body: bytes })
    return head
  }

  function remove(key: string): void {
    push(key, { head: { version: `m${++removals}`, etag: '', bytes: 0, modifiedMs: clock() }, body: null })
  }

  return {
    upload,
    remove,
    async move(fromKey, seen, toKey) {
      const current = versions.get(fromKey)?.at(-1)
      if (current === undefined || current.body === null || current.head.version !== seen.version)
        return 'gone'
      const held = headOf(toKey)
      if (held !== null && (held.etag !== seen.etag || held.bytes !== seen.bytes)) return 'taken'
      if (held === null) upload(toKey, current.body)
      remove(fromKey)
      return 'moved'
    },
    revert(key) {
      versions.set(key, (versions.get(key) ?? []).slice(0, -1))
    },
    purge(key) {
      versions.delete(key)
    },
    async head(key) {
      return headOf(key)
    },
    read,
    list: (prefix, after = '') =>
      list(() => [...objectsUnder(prefix)].filter(({ order }) => byCodePoint(order, after) > 0)),
    versions: {
      list: (prefix) => listVersions(() => versionsUnder(prefix)),
      read,
      async delete(key, version) {
        const left = (versions.get(key) ?? []).filter(({ head }) => head.version !== version)
        if (left.length > 0) versions.set(key, left)
        else versions.delete(key)
      },
    },
  }
}

/** Small ones, so that whoever expects a line in one piece is found out. */
async function* inPieces(body: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < body.length; start += 61) yield body.subarray(start, start + 61)
}
