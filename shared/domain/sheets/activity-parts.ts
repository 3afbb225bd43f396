// Cuts a customer's activity into packed parts that fit into an item each; a user's entries stay together.

import { packEntries } from './activity-codec.ts'
import { MAX_PART_BYTES } from './fold.ts'
import type { ActivityEntry } from './sheet.ts'

/** Where guessing begins; what comes out corrects it. */
const FIRST_GUESS_ENTRIES = 20_000
/** Room for a guess that turns out a little too high. */
const FILL = 0.85

/** At least one part, be it empty. Only a part of a single user can be larger than `maxBytes`. */
export function* packActivityParts(
  users: readonly (readonly ActivityEntry[])[],
  maxBytes = MAX_PART_BYTES,
): Generator<Uint8Array> {
  let guessEntries = FIRST_GUESS_ENTRIES
  let from = 0
  do {
    let to = endOfPart(users, from, guessEntries)
    let packed = packEntries(users.slice(from, to).flat())
    while (packed.length > maxBytes && to - from > 1) {
      to = from + Math.floor((to - from) / 2)
      packed = packEntries(users.slice(from, to).flat())
    }
    yield packed
    guessEntries = (entriesIn(users, from, to) / packed.length) * maxBytes * FILL
    from = to
  } while (from < users.length)
}

/** The first user who no longer belongs to a part of about so many entries. */
function endOfPart(users: readonly (readonly ActivityEntry[])[], from: number, entries: number): number {
  let to = from
  for (let left = entries; to < users.length && (left > 0 || to === from); to += 1)
    left -= users[to]?.length ?? 0
  return to
}

function entriesIn(users: readonly (readonly ActivityEntry[])[], from: number, to: number): number {
  return users.slice(from, to).reduce((sum, entries) => sum + entries.length, 0)
}
