// Encodes outside text as parts of keys: file names chosen by partners, and addresses. The result cannot
// leave its folder, collide with another key, or be too long.

import { createHash } from 'node:crypto'

/** Leaves room for an ending in the 255 bytes that file systems allow a name. */
const MAX_SEGMENT = 200
const HASH_DIGITS = 32
const PLAIN = /[A-Za-z0-9@._+'-]/
const SHORTENED = /-[0-9a-f]{32}$/
const MAX_CHARACTER_BYTES = 4

/** Ordinary addresses stay as they are; other bytes are percent-encoded, long ones end in a hash. */
export function emailSegment(email: string): string {
  const escaped = Array.from(Buffer.from(email), escapeByte).join('').replace(/^\./, '%2E')
  if (escaped.length <= MAX_SEGMENT) return escaped
  return `${escaped.slice(0, MAX_SEGMENT - HASH_DIGITS - 1)}~${hashOf(email)}`
}

/** A key may contain anything; as a path it must neither leave its folder nor collide with another. */
export function keyPath(key: string): string {
  return key.split('/').map(safeSegment).join('/')
}

/** At most so many bytes: a longer text, or one that looks shortened, ends in a hash of `whole`. */
export function shortened(text: string, whole: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes && !looksShortened(text, maxBytes)) return text
  const end = `-${hashOf(whole)}`
  return cutToBytes(text, maxBytes - end.length) + end
}

/** The longest prefix of at most so many bytes of UTF-8, whole characters only. */
export function cutToBytes(text: string, bytes: number): string {
  let used = 0
  let cut = ''
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > bytes) return cut
    cut += character
  }
  return cut
}

/** It could collide with the folder of a longer key. */
function looksShortened(text: string, maxBytes: number): boolean {
  return Buffer.byteLength(text) > maxBytes - MAX_CHARACTER_BYTES && SHORTENED.test(text)
}

function safeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') return `%${segment.replaceAll('.', '2E')}`
  return segment.startsWith('%') ? `%25${segment.slice(1)}` : segment
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte)
  return PLAIN.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS)
}
