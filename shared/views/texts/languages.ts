// Which texts a reader gets.

import { english } from './en/english.ts'
import type { Texts } from './texts.ts'

export interface Language {
  /** BCP 47. */
  readonly locale: string
  /** In that language. */
  readonly name: string
}

/** Those that there are texts in. */
export const LANGUAGES: readonly Language[] = [{ locale: 'en', name: 'English' }]

/** The reader's language, or English where there are no texts in it yet. `locale`: a BCP 47 tag. */
export function textsFor(locale: string): Texts {
  return english(locale.toLowerCase().startsWith('en-') ? locale : 'en-GB')
}

/** null: there are no texts in it. */
export function languageOf(locale: string): Language | null {
  const [language] = locale.toLowerCase().split('-')
  return LANGUAGES.find((each) => each.locale === language) ?? null
}
