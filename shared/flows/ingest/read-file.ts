// Reads a drop and stores nothing of it: an outcome, and its rejects where the caller wants them.

import type { ReadOutcome } from '../../domain/drops/outcome.ts'
import { readDrop } from '../../domain/drops/read-drop.ts'
import type { ReadContext, ReadResult } from '../../domain/drops/reading.ts'
import type { ObjectWriter } from '../../ports.ts'

export interface Unstored {
  readonly address: ReadContext['address']
  readonly timeZone: string
  /** The bytes from their beginning, each time it is called; null: they are gone. */
  openBody(): Promise<AsyncIterable<Uint8Array> | null>
  /** A fresh place for the rejects; called only when there are any. */
  openRejects(): ObjectWriter
}

export interface UnstoredReading {
  readonly outcome: ReadOutcome
  readonly hasRejects: boolean
}

/** null: the bytes are gone. A file whose bytes are not UTF-8 is read once more, as windows-1252. */
export async function readUnstored(drop: Unstored): Promise<UnstoredReading | null> {
  const first = await readOnce(drop, {})
  if (first?.result !== 'not-utf8') return toReading(first)
  return toReading(await readOnce(drop, { encoding: 'windows-1252' }))
}

interface Attempt {
  readonly result: ReadResult
  readonly hasRejects: boolean
}

/** Rejects of an attempt that fails, or has to be made again, leave nothing behind. */
async function readOnce(drop: Unstored, how: Pick<ReadContext, 'encoding'>): Promise<Attempt | null> {
  const body = await drop.openBody()
  if (body === null) return null
  const writers: ObjectWriter[] = []
  try {
    const context = { address: drop.address, timeZone: drop.timeZone, ...how }
    const result = await readDrop(body, context, {
      async sheet() {},
      async rejects(csv) {
        const writer = writers[0] ?? drop.openRejects()
        writers[0] = writer
        await writer.write(csv)
      },
    })
    for (const writer of writers) await (result === 'not-utf8' ? writer.abort() : writer.close())
    return { result, hasRejects: writers.length > 0 }
  } catch (error) {
    for (const writer of writers) await writer.abort()
    throw error
  }
}

function toReading(attempt: Attempt | null): UnstoredReading | null {
  if (attempt === null) return null
  const { result, hasRejects } = attempt
  if (result === 'not-utf8') throw new TypeError('windows-1252 knows every byte')
  return { outcome: result, hasRejects }
}
