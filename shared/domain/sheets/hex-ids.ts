// Ids of 128 bits as people see them: 32 hex digits, as concealed names of users are, and GUIDs. Kept as 16 bytes.

/** Without hyphens, and with them. */
const LENGTHS = [32, 36] as const
export type HexKind = 0 | 1
export const HEX_KINDS = LENGTHS.length
export const ID_BYTES = 16

const HYPHEN = 0x2d
/** By byte, 255: no lower-case digit. */
const VALUES = new Uint8Array(256).fill(255)
for (const [value, digit] of Buffer.from('0123456789abcdef').entries()) VALUES[digit] = value

/** null: it is no such id. */
export function hexKind(bytes: Uint8Array, start: number, end: number): HexKind | null {
  const kind = end - start === LENGTHS[0] ? 0 : end - start === LENGTHS[1] ? 1 : null
  if (kind === null) return null
  for (let at = start; at < end; at += 1) {
    const isDigit = VALUES[bytes[at] ?? 0] !== 255
    if (kind === 1 && isHyphenPlace(at - start) ? bytes[at] !== HYPHEN : !isDigit) return null
  }
  return kind
}

export function packHex(bytes: Uint8Array, start: number, end: number, write: (byte: number) => void): void {
  let high = -1
  for (let at = start; at < end; at += 1) {
    const value = VALUES[bytes[at] ?? 0] ?? 0
    if (value === 255) continue
    if (high !== -1) write(high * 16 + value)
    high = high === -1 ? value : -1
  }
}

/** The id that those 16 bytes are. */
export function hexText(kind: number, bytes: Uint8Array, start: number): string {
  const digits = Buffer.from(bytes.subarray(start, start + ID_BYTES)).toString('hex')
  return kind === 1 ? digits.replace(GUID, '$1-$2-$3-$4-$5') : digits
}

const GUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/

function isHyphenPlace(place: number): boolean {
  return place === 8 || place === 13 || place === 18 || place === 23
}
