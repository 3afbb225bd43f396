// What a kind of file is to the reader: the columns it needs, and how its rows become sheets.

import type { Fold } from '../../sheets/fold.ts'
import type { Dataset } from '../drop-key.ts'
import type { Covers, Note, Shape } from '../outcome.ts'
import type { Field, Header, Limit, Name } from '../rows/header.ts'
import type { Frame, RowCursor } from '../rows/row-cursor.ts'
import type { RepeatedRows } from './repeated-rows.ts'

/** The names that each column of the product may have, in the order in which they are tried. */
export type NameTable = Readonly<Record<string, readonly Name[]>>

export interface Kind {
  readonly dataset: Dataset
  readonly shape: Shape
  /** What people call such a file; where its columns give a tool away, that is named instead. */
  readonly title: string
  readonly covers: Covers | null
  readonly names: NameTable
  /** Of each group a file must have one column; where the key names the customer, no `customer_…` of it. */
  readonly required: readonly (readonly string[])[]
  /** Columns by which alone the kind is known: they are kept with rejected rows, so that those are known again. */
  readonly signs: readonly string[]
  createReader(columns: Columns, frame: Frame): RowReader
}

/** The columns of one file, by those of the product. */
export interface Columns {
  /** Asks for a column: so it is read. In the order of the table, which is that of the checks. */
  field(column: string, limit?: Limit | null): Field
  /** Asks for a column of no table. */
  named(column: string, names: readonly Name[], limit?: Limit | null): Field
  readonly header: Header
}

export interface RowReader {
  readonly fold: Fold
  /** Columns that are read as dates. */
  readonly dates: readonly Field[]
  /** Whether the row counts for nothing, and is wrong in nothing. */
  skips?(row: RowCursor): boolean
  /** Takes the row in, unless the cursor meets a fault in it. */
  read(row: RowCursor): void
  /** Null: no row repeats others. */
  readonly repeated?: RepeatedRows | null
  /** Once all rows are read. */
  notes?(): Note[]
}
