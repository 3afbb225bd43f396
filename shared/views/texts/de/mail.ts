// What every mail of the product says.

import type { GermanFormats } from './with-nouns.ts'

export function mail(f: GermanFormats) {
  return {
    product: 'Uptake',
    greeting: (name: string) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
    /** `week`: `2026-W47`. */
    week: (week: string) => `Woche ${Number(week.slice(6))}, ${week.slice(0, 4)}`,
    /** Under a list that is cut short. */
    more: (items: number) => `…und ${f.count(items)} weitere`,
    shown: (shown: number, all: number) => `${f.count(shown)} von ${f.count(all)} angezeigt.`,
  }
}
