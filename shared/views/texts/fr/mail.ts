// What every mail of the product says.

import type { FrenchFormats } from './with-nouns.ts'

export function mail(f: FrenchFormats) {
  return {
    product: 'Uptake',
    greeting: (name: string) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    /** `week`: `2026-W47`. */
    week: (week: string) => `Semaine ${Number(week.slice(6))} de ${week.slice(0, 4)}`,
    /** Under a list that is cut short. */
    more: (items: number) => `… et ${f.counted(items, 'autre', 'autres')}`,
    shown: (shown: number, all: number) => `${f.counted(shown, 'affiché', 'affichés')} sur ${f.count(all)}.`,
  }
}
