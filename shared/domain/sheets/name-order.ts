// Sorts users by their names: by how these begin, as numbers, which the engine compares by itself; then those that begin
// alike by the whole name.

import type { ByteTable } from './byte-table.ts'

/** A beginning of 32 bits and a place of 20 fit into one number. */
const MOST_PLACES = 2 ** 20
/** So few are sorted faster by hand. */
const FEW = 16

/** A copy, in the order of the bytes. Most names are told apart by how they begin, and not looked up again. */
export function sortedByName(users: Int32Array, names: ByteTable): Int32Array {
  if (users.length > MOST_PLACES) return sortedByComparing(users, names)
  const keys = new Float64Array(users.length)
  for (let at = 0; at < users.length; at += 1) {
    keys[at] = names.beginning(users[at] ?? 0) * MOST_PLACES + at
  }
  keys.sort()
  const sorted = new Int32Array(users.length)
  for (let at = 0; at < users.length; at += 1) sorted[at] = users[(keys[at] ?? 0) % MOST_PLACES] ?? 0
  let start = 0
  for (let at = 1; at <= keys.length; at += 1) {
    if (at < keys.length && beginningOf(keys[at]) === beginningOf(keys[start])) continue
    if (at - start > FEW) sorted.set(sortedByComparing(sorted.subarray(start, at), names), start)
    else insertionSort(sorted, start, at, names)
    start = at
  }
  return sorted
}

function beginningOf(key = 0): number {
  return Math.floor(key / MOST_PLACES)
}

function sortedByComparing(users: Int32Array, names: ByteTable): Int32Array {
  return users.toSorted((a, b) => names.compare(a, b))
}

function insertionSort(users: Int32Array, start: number, end: number, names: ByteTable): void {
  for (let next = start + 1; next < end; next += 1) {
    const user = users[next] ?? 0
    let at = next
    for (; at > start && names.compare(users[at - 1] ?? 0, user) > 0; at -= 1) users[at] = users[at - 1] ?? 0
    users[at] = user
  }
}
