// UTF-8 in which single bytes are of another time: what belongs to no valid sequence is a character of Windows-1252.

import { isAscii, isUtf8 } from 'node:buffer'

export interface Utf8Decoder {
  /** As valid UTF-8. */
  repair(bytes: Buffer): Buffer
  /** Some byte so far belonged to no valid sequence. */
  hasStrayBytes(): boolean
  /** Some valid sequence so far had more than one byte. */
  hasSequences(): boolean
}

export function createUtf8Decoder(): Utf8Decoder {
  let strays = false
  let sequences = false

  function transcoded(bytes: Buffer): Buffer {
    const repair = Buffer.allocUnsafe(bytes.length * LONGEST_STRAY)
    let length = 0
    for (let at = 0; at < bytes.length; ) {
      const sequence = sequenceLength(bytes, at)
      if (sequence === 0) {
        strays = true
        length += repair.write(windows1252(bytes[at] ?? 0), length)
        at += 1
        continue
      }
      if (sequence > 1) sequences = true
      for (const end = at + sequence; at < end; at += 1) repair[length++] = bytes[at] ?? 0
    }
    return repair.subarray(0, length)
  }

  return {
    repair(bytes) {
      if (!isUtf8(bytes)) return transcoded(bytes)
      sequences ||= !isAscii(bytes)
      return bytes
    },
    hasStrayBytes: () => strays,
    hasSequences: () => sequences,
  }
}

/** Where a sequence begins whose last bytes are yet to come; else the length. */
export function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const characterBytes = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return characterBytes > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** Bytes of the valid sequence that begins there (RFC 3629: no overlong ones, no surrogates); 0: there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (length === 0) return 0
  const [lowest, highest] = SECOND_BYTES.get(lead) ?? CONTINUATION
  if (!isWithin(bytes[at + 1], lowest, highest)) return 0
  for (let next = 2; next < length; next += 1) {
    if (!isWithin(bytes[at + next], ...CONTINUATION)) return 0
  }
  return length
}

const CONTINUATION = [0x80, 0xbf] as const
const SECOND_BYTES: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
])

function isWithin(byte: number | undefined, lowest: number, highest: number): boolean {
  return byte !== undefined && byte >= lowest && byte <= highest
}

/** The five that have no character are U+FFFD. */
const HIGH_CONTROLS =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178'
const LONGEST_STRAY = 3

function windows1252(byte: number): string {
  return byte < 0xa0 ? (HIGH_CONTROLS[byte - 0x80] ?? '\ufffd') : String.fromCharCode(byte)
}
