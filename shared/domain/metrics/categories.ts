// The help desk's own words and the six categories behind them; the partner's map goes before the six words.

import { CATEGORIES, type Category } from '../settings.ts'

/** Lower-case words to categories, as the partner's settings map them. */
export type CategoryMap = ReadonlyMap<string, Category>

/** null: the word is unmapped, and counts as `other`. */
export function categoryOf(word: string, map: CategoryMap): Category | null {
  return map.get(word) ?? OWN_WORDS.get(word) ?? null
}

/** Help and how-to questions are what training can spare. */
export function asksForHelp(word: string, map: CategoryMap): boolean {
  const category = categoryOf(word, map)
  return category === 'help' || category === 'how-to'
}

const OWN_WORDS: ReadonlyMap<string, Category> = new Map(CATEGORIES.map((category) => [category, category]))
