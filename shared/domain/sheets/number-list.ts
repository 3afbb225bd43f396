// A growing list of numbers of 32 bits: half a million users take a few bytes for each thing that is known of them.

const FIRST_LENGTH = 64

export class NumberList {
  length = 0
  #values = new Int32Array(FIRST_LENGTH)

  get(at: number): number {
    return this.#values[at] ?? 0
  }

  set(at: number, value: number): void {
    this.#values[at] = value
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow()
    this.#values[this.length] = value
    this.length += 1
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#values.length)
    larger.set(this.#values)
    this.#values = larger
  }
}
