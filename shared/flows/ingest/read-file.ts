// Reads a drop without storing anything: returns the outcome, and writes the rejects where the caller wants
// them.

import type { DropSource } from '../../domain/drops/bytes/body.ts'
import type { ReadOutcome } from '../../domain/drops/outcome.ts'
import type { KnownOfFile } from '../../domain/drops/read-again.ts'
import { readDrop } from '../../domain/drops/read-drop.ts'
import type { ReadContext, ReadResult } from '../../domain/drops/reading.ts'
import type { ObjectWriter } from '../../ports/objects.ts'

export interface Unstored extends Pick<ReadContext, 'address' | 'settings'> {
  readonly source: DropSource
  /** Opens a new writer for the rejects; called only when there are any. */
  openRejects(): ObjectWriter
}

export interface UnstoredReading {
  readonly outcome: ReadOutcome
  readonly hasRejects: boolean
}

/** A file in which a late row decides how to read the early ones is read again. */
export async function readUnstored(drop: Unstored, known: KnownOfFile = {}): Promise<UnstoredReading> {
  const { result, hasRejects } = await readOnce(drop, known)
  if (result.kind === 'again') return readUnstored(drop, result.known)
  return { outcome: result.outcome, hasRejects }
}

interface Attempt {
  readonly result: ReadResult
  readonly hasRejects: boolean
}

/** Aborts the rejects of an attempt that fails or starts over. */
async function readOnce(drop: Unstored, known: KnownOfFile): Promise<Attempt> {
  const writers: ObjectWriter[] = []
  try {
    const { address, settings } = drop
    const result = await readDrop(
      drop.source,
      { address, settings, known },
      {
        async sheet() {},
        async rejects(csv) {
          const writer = writers[0] ?? drop.openRejects()
          writers[0] = writer
          await writer.write(csv)
        },
      },
    )
    for (const writer of writers) await (result.kind === 'again' ? writer.abort() : writer.close())
    return { result, hasRejects: writers.length > 0 }
  } catch (error) {
    for (const writer of writers) await writer.abort()
    throw error
  }
}
