// The help desk's own words and the six categories behind them; the partner's map goes before the six words.

import { CATEGORIES, type Category } from '../settings.ts'

/** Lower-case words to categories, as the partner's settings map them; one that ends in `*` stands for any ending. */
export type CategoryMap = ReadonlyMap<string, Category>

/** Between two columns of a help desk that are read as one word. */
const JOINT = ' > '

/** null: the word is unmapped, and counts as `other`. */
export function categoryOf(word: string, map: CategoryMap): Category | null {
  const [first, second] = halvesOf(word)
  const parts = [word, second, first]
  const mapped = map.get(word) ?? byLongestBeginning(word, map) ?? map.get(second) ?? map.get(first)
  return mapped ?? parts.map((part) => OWN_WORDS.get(part)).find((own) => own !== undefined) ?? null
}

/** Help and how-to questions are what training can spare. */
export function asksForHelp(word: string, map: CategoryMap): boolean {
  const category = categoryOf(word, map)
  return category === 'help' || category === 'how-to'
}

const OWN_WORDS: ReadonlyMap<string, Category> = new Map(CATEGORIES.map((category) => [category, category]))

/** A word that is not joined has none. */
function halvesOf(word: string): readonly [first: string, second: string] {
  const at = word.indexOf(JOINT)
  return at === -1 ? ['', ''] : [word.slice(0, at).trim(), word.slice(at + JOINT.length).trim()]
}

function byLongestBeginning(word: string, map: CategoryMap): Category | undefined {
  let longest = ''
  for (const key of map.keys()) {
    if (key.endsWith('*') && key.length > longest.length && word.startsWith(key.slice(0, -1))) longest = key
  }
  return map.get(longest)
}
