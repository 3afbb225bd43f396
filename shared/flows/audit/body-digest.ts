// Size and hash of a file: enough to compare two files without holding either in memory.

import { createHash } from 'node:crypto'

export interface BodyDigest {
  readonly bytes: number
  readonly sha256: string
}

export interface OpenBodyDigest {
  add(chunk: Uint8Array): void
  value(): BodyDigest
}

export function createBodyDigest(): OpenBodyDigest {
  const hash = createHash('sha256')
  let bytes = 0
  return {
    add(chunk) {
      hash.update(chunk)
      bytes += chunk.byteLength
    },
    value: () => ({ bytes, sha256: hash.digest('hex') }),
  }
}
