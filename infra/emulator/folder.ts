// Where a service keeps its files: the folder it was given, or one that goes with it.

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Folder {
  readonly path: string
  /** Removes it if it is a temporary one. */
  leave(): Promise<void>
}

export async function folderOrTemporary(path: string | undefined): Promise<Folder> {
  if (path === undefined) {
    const temporary = await mkdtemp(join(tmpdir(), 'embedded-cloud-'))
    return { path: temporary, leave: () => rm(temporary, { recursive: true, force: true }) }
  }
  await mkdir(path, { recursive: true })
  return { path, leave: async () => undefined }
}
