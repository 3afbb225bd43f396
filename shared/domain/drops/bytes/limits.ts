// How much one drop may be. What takes longer to read than ingest has time for is stopped there (flows/ingest/stopped.ts).

import { RefusedDrop } from '../refusal.ts'

const MIB = 1024 ** 2

/** As it is uploaded, and unpacked. */
export const MAX_BYTES = 8 * 1024 * MIB
/** A file that unpacks to so many times its size is no file that anybody uses, unless it is small all the same. */
const MAX_RATIO = 200
const FREE_BYTES = 256 * MIB
/** A customer has one sheet at least, and more where its rows lie far apart in a large file. */
export const MAX_SHEETS = 100_000

export const MAX_WORKBOOK = {
  /** Of all the sheets and lists that are unpacked. */
  unpackedBytes: 1024 * MIB,
  sharedStringBytes: 64 * MIB,
  rows: 1_048_576,
} as const

/** The most that a packed file of this size may unpack to. */
export function maxUnpackedBytes(packedBytes: number): number {
  return Math.min(MAX_BYTES, Math.max(FREE_BYTES, MAX_RATIO * packedBytes))
}

export function tooBig(what: string, cause?: Error): RefusedDrop {
  return new RefusedDrop(
    'too_big',
    `The file ${what}; split it into smaller files, each with some of its customers.`,
    cause === undefined ? {} : { cause },
  )
}

/** `512 MiB`, `8 GiB`. */
export function sizeWords(bytes: number): string {
  return bytes >= 1024 * MIB ? `${Math.floor(bytes / MIB / 1024)} GiB` : `${Math.floor(bytes / MIB)} MiB`
}
