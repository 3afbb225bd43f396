// Where drops come from: a person's own folder, laid out as the drops bucket, or the generated sample.

import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'

export interface SourceFile {
  readonly key: string
  readonly bytes: number
  /** Streams the file anew each time. */
  open(): Readable
}

/** What file managers leave in folders by themselves; nobody uploads it. */
const CLUTTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Every file of the folder, in key order. */
export async function folderSource(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: SourceFile[] = []
  for (const entry of entries) {
    if (CLUTTER.has(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const facts = await stat(path)
    if (!facts.isFile()) continue
    const key = relative(folder, path).split(sep).join('/')
    files.push({ key, bytes: facts.size, open: () => createReadStream(path) })
  }
  return files
}

export function memorySource(
  files: Iterable<{ readonly key: string; readonly body: Uint8Array }>,
): SourceFile[] {
  return Array.from(files, ({ key, body }) => ({
    key,
    bytes: body.byteLength,
    open: () => Readable.from([body]),
  }))
}
