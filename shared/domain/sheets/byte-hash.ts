// Hashes words with numbers of this process. Nobody who makes a file can know which strings meet in one slot of a table;
// nothing that is stored depends on them.

import { randomInt } from 'node:crypto'

export const SEED = randomInt(2 ** 32)
const FIRST = randomInt(2 ** 31) * 2 + 1
const SECOND = randomInt(2 ** 31) * 2 + 1

/** Takes one more word in: as MurmurHash3 does, whose constants are secret here. */
export function mixed(hash: number, word: number): number {
  const first = Math.imul(word, FIRST)
  const second = hash ^ Math.imul((first << 15) | (first >>> 17), SECOND)
  return (Math.imul((second << 13) | (second >>> 19), 5) + 0x3c6ef372) | 0
}

/** The lowest bits of what comes out are as good as the highest. */
export function finished(hash: number, length: number): number {
  const first = Math.imul(hash ^ length ^ (hash >>> 16), FIRST)
  return first ^ (first >>> 15)
}
