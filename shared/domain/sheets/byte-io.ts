// Writes and reads columns of bytes: numbers in as few bytes as they need, and texts with their end marked.

/** No byte of UTF-8. A text that ends so compresses better than one whose length is stated. */
export const END_OF_TEXT = 0xff

export interface ByteWriter {
  /** A whole number from 0 to 2^53 − 1, seven bits a byte, lowest first. */
  number(value: number): void
  text(value: string): void
  /** A text that is UTF-8 already. */
  textBytes(bytes: Uint8Array, start: number, end: number): void
  byte(value: number): void
  /** All that another one has written, with its length before it. */
  column(column: ByteWriter): void
  length(): number
  /** Until the next write. */
  bytes(): Buffer
  clear(): void
}

export function createByteWriter(): ByteWriter {
  let buffer = Buffer.allocUnsafe(1_024)
  let length = 0

  function reserve(bytes: number): void {
    if (length + bytes <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + bytes))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }

  function byte(value: number): void {
    if (length === buffer.length) reserve(1)
    buffer[length] = value
    length += 1
  }

  function number(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      byte((rest % 0x80) + 0x80)
      rest = Math.floor(rest / 0x80)
    }
    byte(rest)
  }

  return {
    number,
    byte,
    text(value) {
      reserve(value.length * 3)
      length += buffer.write(value, length)
      byte(END_OF_TEXT)
    },
    textBytes(bytes, start, end) {
      reserve(end - start + 1)
      for (let at = start; at < end; at += 1) buffer[length++] = bytes[at] ?? 0
      buffer[length++] = END_OF_TEXT
    },
    column(column) {
      const bytes = column.bytes()
      number(bytes.length)
      reserve(bytes.length)
      length += bytes.copy(buffer, length)
    },
    length: () => length,
    bytes: () => buffer.subarray(0, length),
    clear() {
      length = 0
    },
  }
}

/** Throws RangeError where the bytes end too early. A class, since measuring reads millions of numbers through it. */
export class ByteReader {
  readonly buffer: Buffer
  #position: number
  readonly #end: number

  constructor(buffer: Buffer, start = 0, end = buffer.length) {
    if (end > buffer.length) throw new RangeError('a column is longer than its bytes')
    this.buffer = buffer
    this.#position = start
    this.#end = end
  }

  get isAtEnd(): boolean {
    return this.#position === this.#end
  }

  number(): number {
    const first = this.byte()
    if (first < 0x80) return first
    let value = first % 0x80
    for (let factor = 0x80; ; factor *= 0x80) {
      const next = this.byte()
      value += (next % 0x80) * factor
      if (next < 0x80) return value
    }
  }

  byte(): number {
    if (this.#position >= this.#end) throw new RangeError('the bytes end too early')
    return this.buffer[this.#position++] ?? 0
  }

  /** Passes over so many bytes, and returns where they begin. */
  skip(bytes: number): number {
    const start = this.#position
    if (start + bytes > this.#end) throw new RangeError('the bytes end too early')
    this.#position += bytes
    return start
  }

  /** Passes over a text, and returns where it begins. */
  skipText(): number {
    const start = this.#position
    while (this.byte() !== END_OF_TEXT);
    return start
  }

  /** Of the text that was passed over. */
  get textEnd(): number {
    return this.#position - 1
  }

  column(): ByteReader {
    const bytes = this.number()
    const start = this.skip(bytes)
    return new ByteReader(this.buffer, start, start + bytes)
  }
}
