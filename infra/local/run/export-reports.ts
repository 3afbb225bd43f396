// Writes what people read (mail, reports, receipts) from the reports bucket into a folder.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isReceipt, PUBLISHED, rejectsBeside } from '../../../shared/layout.ts'
import type { ReportBucket } from '../../../shared/ports/objects.ts'
import { fileNames } from './file-names.ts'

export interface WrittenOut {
  /** Keys whose files had to be renamed. */
  readonly renamed: readonly string[]
  /** Keys without a file, because the folder has something else in its place. */
  readonly blocked: readonly string[]
}

/** Keeps files of other runs, except the rejects of a drop that has none any more. */
export async function exportReports(reports: ReportBucket, out: string): Promise<WrittenOut> {
  const renamed: string[] = []
  const blocked: string[] = []

  async function write(key: string, body: Uint8Array): Promise<void> {
    const names = fileNames(key)
    const path = join(out, ...names)
    if (names.join('/') !== key) renamed.push(key)
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, body)
    } catch (error) {
      if (!isTaken(error)) throw error
      blocked.push(key)
    }
  }

  for (const prefix of PUBLISHED) {
    const keys = new Set<string>()
    for await (const { key } of reports.list(prefix)) {
      keys.add(key)
      const object = await reports.get(key)
      if (object !== null) await write(key, object.body)
    }
    for (const key of keys) {
      const rejects = isReceipt(key) ? rejectsBeside(key) : null
      if (rejects !== null && !keys.has(rejects)) await removeFile(join(out, ...fileNames(rejects)))
    }
  }
  return { renamed, blocked }
}

/** A folder of that name was not created here. */
async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true })
  } catch (error) {
    if (!isTaken(error)) throw error
  }
}

const TAKEN = new Set(['EEXIST', 'EISDIR', 'ENOTDIR', 'ERR_FS_EISDIR'])

/** A folder exists where a file should be, or a file where a folder should be. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TAKEN.has(String(error.code))
}
