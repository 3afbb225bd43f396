// A growing table of numbers of 32 bits: what is known of each of half a million users takes a few bytes, and stands
// together.

const FIRST_ROWS = 64

export class NumberRows {
  length = 0
  readonly #width: number
  #values: Int32Array

  /** `width`: how many numbers a row has, four at most. */
  constructor(width: 1 | 2 | 3 | 4) {
    this.#width = width
    this.#values = new Int32Array(FIRST_ROWS * width)
  }

  get(row: number, column: number): number {
    return this.#values[row * this.#width + column] ?? 0
  }

  set(row: number, column: number, value: number): void {
    this.#values[row * this.#width + column] = value
  }

  /** Returns the number of the row. */
  push(first: number, second = 0, third = 0, fourth = 0): number {
    const start = this.length * this.#width
    if (start === this.#values.length) this.#grow()
    const values = this.#values
    values[start] = first
    if (this.#width > 1) values[start + 1] = second
    if (this.#width > 2) values[start + 2] = third
    if (this.#width > 3) values[start + 3] = fourth
    this.length += 1
    return this.length - 1
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#values.length)
    larger.set(this.#values)
    this.#values = larger
  }
}
