// A partners.json of this machine, read and replaced like an object: whole, and only if it is unchanged.

import { createHash } from 'node:crypto'
import { chmod, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { EditableSettings } from '../../../shared/ports/objects.ts'
import { withoutLinks } from '../path-kind.ts'

/** Every key is that file. */
export function localSettings(path: string): EditableSettings {
  async function get(): Promise<{ body: Uint8Array; etag: string } | null> {
    const body = await readFile(path).catch(nullIfMissing)
    return body && { body, etag: createHash('sha256').update(body).digest('hex') }
  }

  return {
    get,
    async put(_key, body, _contentType, condition) {
      const found = await get()
      const expected = condition !== undefined && 'ifMatch' in condition ? condition.ifMatch : undefined
      if (condition !== undefined && found?.etag !== expected) return null
      await replace(await withoutLinks(path), body)
      return (await get())?.etag ?? null
    },
  }
}

/** Beside it first, so that no break leaves half a file. */
async function replace(path: string, body: string | Uint8Array): Promise<void> {
  const beside = `${path}.new`
  try {
    await writeFile(beside, body)
    const mode = (await stat(path).catch(nullIfMissing))?.mode
    if (mode !== undefined) await chmod(beside, mode)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
