// The source of a run's drops: a folder laid out as the drops bucket, or the generated sample.

import { isUtf8 } from 'node:buffer'
import { createReadStream, type Dirent } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { examineFile } from './folder-entry.ts'

export interface DropSource {
  readonly files: readonly SourceFile[]
  /** Entries of the folder that cannot be uploaded. */
  readonly skipped: readonly SkippedEntry[]
}

export interface SourceFile {
  readonly key: string
  readonly bytes: number
  /** Streams the file anew each time. */
  open(): Readable
}

export interface SkippedEntry {
  /** A folder's name means all its contents. */
  readonly key: string
  /** Such as `is a link to a folder`. */
  readonly reason: string
}

/** Files that file managers create by themselves; never uploaded. */
const CLUTTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Every file of the folder. Unreadable entries are skipped, so that they do not stop the rest. */
export async function folderSource(folder: string): Promise<DropSource> {
  const files: SourceFile[] = []
  const skipped: SkippedEntry[] = []
  const root = await realpath(folder)

  async function addFolder(key: string): Promise<void> {
    try {
      // Read as bytes: decoding a name that is not UTF-8 would change it.
      const entries = await readdir(join(folder, key), { withFileTypes: true, encoding: 'buffer' })
      for (const entry of entries) await addEntry(key, entry)
    } catch (error) {
      // If the folder itself cannot be read, nothing can be uploaded.
      if (key === '') throw error
      skipped.push({ key, reason: 'is a folder that cannot be read' })
    }
  }

  async function addEntry(parent: string, entry: Dirent<Buffer>): Promise<void> {
    const name = entry.name.toString()
    if (CLUTTER.has(name)) return
    const key = parent === '' ? name : `${parent}/${name}`
    if (!isUtf8(entry.name)) skipped.push({ key, reason: 'has a name that is not UTF-8' })
    else if (entry.isDirectory()) await addFolder(key)
    else {
      const path = join(folder, key)
      const found = await examineFile(path, key, root)
      if (typeof found === 'string') skipped.push({ key, reason: found })
      else files.push({ key, bytes: found.bytes, open: () => createReadStream(path) })
    }
  }

  await addFolder('')
  return { files, skipped }
}

export function memorySource(
  files: Iterable<{ readonly key: string; readonly body: Uint8Array }>,
): DropSource {
  const inMemory = Array.from(files, ({ key, body }) => ({
    key,
    bytes: body.byteLength,
    open: () => Readable.from([body]),
  }))
  return { files: inMemory, skipped: [] }
}
