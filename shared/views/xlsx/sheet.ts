// What a sheet of a workbook holds: columns of one type each, and rows that come one by one.

import type { Tone } from '../mail/parts/styles.ts'

/**
 * How the values of a column are stored. `text`: always text, never a number or a formula. `sentences`: the same, wrapped.
 * `percent`: 56.2 is 56.2 %. `points`: percentage points, with their sign. `date`: from `YYYY-MM-DD`.
 */
export type Format = 'text' | 'sentences' | 'count' | 'decimal' | 'percent' | 'points' | 'date'

/** null and '' are blank. */
export type Value = string | number | null

/** Colours a column's cells where another column of the row has that word, so that no colour stands without it. */
export interface ToneRule {
  /** The title of the column with the word. */
  readonly where: string
  readonly word: string
  readonly tone: Tone
}

interface ColumnHead {
  readonly title: string
  readonly format: Format
  /** In characters. */
  readonly width: number
  /** The first that holds decides. */
  readonly tones?: readonly ToneRule[]
}

export interface Column<Row> extends ColumnHead {
  value(row: Row): Value
}

export interface Sheet {
  readonly name: string
  readonly columns: readonly ColumnHead[]
  /** How many columns stay in view, beside the header. */
  readonly frozenColumns: number
  /** As many values as columns. */
  readonly rows: Iterable<readonly Value[]>
}

export function sheetOf<Row>(
  name: string,
  frozenColumns: number,
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
): Sheet {
  return { name, columns, frozenColumns, rows: valuesOf(columns, rows) }
}

function* valuesOf<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<Value[]> {
  for (const row of rows) yield columns.map((column) => column.value(row))
}
