// Stops drops that crash their worker. A worker that dies over a drop cannot report it, and each retry would
// die too; so readings that began and never ended are counted in the record, and after three the version is
// not read again.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { Refusal } from '../../domain/drops/outcome.ts'
import { PoisonInput, UnreadableObject } from '../../domain/errors.ts'
import type { OperatorAlert } from '../../ports/alerts.ts'
import type { ReadableDrop } from './read-generation.ts'

const MAX_READINGS = 3

/** A reading that began earlier than this is dead: no AWS Lambda function runs longer. */
const LONGEST_READING_MS = 15 * 60_000

const REMEDY = 'it is not retried; split it into smaller files and upload those'

/** null: this version may be read, by this reader under these settings. */
export function refusalOfUnended({ record, head, fingerprint }: ReadableDrop, nowMs: number): Refusal | null {
  const unended = record.pending.filter(
    (begun) =>
      begun.version === head.version &&
      begun.fingerprint === fingerprint &&
      nowMs - begun.atMs > LONGEST_READING_MS,
  )
  if (unended.length < MAX_READINGS) return null
  const message = `Reading this file started ${unended.length} times and never finished, for lack of time or memory; ${REMEDY}.`
  return { code: 'stopped', message }
}

/**
 * null: a service failed, and a retry may succeed. Otherwise the content is at fault, now and in every retry:
 * it exceeds a table's limits (PoisonInput) or the program's (RangeError), or the bucket withholds the
 * object.
 */
export function refusalOfFailure(error: unknown): Refusal | null {
  if (error instanceof UnreadableObject)
    return {
      code: 'unreadable_object',
      message: `The bucket lists this object but refuses to return it: ${error.message}.`,
    }
  if (!(error instanceof PoisonInput || error instanceof RangeError)) return null
  return { code: 'stopped', message: `Reading this file failed (${error.message}); ${REMEDY}.` }
}

export function alertOf({ partner, key }: DropAddress, { code, message }: Refusal): OperatorAlert {
  const what =
    code === 'stopped' ? 'a drop is stopped: it cannot be read to its end' : 'a drop cannot be read'
  return { message: what, partner, about: key, reason: message, counter: 'DropsStopped' }
}
