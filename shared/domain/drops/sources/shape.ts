// What a shape of file is to the reader: how it is known, and how its rows become sheets.

import type { Fold } from '../../sheets/fold.ts'
import type { Shape } from '../outcome.ts'
import type { Header } from '../rows/header.ts'
import type { Frame, RowCursor } from '../rows/row-cursor.ts'

export interface ShapeDefinition {
  readonly shape: Shape
  /** What people call such a file. */
  readonly title: string
  /** Whether the header looks like this shape; a required column may still be missing. */
  fits(header: Header): boolean
  /** Columns that belong to the format but are not needed, by `columnName`. */
  readonly documented: ReadonlySet<string>
  /** Asks the header for the columns, in the order in which rows are checked. */
  open(header: Header, frame: Frame): OpenShape
}

export interface OpenShape {
  /** Takes the row in, unless the cursor meets a fault in it. */
  read(row: RowCursor): void
  readonly fold: Fold
}
