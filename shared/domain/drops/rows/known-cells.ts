// Values of one column that have been read before, found by the bytes of their cells: most columns have few different ones,
// and most cells say what the one above says.

import { ByteTable } from '../../sheets/byte-table.ts'
import type { CellRanges } from '../tables/batch.ts'
import type { Field } from './header.ts'

export const UNKNOWN = -1

export class KnownCells<T> {
  readonly #at: number
  #cells = new ByteTable()
  #values: T[] = []
  #latest = UNKNOWN

  /** Of a field that has one column or none: then every cell is blank. */
  constructor({ only }: Pick<Field, 'only'>) {
    this.#at = only
  }

  get size(): number {
    return this.#values.length
  }

  /** The number of the cell's value, or UNKNOWN. */
  find(ranges: CellRanges, row: number): number {
    const start = this.#at === -1 ? 0 : ranges.start(row, this.#at)
    const end = this.#at === -1 ? 0 : ranges.end(row, this.#at)
    const { bytes } = ranges
    const cells = this.#cells
    if (this.#latest !== UNKNOWN && cells.is(this.#latest, 0, bytes, start, end)) return this.#latest
    this.#latest = cells.find(0, bytes, start, end)
    return this.#latest
  }

  value(number: number): T {
    return this.#values[number] as T
  }

  learn(ranges: CellRanges, row: number, value: T): void {
    const start = this.#at === -1 ? 0 : ranges.start(row, this.#at)
    const end = this.#at === -1 ? 0 : ranges.end(row, this.#at)
    this.#values[this.#cells.add(0, ranges.bytes, start, end)] = value
  }

  forget(): void {
    this.#cells = new ByteTable()
    this.#values = []
    this.#latest = UNKNOWN
  }
}
