// Which texts a reader gets.

import { english } from './en/english.ts'
import type { Texts } from './texts.ts'

/** The reader's language, or English where there are no texts in it yet. `locale`: a BCP 47 tag. */
export function textsFor(locale: string): Texts {
  return english(locale.toLowerCase().startsWith('en-') ? locale : 'en-GB')
}
