// Reads and writes numbers and texts in as few bytes as they need.

export interface ByteWriter {
  /** A whole number from 0 to 2^53 − 1, seven bits a byte, lowest first. */
  number(value: number): void
  text(value: string): void
  bytes(): Buffer
}

export function createByteWriter(): ByteWriter {
  let buffer = Buffer.allocUnsafe(16_384)
  let length = 0

  function reserve(bytes: number): void {
    if (length + bytes <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + bytes))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }

  function number(value: number): void {
    reserve(8)
    let rest = value
    while (rest >= 0x80) {
      buffer[length] = (rest % 0x80) + 0x80
      rest = Math.floor(rest / 0x80)
      length += 1
    }
    buffer[length] = rest
    length += 1
  }

  return {
    number,
    text(value) {
      number(Buffer.byteLength(value))
      reserve(value.length * 3)
      length += buffer.write(value, length)
    },
    bytes: () => buffer.subarray(0, length),
  }
}

export interface ByteReader {
  number(): number
  text(): string
}

/** Throws RangeError if the bytes end too early. */
export function createByteReader(buffer: Buffer): ByteReader {
  let position = 0

  function number(): number {
    let value = 0
    for (let factor = 1; ; factor *= 0x80) {
      const byte = buffer.readUInt8(position)
      position += 1
      value += (byte % 0x80) * factor
      if (byte < 0x80) return value
    }
  }

  return {
    number,
    text() {
      const length = number()
      const end = position + length
      if (end > buffer.length) throw new RangeError('a text is longer than its bytes')
      const value = buffer.toString('utf8', position, end)
      position = end
      return value
    },
  }
}
