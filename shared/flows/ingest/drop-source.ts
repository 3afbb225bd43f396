// One version of a drop as the reader needs it: any byte range, any number of times.

import type { DropSource } from '../../domain/drops/bytes/body.ts'
import type { DropBucket, ObjectHead } from '../../ports/objects.ts'

/** Thrown by a source whose version is gone. */
class GoneVersion extends Error {
  override readonly name = 'GoneVersion'
}

export function dropSource(key: string, head: ObjectHead, drops: Pick<DropBucket, 'read'>): DropSource {
  const { version, bytes } = head
  return {
    bytes,
    async *read(start, end) {
      const isWhole = start === 0 && end === bytes
      if (start === end && !isWhole) return
      const body = await drops.read(key, version, ...(isWhole ? [] : [{ start, end }]))
      if (body === null) throw new GoneVersion(`version ${version} of ${key} is gone`)
      yield* body
    },
  }
}

export function goneOrThrow(error: unknown): 'gone' {
  if (error instanceof GoneVersion) return 'gone'
  throw error
}
