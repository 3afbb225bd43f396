// A byte string to look up in a table: copied into whole words, so that it is hashed and compared four bytes at a time.

const FIRST_BYTES = 1_024
export const WORD_BYTES = 4

/** One is filled again and again: a string for each of a million rows would be a million objects. */
export class ByteKey {
  /** The first `length` of them; as `words`, behind which zeros fill up the last one. */
  bytes = new Uint8Array(FIRST_BYTES)
  words = new Int32Array(this.bytes.buffer)
  length = 0

  /** How many words hold it. */
  get wordCount(): number {
    return (this.length + WORD_BYTES - 1) >>> 2
  }

  set(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start
    this.reserve(length)
    for (let at = 0; at < length; at += 1) this.bytes[at] = bytes[start + at] ?? 0
    this.finish(length)
  }

  /** After so many bytes have been filled in. */
  finish(length: number): void {
    this.length = length
    for (let at = length; at % WORD_BYTES !== 0; at += 1) this.bytes[at] = 0
  }

  /** Room for so many bytes, behind what there is. */
  reserve(length: number): void {
    if (length + WORD_BYTES <= this.bytes.length) return
    const larger = new Uint8Array((2 * length + WORD_BYTES) & -WORD_BYTES)
    larger.set(this.bytes)
    this.bytes = larger
    this.words = new Int32Array(larger.buffer)
  }
}
