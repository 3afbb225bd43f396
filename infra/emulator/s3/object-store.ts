// Buckets in a folder: bodies as files with random names, everything else in a journal whose last word counts.

import { randomBytes } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '../journal.ts'
import { type Content, type ObjectIndex, type ObjectVersion, objectIndex } from './object-index.ts'

type Entry = { bucket: string } | { noBucket: string } | { put: ObjectVersion } | { remove: ObjectVersion }

export interface ObjectStore {
  /** undefined: there is no such bucket. */
  bucket(name: string): ObjectIndex | undefined
  /** Does nothing for a bucket that exists. */
  makeBucket(name: string): void
  /** An empty one. */
  removeBucket(name: string): void
  /** Makes a new current version; null content is a delete marker. Takes effect at once, survives a kill. */
  put(bucket: string, key: string, content: Content | null): ObjectVersion
  /** Removes a version for good; gives it with the sequencer of its end. */
  remove(version: ObjectVersion): ObjectVersion
  /** A name for a new file and where it lies; a file that no version names is gone after the next start. */
  newFile(): { name: string; path: string }
  deleteFiles(names: readonly string[]): void
  read(files: readonly string[]): AsyncIterable<Buffer>
  close(): void
}

export function openStore(folder: string): ObjectStore {
  const bodies = join(folder, 'bodies')
  mkdirSync(bodies, { recursive: true })
  const { journal, records } = openJournal(join(folder, 'journal.ndjson'))
  const buckets = new Map<string, ObjectIndex>()
  let lastSequencer = 0
  for (const entry of records as Entry[]) apply(entry)
  deleteStrays(bodies, buckets)

  function apply(entry: Entry): void {
    if ('bucket' in entry) return void buckets.set(entry.bucket, objectIndex())
    if ('noBucket' in entry) return void buckets.delete(entry.noBucket)
    const version = 'put' in entry ? entry.put : entry.remove
    lastSequencer = version.sequencer
    if ('put' in entry) buckets.get(version.bucket)?.add(version)
    else buckets.get(version.bucket)?.remove(version)
  }

  function nextSequencer(): number {
    return Math.max(lastSequencer + 1, Date.now() * 1000)
  }

  function record(entry: Entry): void {
    journal.append(entry)
    apply(entry)
  }

  function deleteFiles(names: readonly string[]): void {
    for (const name of names) rmSync(join(bodies, name), { force: true })
  }

  return {
    bucket: (name) => buckets.get(name),
    makeBucket(name) {
      if (!buckets.has(name)) record({ bucket: name })
    },
    removeBucket: (name) => record({ noBucket: name }),
    put(bucket, key, content) {
      const atMs = Date.now()
      const version = { bucket, key, version: randomName(), sequencer: nextSequencer(), atMs, content }
      record({ put: version })
      return version
    },
    remove(version) {
      const removed = { ...version, sequencer: nextSequencer() }
      record({ remove: removed })
      deleteFiles(version.content?.files ?? [])
      return removed
    },
    newFile() {
      const name = randomName()
      return { name, path: join(bodies, name) }
    },
    deleteFiles,
    async *read(files) {
      for (const name of files) yield* createReadStream(join(bodies, name))
    },
    close: () => journal.close(),
  }
}

/** Files of puts that a kill cut short, and of versions that were removed. */
function deleteStrays(bodies: string, buckets: ReadonlyMap<string, ObjectIndex>): void {
  const named = new Set<string>()
  for (const bucket of buckets.values()) {
    for (const key of bucket.keys('', '')) {
      for (const { content } of bucket.versions(key)) for (const file of content?.files ?? []) named.add(file)
    }
  }
  for (const file of readdirSync(bodies)) if (!named.has(file)) rmSync(join(bodies, file))
}

/** 32 characters, as the version ids of S3. */
function randomName(): string {
  return randomBytes(24).toString('base64url')
}
