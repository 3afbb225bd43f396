// What somebody probably meant: the known word that takes the fewest letters to get to.

/** More cannot be a slip of the finger. */
const MAX_LETTERS = 60

/** '' when there are no known words. */
export function nearest(word: string, known: readonly string[]): string {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
  return ranked.toSorted((a, b) => a.distance - b.distance)[0]?.candidate ?? ''
}

/** One is the other but for a slip of the finger: a letter in three may differ. */
export function isNear(word: string, known: string): boolean {
  return word.length <= MAX_LETTERS && 3 * editDistance(word, known) <= known.length
}

/** Letters to put in, take out or change (Levenshtein), row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, n) => n)
  for (const [index, letter] of Array.from(from.slice(0, MAX_LETTERS)).entries()) {
    const next = [index + 1]
    for (let n = 1; n <= to.length; n += 1) {
      const changed = (row[n - 1] ?? 0) + (to[n - 1] === letter ? 0 : 1)
      next.push(Math.min(changed, (row[n] ?? 0) + 1, (next[n - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
