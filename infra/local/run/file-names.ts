// Converts a key to names of folders and a file. Whatever a partner calls a file, its receipt can neither
// leave its folder, nor be too long, nor collide with the folder of another key: such a part is shortened and
// ends in a hash.

import { createHash } from 'node:crypto'
import { cutToBytes } from '../../../shared/key-segments.ts'

/** File systems limit names to 255 bytes. */
const MAX_NAME_BYTES = 255
const HASH_DIGITS = 32
const ENDING = /(?:\.receipt\.json|\.rejects\.csv)$/
/** Looks like a name made here, and could be mistaken for one. */
const MADE = /~[0-9a-f]{32}(?:\.receipt\.json|\.rejects\.csv)?$/
const CLIMBING = /^\.{0,2}$/
const FORBIDDEN = /[\0\\]/g

/** Different keys have different names, and no key's file has the name of another one's folder. */
export function fileNames(key: string): string[] {
  const parts = key.split('/')
  return parts.map((part, at) => nameOf(part, at < parts.length - 1))
}

function nameOf(part: string, isFolder: boolean): string {
  const fits =
    part.search(FORBIDDEN) === -1 &&
    !CLIMBING.test(part) &&
    !MADE.test(part) &&
    Buffer.byteLength(part) <= MAX_NAME_BYTES &&
    !(isFolder && ENDING.test(part))
  if (fits) return part
  const hash = createHash('sha256').update(part).digest('hex').slice(0, HASH_DIGITS)
  const ending = isFolder ? '' : (ENDING.exec(part)?.[0] ?? '')
  const room = MAX_NAME_BYTES - HASH_DIGITS - 1 - ending.length
  const beginning = part.slice(0, part.length - ending.length).replace(FORBIDDEN, '_')
  return `${cutToBytes(beginning, room)}~${hash}${ending}`
}
