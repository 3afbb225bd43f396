// A drops bucket in memory: versioned, as the real one must be.

import { createHash } from 'node:crypto'
import { byCodePoint } from '../../shared/domain/ids.ts'
import type { DropBucket, ObjectHead } from '../../shared/ports.ts'

/** The bucket as the product sees it, and what partners do to it. */
export interface FakeDropBucket extends DropBucket {
  /** Returns the head of the new version. */
  upload(key: string, body: string | Uint8Array): ObjectHead
  /** Leaves the older versions readable, as a delete marker does. */
  remove(key: string): void
  /** Removes every version of the key for good. */
  purge(key: string): void
}

interface Version {
  readonly head: ObjectHead
  readonly body: Uint8Array
}

export function fakeDropBucket(clock: () => number = () => 0): FakeDropBucket {
  const current = new Map<string, Version>()
  const versions = new Map<string, Version>()
  let uploads = 0

  return {
    upload(key, body) {
      const bytes = Buffer.from(body)
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
      const head = { version: `v${++uploads}`, etag, bytes: bytes.length, modifiedMs: clock() }
      current.set(key, { head, body: bytes })
      versions.set(`${head.version} ${key}`, { head, body: bytes })
      return head
    },
    remove(key) {
      current.delete(key)
    },
    purge(key) {
      current.delete(key)
      for (const name of versions.keys()) if (name.endsWith(` ${key}`)) versions.delete(name)
    },
    async head(key) {
      return current.get(key)?.head ?? null
    },
    async read(key, version) {
      const found = versions.get(`${version} ${key}`)
      return found === undefined ? null : inPieces(found.body)
    },
    async *list(prefix) {
      for (const key of [...current.keys()].sort(byCodePoint)) {
        const head = current.get(key)?.head
        if (head === undefined || !key.startsWith(prefix)) continue
        yield { key, etag: head.etag, bytes: head.bytes, modifiedMs: head.modifiedMs }
      }
    },
  }
}

/** Small ones, so that whoever expects a line in one piece is found out. */
async function* inPieces(body: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < body.length; start += 61) yield body.subarray(start, start + 61)
}
