// Strings that outlive the piece of file they were cut from.

/**
 * A cell is a view into a piece of the file and keeps all of that piece in memory; whoever holds on to a cell for
 * longer than its row holds a copy. (Goes by way of bytes: JavaScript has no copying of strings.)
 */
export function ownCopy(cell: string): string {
  return Buffer.from(cell).toString()
}

/** The same for a record of plain values. */
export function ownCopies<T extends object>(record: T): T {
  return JSON.parse(JSON.stringify(record)) as T
}
