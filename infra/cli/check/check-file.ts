// Reads one file as the drop that it would be.

import { rm, stat } from 'node:fs/promises'
import type { ReadOutcome } from '../../../shared/domain/drops/outcome.ts'
import type { ReadingSettings } from '../../../shared/domain/drops/reading.ts'
import { readUnstored } from '../../../shared/flows/ingest/read-file.ts'
import type { ObjectWriter } from '../../../shared/ports/objects.ts'
import type { CheckedFile } from './check-options.ts'
import { fileSource } from './file-source.ts'
import { createRejectedRows, type RejectedRows } from './rejected-rows.ts'
import { createRejectsFile } from './rejects-file.ts'

export interface Checked {
  readonly outcome: ReadOutcome
  readonly rejected: ReturnType<RejectedRows['groups']>
  readonly hasRejects: boolean
  readonly durationMs: number
}

/** `advance` is called for every block of bytes that is read. */
export async function checkFile(
  { path, address, rejectsPath }: CheckedFile,
  settings: ReadingSettings,
  advance: (bytes: number) => void,
): Promise<Checked> {
  const startedMs = performance.now()
  let rejected = createRejectedRows()
  const reading = await readUnstored({
    address,
    settings,
    source: fileSource(path, (await stat(path)).size, advance),
    openRejects() {
      rejected = createRejectedRows()
      return shown(rejectsPath === null ? null : createRejectsFile(rejectsPath), rejected)
    },
  })
  // An earlier check may have left rows that are corrected now.
  if (rejectsPath !== null && !reading.hasRejects) await rm(rejectsPath, { force: true })
  const durationMs = Math.round(performance.now() - startedMs)
  return { ...reading, rejected: reading.hasRejects ? rejected.groups() : new Map(), durationMs }
}

function shown(file: ObjectWriter | null, rows: RejectedRows): ObjectWriter {
  return {
    async write(csv) {
      rows.add(Buffer.from(csv).toString())
      await file?.write(csv)
    },
    close: async () => file?.close(),
    abort: async () => file?.abort(),
  }
}
