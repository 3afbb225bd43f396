// The name of a file that somebody chose, as the last part of a key: it can neither leave its folder nor be too long,
// and reads as it did on the person's machine.

import { cutToBytes } from '../../key-segments.ts'
import { oneLine } from '../untrusted-text.ts'

export const MAX_NAME_BYTES = 200

/** `licences.csv`, also of `C:\Users\Ana\licences.csv`. Never empty. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).findLast((part) => oneLine(part) !== '') ?? ''
  // S3 replaces ${filename} in the key of a form by the name that the browser sends.
  const line = oneLine(last.normalize('NFC')).replaceAll('${', '{')
  return shortened(/^\.*$/.test(line) ? 'file' : line, '')
}

/** The same name with a number before its ending: `licences-2.csv`. */
export function numbered(name: string, n: number): string {
  return shortened(name, `-${n}`)
}

/** The ending stays, and `added` goes before it. */
function shortened(name: string, added: string): string {
  const ending = ENDING.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  const left = MAX_NAME_BYTES - Buffer.byteLength(ending) - Buffer.byteLength(added)
  return cutToBytes(stem, left).trimEnd() + added + ending
}

/** `.csv`, `.csv.gz`. */
const ENDING = /(?<=[^.])(?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,2}$/

/** How all its numbered names begin. */
export function stemOf(name: string): string {
  return cutToBytes(name.replace(ENDING, ''), MAX_NAME_BYTES / 2)
}
