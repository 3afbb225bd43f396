// Reads the name of a user where it lies, into its stored form: lower-case.

import { ByteKey } from '../../sheets/byte-key.ts'
import type { UncutRows } from '../tables/uncut-rows.ts'
import { behindCell, type CellReader, UNKNOWN } from './cell-reader.ts'
import { ID } from './header.ts'

const BLANK = 0x20
const FIRST_BEYOND_ASCII = 0x80
const [A, Z] = [0x41, 0x5a]
const TO_LOWER_CASE = 0x20
const LINE_FEED = 10
const WORD_BYTES = 4
/** By byte of a plain name; 0: it is none, or ends there. */
const STORED = new Uint8Array(256)
for (let byte = 0; byte < FIRST_BEYOND_ASCII; byte += 1) {
  STORED[byte] = byte >= A && byte <= Z ? byte + TO_LOWER_CASE : byte
}
STORED[LINE_FEED] = 0

export class UserCell implements CellReader {
  readonly name = new ByteKey()
  /** The cell says what the one says that was read before it. */
  isRepeated = false
  readonly #isLast: boolean
  #view: DataView | null = null
  #start = 0
  #length = 0

  constructor(isLast: boolean) {
    this.#isLast = isLast
  }

  read(rows: UncutRows, start: number): number {
    this.isRepeated = this.#isAt(rows, start)
    if (this.isRepeated) return start + this.#length
    const end = this.#readPlain(rows, start)
    this.#view = end === UNKNOWN ? null : rows.view
    this.#start = start
    this.#length = end - start
    return end
  }

  /** ASCII without blanks around it. */
  #readPlain(rows: UncutRows, start: number): number {
    const { bytes, delimiter } = rows
    const name = this.name.bytes
    let length = 0
    for (; length < ID.bytes; length += 1) {
      const byte = bytes[start + length] ?? 0
      const stored = STORED[byte] ?? 0
      if (stored === 0 || byte === delimiter) break
      name[length] = stored
    }
    const isWhole = bytes[start + length] === (this.#isLast ? LINE_FEED : delimiter)
    const isPlain = length > 0 && (name[0] ?? 0) > BLANK && (name[length - 1] ?? 0) > BLANK
    if (!isWhole || !isPlain) return this.#readText(rows, start)
    this.name.finish(length)
    return start + length + 1
  }

  /** Whether the cell that was read last stands there too. */
  #isAt(rows: UncutRows, start: number): boolean {
    const { view } = rows
    if (view !== this.#view || !rows.holdsWords(start, this.#length)) return false
    const whole = this.#length & -WORD_BYTES
    for (let at = 0; at < whole; at += WORD_BYTES) {
      if (view.getInt32(start + at, true) !== view.getInt32(this.#start + at, true)) return false
    }
    for (let at = whole; at < this.#length; at += 1) {
      if (rows.bytes[start + at] !== rows.bytes[this.#start + at]) return false
    }
    return true
  }

  /** Any other, as it would be read from a row that is cut. */
  #readText(rows: UncutRows, start: number): number {
    const end = behindCell(rows, start, this.#isLast)
    if (end === UNKNOWN || end - start > LONGEST_TEXT) return UNKNOWN
    const text = rows.bytes.toString('utf8', start, end - 1).trim()
    if (text === '' || Buffer.byteLength(text) > ID.bytes) return UNKNOWN
    const name = Buffer.from(text.toLowerCase())
    this.name.set(name, 0, name.length)
    return end
  }
}

/** Nobody puts more blanks around a name. */
const LONGEST_TEXT = 4 * ID.bytes
