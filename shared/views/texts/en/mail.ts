// What every mail of the product says.

import type { EnglishFormats } from './with-nouns.ts'

export function mail(f: EnglishFormats) {
  return {
    product: 'Uptake',
    greeting: (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`),
    /** `week`: `2026-W47`. */
    week: (week: string) => `Week ${Number(week.slice(6))} of ${week.slice(0, 4)}`,
    /** Under a list that is cut short. */
    more: (items: number) => `…and ${f.count(items)} more`,
    shown: (shown: number, all: number) => `${f.count(shown)} of ${f.count(all)} shown.`,
  }
}
