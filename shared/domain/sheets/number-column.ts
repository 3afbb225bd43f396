// A column of numbers, read at once into a list that sheets share in turn. A loop over one column is short enough to be
// compiled soon: numbers that were read one by one made one long loop of all columns, and compiling that took longer than
// running it.

import type { ByteReader } from './byte-io.ts'

const FIRST_LENGTH = 256

export class NumberColumn {
  length = 0
  #values = new Int32Array(FIRST_LENGTH)

  get(at: number): number {
    return this.#values[at] ?? 0
  }

  /** The next column of those. */
  read(from: ByteReader): void {
    const bytes = from.number()
    let at = from.skip(bytes)
    const end = at + bytes
    if (bytes > this.#values.length) this.#values = new Int32Array(2 * bytes)
    const { buffer } = from
    const values = this.#values
    let length = 0
    while (at < end) {
      let byte = buffer[at++] ?? 0
      let value = byte & 0x7f
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = buffer[at++] ?? 0
        value |= (byte & 0x7f) << shift
      }
      values[length++] = value
    }
    if (at !== end) throw new RangeError('a column ends too early')
    this.length = length
  }
}
