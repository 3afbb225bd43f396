// Buckets in a folder: bodies as files with random names, everything else in a journal that is replayed at the start.

import { randomBytes } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createJournal } from '../journal.ts'
import { type Content, createObjectIndex, type ObjectIndex, type ObjectVersion } from './object-index.ts'

type Entry = { bucket: string } | { noBucket: string } | { put: ObjectVersion } | { remove: ObjectVersion }

export interface ObjectStore {
  /** undefined: there is no such bucket. */
  bucket(name: string): ObjectIndex | undefined
  /** Does nothing for a bucket that exists. */
  createBucket(name: string): void
  /** The bucket must be empty. */
  deleteBucket(name: string): void
  /** Adds a new current version; null content is a delete marker. Survives a kill once it returns. */
  put(bucket: string, key: string, content: Content | null): ObjectVersion
  /** Deletes a version permanently; returns it with the sequencer of the deletion. */
  remove(version: ObjectVersion): ObjectVersion
  /** The name and path of a new file. Files that belong to no version are deleted at the next start. */
  newFile(): { name: string; path: string }
  deleteFiles(names: readonly string[]): void
  read(files: readonly string[]): AsyncIterable<Buffer>
  close(): void
}

export function createStore(folder: string): ObjectStore {
  const bodies = join(folder, 'bodies')
  mkdirSync(bodies, { recursive: true })
  const { journal, records } = createJournal(join(folder, 'journal.ndjson'))
  const buckets = new Map<string, ObjectIndex>()
  let lastSequencer = 0
  for (const entry of records as Entry[]) apply(entry)
  deleteOrphans(bodies, buckets)

  function apply(entry: Entry): void {
    if ('bucket' in entry) return void buckets.set(entry.bucket, createObjectIndex())
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
    createBucket(name) {
      if (!buckets.has(name)) record({ bucket: name })
    },
    deleteBucket: (name) => record({ noBucket: name }),
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

/** Files of interrupted puts and of deleted versions. */
function deleteOrphans(bodies: string, buckets: ReadonlyMap<string, ObjectIndex>): void {
  const used = new Set<string>()
  for (const bucket of buckets.values()) {
    for (const key of bucket.keys('', '')) {
      for (const { content } of bucket.versions(key)) for (const file of content?.files ?? []) used.add(file)
    }
  }
  for (const file of readdirSync(bodies)) if (!used.has(file)) rmSync(join(bodies, file))
}

/** 32 characters, like the version ids of S3. */
function randomName(): string {
  return randomBytes(24).toString('base64url')
}
