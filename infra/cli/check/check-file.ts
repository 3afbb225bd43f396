// Reads one file as the drop that it would be.

import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { ReadOutcome } from '../../../shared/domain/drops/outcome.ts'
import { readUnstored } from '../../../shared/flows/ingest/read-file.ts'
import type { ObjectWriter } from '../../../shared/ports.ts'
import type { CheckedFile } from './check-options.ts'
import { openRejectedRows, type RejectedRows } from './rejected-rows.ts'
import { openRejectsFile } from './rejects-file.ts'

export interface Checked {
  readonly outcome: ReadOutcome
  readonly rejected: ReturnType<RejectedRows['groups']>
  readonly hasRejects: boolean
  readonly durationMs: number
}

const BLOCK_BYTES = 262_144

/** `advance` hears of every block of bytes that is read. */
export async function checkFile(
  { path, address, rejectsPath }: CheckedFile,
  timeZone: string,
  advance: (bytes: number) => void,
): Promise<Checked> {
  const startedMs = performance.now()
  let rejected = openRejectedRows()
  const reading = await readUnstored({
    address,
    timeZone,
    openBody: async () => blocksOf(path, advance),
    openRejects() {
      rejected = openRejectedRows()
      return shown(rejectsPath === null ? null : openRejectsFile(rejectsPath), rejected)
    },
  })
  if (reading === null) throw new TypeError('a file has bytes, if only none')
  // An earlier check may have left rows that are mended now.
  if (rejectsPath !== null && !reading.hasRejects) await rm(rejectsPath, { force: true })
  const durationMs = Math.round(performance.now() - startedMs)
  return { ...reading, rejected: reading.hasRejects ? rejected.groups() : new Map(), durationMs }
}

async function* blocksOf(path: string, advance: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) {
    advance(block.length)
    yield block
  }
}

function shown(file: ObjectWriter | null, rows: RejectedRows): ObjectWriter {
  return {
    async write(csv) {
      rows.add(csv)
      await file?.write(csv)
    },
    close: async () => file?.close(),
    abort: async () => file?.abort(),
  }
}
