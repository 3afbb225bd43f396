// Strings that outlive the piece of file they were cut from.

/** Holds one string at a time, and nothing between two calls: a buffer for each would be garbage by the million. */
const scratch = Buffer.alloc(4_096)
const MAX_BYTES_PER_UNIT = 3

/**
 * A cell is a view into a piece of the file and keeps all of that piece in memory; whoever holds on to a cell for
 * longer than its row holds a copy. (Goes by way of bytes: JavaScript has no copying of strings.)
 */
export function detachString(cell: string): string {
  if (cell.length * MAX_BYTES_PER_UNIT > scratch.length) return Buffer.from(cell).toString()
  return scratch.toString('utf8', 0, scratch.write(cell))
}

/** The same for a record of plain values. */
export function ownCopies<T extends object>(record: T): T {
  return JSON.parse(JSON.stringify(record)) as T
}
