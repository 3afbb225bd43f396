// How much one drop may be: so much that the worst of it is read within half of the time and memory that ingest has.
//
// Measured on a shared core of a server, as CPU time: records of two or three characters cost 1.5 to 3.5 µs each,
// longer text a second for every 3.6 MB (rejected rows of a million fields) to 16 MB, a sheet 1.2 ms to be written. The
// worst 512 MiB take 142 s. A core of Lambda with 1,769 MB is taken for two thirds of that one, and a file may be read
// twice, since it turns out not to be UTF-8 at its last byte: 427 s, of the 450 s that are half of the time.

import { RefusedDrop } from '../refusal.ts'

/** As it is uploaded, and unpacked. */
export const MAX_BYTES = 512 * 1024 * 1024
export const MAX_ROWS = 5_000_000
/** A customer has one sheet at least, and more where its rows lie far apart in a large file. */
export const MAX_SHEETS = 100_000

export function tooBig(what: string): RefusedDrop {
  return new RefusedDrop(
    'too_big',
    `The file ${what}; split it into smaller files, each with some of its customers.`,
  )
}
