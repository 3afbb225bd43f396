// Reads cells where they lie, one after the other: each reader knows one column.

import type { UncutRows } from '../tables/uncut-rows.ts'

export const UNKNOWN = -1
const LINE_FEED = 10

export interface CellReader {
  /** Returns where the next cell begins; UNKNOWN: the row has to be read as any other. */
  read(rows: UncutRows, start: number): number
}

/** Where the next cell begins; UNKNOWN: the row has more or fewer cells. */
export function behindCell({ bytes, delimiter }: UncutRows, start: number, isLast: boolean): number {
  let at = start
  while (bytes[at] !== delimiter && bytes[at] !== LINE_FEED) at += 1
  return (bytes[at] === LINE_FEED) === isLast ? at + 1 : UNKNOWN
}

/** Of a column that nobody reads. */
export class UnreadCell implements CellReader {
  readonly #isLast: boolean

  constructor(isLast: boolean) {
    this.#isLast = isLast
  }

  read(rows: UncutRows, start: number): number {
    return behindCell(rows, start, this.#isLast)
  }
}
