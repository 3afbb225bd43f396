// A quote that closes too early breaks a field into rows. What then stands under the names of columns may be the rest of
// a text that nobody reads, such as what a caller has written: it must not be shown as if it were theirs.

import type { Batch } from '../tables/batch.ts'
import type { Header } from './header.ts'

/**
 * Sees every row of a file in its order, and answers how many of its cells are certain to belong to their columns.
 * Behind a broken field that is none, until a row counts again.
 */
export function createCertainCells(
  header: Header,
): (batch: Pick<Batch, 'strayQuoteAt' | 'width'>, row: number, counts: boolean) => number {
  let isRest = false
  return (batch, row, counts) => {
    const at = batch.strayQuoteAt(row)
    const isBroken = at !== -1 && !header.read().has(at)
    const certain = isRest ? 0 : isBroken ? at : Number.POSITIVE_INFINITY
    // Of a row that counts only its last field may go on below it.
    isRest = counts ? isBroken && at === batch.width(row) - 1 : isRest || isBroken
    return certain
  }
}

/** Any row of a file that has none. */
export const WITHOUT_QUOTES = { strayQuoteAt: () => -1, width: () => 0 }
