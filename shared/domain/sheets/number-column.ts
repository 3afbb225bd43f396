// A column of numbers, read at once into one list that sheets share in turn: loops over plain numbers are short enough to be
// compiled at once, where reading each number when it is needed made one loop of everything.

import type { ByteReader } from './byte-io.ts'

const FIRST_LENGTH = 256

export class NumberColumn {
  length = 0
  #values = new Int32Array(FIRST_LENGTH)

  get(at: number): number {
    return this.#values[at] ?? 0
  }

  /** All that is left. */
  read(from: ByteReader): void {
    const most = from.bytesLeft
    if (most > this.#values.length) this.#values = new Int32Array(2 * most)
    let length = 0
    while (!from.isAtEnd) this.#values[length++] = from.number()
    this.length = length
  }
}
