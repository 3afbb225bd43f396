// A row before anybody knows what it means: where it stands and what it says, cell by cell.

export interface RawRow {
  /** Physical line on which the row starts, the first line is 1; in a JSON array its place, from 1. */
  readonly line: number
  /**
   * As they stand in the file, in the order of the columns. A record of JSON has nothing at the columns that it does
   * not name: records of one name each, of ten thousand, must not take the room of ten thousand.
   */
  readonly cells: readonly string[]
  /** What keeps the row from being read at all. */
  readonly broken: 'too_long' | 'bad_json' | null
  /** Cells of JSON that hold no plain value, or a number that cannot be kept exactly. */
  readonly opaque: readonly number[]
}

export const NO_CELLS: readonly number[] = []

/** Records with named columns, whatever syntax they came in. */
export interface RawTable {
  readonly format: 'csv' | 'ndjson' | 'json'
  readonly delimiter: string | null
  /** As written. Records of JSON may bring further columns while they are read. */
  readonly columns: readonly string[]
  readonly rows: AsyncGenerator<readonly RawRow[]>
  /** Once the rows are read: whether the file says that it is one page of several. */
  morePages(): boolean
}

/** No row, and no header, goes on for longer than this: memory is bounded by it. */
export const MAX_ROW_CHARACTERS = 1_048_576
