// The languages there are.

import { english } from './en.ts'
import type { Texts } from './texts.ts'

/** The reader's language, or English where it has no texts yet. `locale`: a BCP 47 tag. */
export function textsFor(locale: string): Texts {
  return english(locale.toLowerCase().startsWith('en-') ? locale : 'en-GB')
}
