// The versions of each key of a bucket, in memory. Keys are ordered by their UTF-8 bytes, as in S3.

/** The result of a put or a delete. */
export interface ObjectVersion {
  readonly bucket: string
  readonly key: string
  readonly version: string
  /** Grows with every change of the store. */
  readonly sequencer: number
  readonly atMs: number
  /** null: a delete marker. */
  readonly content: Content | null
}

export interface Content {
  readonly bytes: number
  /** Without quotes. */
  readonly etag: string
  /** Stored and returned with the object: content type, user metadata and the like. */
  readonly headers: Readonly<Record<string, string>>
  /** Names of the files that make up the body, in order. */
  readonly files: readonly string[]
  /** Base64; null after a multipart upload. */
  readonly crc32: string | null
}

export interface ObjectIndex {
  add(version: ObjectVersion): void
  remove(version: ObjectVersion): void
  /** Newest first; empty if there are none. */
  versions(key: string): readonly ObjectVersion[]
  /** Keys with the prefix, after `after`, in order. */
  keys(prefix: string, after: string): Iterable<string>
}

export function createObjectIndex(): ObjectIndex {
  const versionsOf = new Map<string, ObjectVersion[]>()
  // Each key as a string with one character per byte: JavaScript compares those byte by byte.
  const sorted: string[] = []
  return {
    add(version) {
      const versions = versionsOf.get(version.key)
      if (versions !== undefined) return void versions.unshift(version)
      versionsOf.set(version.key, [version])
      const bytes = byteString(version.key)
      sorted.splice(positionOf(sorted, bytes), 0, bytes)
    },
    remove({ key, version }) {
      const versions = (versionsOf.get(key) ?? []).filter((other) => other.version !== version)
      versionsOf.set(key, versions)
      if (versions.length > 0) return
      versionsOf.delete(key)
      sorted.splice(positionOf(sorted, byteString(key)), 1)
    },
    versions: (key) => versionsOf.get(key) ?? [],
    *keys(prefix, after) {
      const start = byteString(prefix)
      const last = byteString(after)
      for (const bytes of sorted.slice(Math.max(positionOf(sorted, start), positionOf(sorted, last)))) {
        if (!bytes.startsWith(start)) return
        if (bytes !== last) yield Buffer.from(bytes, 'latin1').toString()
      }
    },
  }
}

function byteString(key: string): string {
  return Buffer.from(key).toString('latin1')
}

/** The index of the key, or where it would be inserted. */
function positionOf(sorted: readonly string[], wanted: string): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? '') < wanted) from = middle + 1
    else to = middle
  }
  return from
}
