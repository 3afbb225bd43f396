// Splits a customer's activity into packed parts that fit into one item each. A user's entries stay together
// unless they outgrow a part: then they are split between rows, so that a later part still holds what later
// rows stated.

import { packEntries } from './activity-codec.ts'
import { MAX_PART_BYTES } from './fold.ts'
import type { ActivityEntry } from './sheet.ts'

/** The entries of one user, or of one row where a user's are split. */
type Entries = readonly ActivityEntry[]

/** The first estimate, corrected by the results. */
const FIRST_GUESS_ENTRIES = 20_000
/** A limit even for entries that compress well: packing holds all of a part in memory. */
const MAX_ENTRIES = 100_000
/** Margin for an estimate that turns out slightly too high. */
const FILL = 0.85

/** At least one part, possibly empty. Only the entries of a single row of one user can exceed `maxBytes`. */
export function* packActivityParts(
  users: Iterable<Entries>,
  maxBytes = MAX_PART_BYTES,
): Generator<Uint8Array> {
  let guessEntries = FIRST_GUESS_ENTRIES
  let waiting: Entries[] = []
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

/** Groups by user, in order; or one user's entries by row. */
function packWithin(entries: readonly Entries[], maxBytes: number): Uint8Array[] {
  const packed = packEntries(entries.flat())
  if (packed.length <= maxBytes) return [packed]
  const pieces = entries.length > 1 ? entries : byRow(entries[0] ?? [])
  if (pieces.length <= 1) return [packed]
  const half = Math.ceil(pieces.length / 2)
  return [...packWithin(pieces.slice(0, half), maxBytes), ...packWithin(pieces.slice(half), maxBytes)]
}

const NO_ROW = -1

/** Entries that state neither licence nor user belong to no row; the others come in row order. */
function byRow(entries: Entries): Entries[] {
  const rows = Map.groupBy(entries.flatMap(ofOneRow), lastRow)
  const unstated = rows.get(NO_ROW) ?? []
  rows.delete(NO_ROW)
  const stated = Array.from(rows).sort(([a], [b]) => a - b)
  return [...unstated.map((entry) => [entry]), ...stated.map(([, ofRow]) => ofRow)]
}

function ofOneRow(entry: ActivityEntry): Entries {
  const { licensed, licensedRow, deleted, deletedRow } = entry
  if (licensed === null || deleted === null || licensedRow === deletedRow) return [entry]
  return [
    { ...entry, deleted: null, deletedRow: 0 },
    { ...entry, days: 0, licensed: null, licensedRow: 0 },
  ]
}

function lastRow({ licensed, licensedRow, deleted, deletedRow }: ActivityEntry): number {
  if (licensed !== null) return licensedRow
  return deleted === null ? NO_ROW : deletedRow
}

function totalBytes(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}
