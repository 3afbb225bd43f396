// Which versions each key of a bucket has, in memory, and the keys in the order of S3: that of their UTF-8 bytes.

/** What a put or a delete left. */
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
  /** Stored with the object and given back with it: content type, user metadata and the like. */
  readonly headers: Readonly<Record<string, string>>
  /** Names of the files that make up the body, in their order. */
  readonly files: readonly string[]
  /** Base64; null for what was uploaded in parts. */
  readonly crc32: string | null
}

export interface ObjectIndex {
  add(version: ObjectVersion): void
  remove(version: ObjectVersion): void
  /** Newest first; empty for a key that has none. */
  versions(key: string): readonly ObjectVersion[]
  /** Keys with that prefix that come after `after`, in order. */
  keys(prefix: string, after: string): Iterable<string>
}

export function objectIndex(): ObjectIndex {
  const versionsOf = new Map<string, ObjectVersion[]>()
  // Keys with a character for each byte, so that JavaScript compares them byte by byte.
  const sorted: string[] = []
  return {
    add(version) {
      const versions = versionsOf.get(version.key)
      if (versions !== undefined) return void versions.unshift(version)
      versionsOf.set(version.key, [version])
      const bytes = byteString(version.key)
      sorted.splice(placeOf(sorted, bytes), 0, bytes)
    },
    remove({ key, version }) {
      const versions = (versionsOf.get(key) ?? []).filter((other) => other.version !== version)
      versionsOf.set(key, versions)
      if (versions.length > 0) return
      versionsOf.delete(key)
      sorted.splice(placeOf(sorted, byteString(key)), 1)
    },
    versions: (key) => versionsOf.get(key) ?? [],
    *keys(prefix, after) {
      const start = byteString(prefix)
      const last = byteString(after)
      for (const bytes of sorted.slice(Math.max(placeOf(sorted, start), placeOf(sorted, last)))) {
        if (!bytes.startsWith(start)) return
        if (bytes !== last) yield Buffer.from(bytes, 'latin1').toString()
      }
    },
  }
}

function byteString(key: string): string {
  return Buffer.from(key).toString('latin1')
}

/** Where it stands, or would have to. */
function placeOf(sorted: readonly string[], wanted: string): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? '') < wanted) from = middle + 1
    else to = middle
  }
  return from
}
