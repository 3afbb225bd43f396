// The files that a path of the command line names.

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Of a folder, the files in it and below, except hidden ones; any other path, and a folder without files, is returned as it is. */
export function filesAt(path: string): string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path]
  const files = filesBelow(path)
  return files.length === 0 ? [path] : files
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path)
      return entry.isFile() ? [path] : []
    })
}
