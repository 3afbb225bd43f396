// A reading that does not end: whoever dies over a drop cannot say so, and would die again over each new try. What was
// begun and left no end is counted in the record, and after three times the version is not read any more.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { Refusal } from '../../domain/drops/outcome.ts'
import { PoisonInput, UnreadableObject } from '../../domain/errors.ts'
import type { OperatorAlert } from '../../ports.ts'
import type { ReadableDrop } from './read-generation.ts'

const MAX_READINGS = 3

/** Whoever began a reading earlier than this is dead: no function of AWS Lambda runs for longer. */
const LONGEST_READING_MS = 15 * 60_000

const REMEDY = 'it is not tried again until it is uploaded again, so split it into smaller files'

/** Null: that version may be read, by this reader under these settings. */
export function refusalOfUnended({ record, head, fingerprint }: ReadableDrop, nowMs: number): Refusal | null {
  const unended = record.pending.filter(
    (begun) =>
      begun.version === head.version &&
      begun.fingerprint === fingerprint &&
      nowMs - begun.atMs > LONGEST_READING_MS,
  )
  if (unended.length < MAX_READINGS) return null
  const message = `Reading this file was begun ${unended.length} times and never ended, out of time or out of memory; ${REMEDY}.`
  return { code: 'stopped', message }
}

/**
 * Null: the surroundings failed, and another try may succeed. Otherwise it is the content: it takes more than a table
 * takes (PoisonInput), or than the program can hold (RangeError), or nobody gets at it; and so it would be the next time.
 */
export function refusalOfFailure(error: unknown): Refusal | null {
  if (error instanceof UnreadableObject)
    return {
      code: 'unreadable_object',
      message: `The bucket lists this object but does not give it out: ${error.message}.`,
    }
  if (!(error instanceof PoisonInput || error instanceof RangeError)) return null
  return { code: 'stopped', message: `Reading this file failed (${error.message}); ${REMEDY}.` }
}

export function alertOf({ partner, key }: DropAddress, { code, message }: Refusal): OperatorAlert {
  const what = code === 'stopped' ? 'a drop is stopped: its reading does not end' : 'a drop cannot be read'
  return { message: what, partner, about: key, reason: message }
}
