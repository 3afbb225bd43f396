// What a path names.

import { stat } from 'node:fs/promises'

/** `other`: a pipe or a device; null: nothing that can be seen. */
export async function kindOf(path: string): Promise<'folder' | 'file' | 'other' | null> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return 'folder'
    return found.isFile() ? 'file' : 'other'
  } catch {
    return null
  }
}
