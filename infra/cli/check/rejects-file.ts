// A rejects file on disk: it gets its name only when it is complete.

import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ObjectWriter } from '../../../shared/ports/objects.ts'

export function createRejectsFile(path: string): ObjectWriter {
  const partial = `${path}.part`
  let file: FileHandle | null = null
  return {
    async write(chunk) {
      if (file === null) {
        await mkdir(dirname(path), { recursive: true })
        file = await open(partial, 'w')
      }
      await file.appendFile(chunk)
    },
    async close() {
      await file?.close()
      await rename(partial, path)
    },
    async abort() {
      await file?.close()
      await rm(partial, { force: true })
    },
  }
}
