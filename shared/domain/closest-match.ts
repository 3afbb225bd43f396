// What somebody probably meant: the known word that takes the fewest letters to get to.

import { closest, distance } from 'fastest-levenshtein'

/** More cannot be a slip of the finger, and costs time. */
const MAX_LETTERS = 60

/** '' when there are no known words. */
export function closestMatch(word: string, known: readonly string[]): string {
  return known.length === 0 ? '' : closest(word.slice(0, MAX_LETTERS), known)
}

/** One is the other but for a slip of the finger: a letter in three may differ. */
export function isNear(word: string, known: string): boolean {
  return word.length <= MAX_LETTERS && 3 * distance(word, known) <= known.length
}
