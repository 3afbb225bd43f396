// The seam between tables and rows: a run of rows, column by column. Whoever makes a batch keeps where its cells lie,
// as texts or as ranges of bytes; a text is made of a cell only when somebody asks for it.

export interface Batch {
  /** How many rows. */
  readonly rows: number
  /** Physical line on which a row starts, the first line is 1; in a JSON list its place, from 1. */
  line(row: number): number
  /** What keeps a row from being read at all. */
  broken(row: number): Broken | null
  /** Fields of a row of CSV. */
  width(row: number): number
  /** Nothing stands in the row from that column on. */
  isBlankFrom(row: number, column: number): boolean
  /** The text ended within the row: it may lack what was to come. */
  isCutOff(row: number): boolean
  /** The first field of a row of CSV whose closing quote does not end it, or is not there; -1: there is none. */
  strayQuoteAt(row: number): number
  /** The same object for one column each time. */
  column(at: number): Cells
}

export type Broken = 'too_long' | 'bad_json'

export interface Cells {
  /** As it stands in the file; '' where the row has nothing there. */
  text(row: number): string
  /** Whether the row has the column at all: a JSON record names it, be it with null. */
  has(row: number): boolean
  /** False: a list of JSON that holds no plain values. */
  isPlain(row: number): boolean
}

/** A row as texts. */
export interface TextRow {
  readonly line: number
  /** A record of JSON has nothing at columns that it does not name: records of one name each, of ten thousand, must not take the room of ten thousand. */
  readonly cells: readonly (string | undefined)[]
  readonly broken: Broken | null
  readonly isCutOff: boolean
  /** See `Batch`; left out: there is none. */
  readonly strayQuoteAt?: number
  /** Places of lists that hold no plain values. */
  readonly lists: readonly number[]
}

export const NO_LISTS: readonly number[] = []

/** A batch that is filled from texts. */
export function batchOf(rows: readonly TextRow[]): Batch {
  const columns: Cells[] = []
  return {
    rows: rows.length,
    line: (row) => rows[row]?.line ?? 0,
    broken: (row) => rows[row]?.broken ?? null,
    width: (row) => rows[row]?.cells.length ?? 0,
    isBlankFrom(row, column) {
      const { cells } = rows[row] ?? { cells: [] }
      for (let at = column; at < cells.length; at += 1) if (cells[at]?.trim()) return false
      return true
    },
    isCutOff: (row) => rows[row]?.isCutOff ?? false,
    strayQuoteAt: (row) => rows[row]?.strayQuoteAt ?? -1,
    column(at) {
      columns[at] ??= {
        text: (row) => rows[row]?.cells[at] ?? '',
        has: (row) => rows[row]?.cells[at] !== undefined,
        isPlain: (row) => rows[row]?.lists.includes(at) !== true,
      }
      return columns[at]
    },
  }
}
