// What a table gives: its columns, and its rows, cut or yet to be cut.

import type { Format } from '../outcome.ts'
import type { Batch } from './batch.ts'
import { UncutRows } from './uncut-rows.ts'

/** Records with named columns, whatever syntax they came in. */
export interface Table {
  readonly format: Format
  readonly delimiter: string | null
  /** As written. Records of JSON may bring further columns while they are read. */
  readonly columns: readonly string[]
  /** How many of them the first record has: they tell what kind of file it is. */
  readonly ofFirstRecord: number
  readonly rows: AsyncGenerator<Rows>
  /** All columns are known, for there are no more records than those that were looked at. */
  readonly isWholeKnown: boolean
  /** Lines above the header that were passed over, such as `sep=;`. */
  readonly skippedLines: readonly string[]
  /** Once the rows are read: what in the file says that it is one page of several, such as `next_page`. */
  morePages(): string | null
}

/** Rows as a table has them: cut, or yet to be cut. Uncut ones are used up before the next are asked for. */
export type Rows = Batch | UncutRows

export function cutAll(rows: Rows): Batch {
  return rows instanceof UncutRows ? rows.rest() : rows
}
