// Reads the name of a user where it lies, if it is plain: ASCII without blanks around it, short enough for any id.

import type { CellRanges } from '../tables/batch.ts'
import { ID } from './header.ts'

const BLANK = 0x20
const FIRST_BEYOND_ASCII = 0x80
const [A, Z] = [0x41, 0x5a]
const TO_LOWER_CASE = 0x20

/** In its stored form, lower-case: the first `length` of the bytes. */
export class UserCell {
  readonly bytes = new Uint8Array(ID.bytes)
  length = 0

  /** False: it is not plain. */
  read({ bytes }: CellRanges, start: number, end: number): boolean {
    this.length = end - start
    if (this.length === 0 || this.length > ID.bytes) return false
    if ((bytes[start] ?? 0) <= BLANK || (bytes[end - 1] ?? 0) <= BLANK) return false
    for (let at = 0; at < this.length; at += 1) {
      const byte = bytes[start + at] ?? 0
      if (byte >= FIRST_BEYOND_ASCII) return false
      this.bytes[at] = byte >= A && byte <= Z ? byte + TO_LOWER_CASE : byte
    }
    return true
  }
}
