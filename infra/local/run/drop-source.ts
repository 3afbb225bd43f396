// Where drops come from: a person's own folder, laid out as the drops bucket, or the generated sample.

import { isUtf8 } from 'node:buffer'
import { createReadStream, type Dirent } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { examineFile } from './folder-entry.ts'

export interface DropSource {
  readonly files: readonly SourceFile[]
  /** What lies in the folder and cannot be uploaded. */
  readonly skipped: readonly SkippedEntry[]
}

export interface SourceFile {
  readonly key: string
  readonly bytes: number
  /** Streams the file anew each time. */
  open(): Readable
}

export interface SkippedEntry {
  /** Of a folder, its name stands for all that is in it. */
  readonly key: string
  /** Such as `is a link to a folder`. */
  readonly reason: string
}

/** What file managers leave in folders by themselves; nobody uploads it. */
const CLUTTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Every file of the folder. What cannot be read is skipped, so that it stops nothing else. */
export async function folderSource(folder: string): Promise<DropSource> {
  const files: SourceFile[] = []
  const skipped: SkippedEntry[] = []
  const root = await realpath(folder)

  async function addFolder(key: string): Promise<void> {
    try {
      // As bytes: a name that is not UTF-8 would otherwise be read as another one.
      const entries = await readdir(join(folder, key), { withFileTypes: true, encoding: 'buffer' })
      for (const entry of entries) await addEntry(key, entry)
    } catch (error) {
      // Without its own folder, nothing can be uploaded.
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
