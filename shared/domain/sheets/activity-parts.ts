// Cuts a customer's activity into packed parts that fit into an item each; a user's entries stay together.

import { packEntries } from './activity-codec.ts'
import { MAX_PART_BYTES } from './fold.ts'
import type { ActivityEntry } from './sheet.ts'

type UserEntries = readonly ActivityEntry[]

/** Where guessing begins; what comes out corrects it. */
const FIRST_GUESS_ENTRIES = 20_000
/** However well entries compress: packing holds all of a part in memory. */
const MAX_ENTRIES = 100_000
/** Room for a guess that turns out a little too high. */
const FILL = 0.85

/** At least one part, be it empty. Only a part of a single user can be larger than `maxBytes`. */
export function* packActivityParts(
  users: Iterable<UserEntries>,
  maxBytes = MAX_PART_BYTES,
): Generator<Uint8Array> {
  let guessEntries = FIRST_GUESS_ENTRIES
  let waiting: UserEntries[] = []
  let waitingEntries = 0
  let none = true
  for (const user of users) {
    waiting.push(user)
    waitingEntries += user.length
    if (waitingEntries < guessEntries) continue
    const parts = packWithin(waiting, maxBytes)
    yield* parts
    none = false
    guessEntries = Math.min(MAX_ENTRIES, (waitingEntries / totalBytes(parts)) * maxBytes * FILL)
    waiting = []
    waitingEntries = 0
  }
  if (none || waiting.length > 0) yield* packWithin(waiting, maxBytes)
}

function packWithin(users: readonly UserEntries[], maxBytes: number): Uint8Array[] {
  const packed = packEntries(users.flat())
  if (packed.length <= maxBytes || users.length <= 1) return [packed]
  const half = Math.ceil(users.length / 2)
  return [...packWithin(users.slice(0, half), maxBytes), ...packWithin(users.slice(half), maxBytes)]
}

function totalBytes(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}
