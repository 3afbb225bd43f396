// Copies strings that outlive the chunk of the file they were cut from.

/** Holds one string during a call: a buffer for each would produce millions of objects to collect. */
const scratch = Buffer.alloc(4_096)
const MAX_BYTES_PER_UNIT = 3

/**
 * A cell is a view into a chunk of the file and keeps the whole chunk in memory; a cell that is kept longer
 * than its row must be copied. (By way of bytes, since JavaScript has no way to copy a string.)
 */
export function detachString(cell: string): string {
  if (cell.length * MAX_BYTES_PER_UNIT > scratch.length) return Buffer.from(cell).toString()
  return scratch.toString('utf8', 0, scratch.write(cell))
}

/** The same for a record of plain values. */
export function ownCopies<T extends object>(record: T): T {
  return JSON.parse(JSON.stringify(record)) as T
}
