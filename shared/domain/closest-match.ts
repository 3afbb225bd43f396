// Suggests what a mistyped word was meant to be: the known word with the smallest edit distance.

import { closest, distance } from 'fastest-levenshtein'

/** Longer words cannot be a typing error, and cost time. */
const MAX_LETTERS = 60

/** '' when there are no known words. */
export function closestMatch(word: string, known: readonly string[]): string {
  return known.length === 0 ? '' : closest(word.slice(0, MAX_LETTERS), known)
}

/** The words differ by at most a typing error: one letter in three. */
export function isNear(word: string, known: string): boolean {
  return word.length <= MAX_LETTERS && 3 * distance(word, known) <= known.length
}
