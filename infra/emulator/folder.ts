// The folder of a service: the one it was given, or a temporary one.

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Folder {
  readonly path: string
  /** Deletes a temporary folder. */
  release(): Promise<void>
}

export async function folderOrTemporary(path: string | undefined): Promise<Folder> {
  if (path === undefined) {
    const temporary = await mkdtemp(join(tmpdir(), 'embedded-cloud-'))
    return { path: temporary, release: () => rm(temporary, { recursive: true, force: true }) }
  }
  await mkdir(path, { recursive: true })
  return { path, release: async () => undefined }
}
