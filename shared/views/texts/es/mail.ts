// What every mail of the product says.

import type { SpanishFormats } from './with-nouns.ts'

export function mail(f: SpanishFormats) {
  return {
    product: 'Uptake',
    greeting: (name: string) => (name === '' ? 'Hola:' : `Hola, ${name}:`),
    /** `week`: `2026-W47`. */
    week: (week: string) => `Semana ${Number(week.slice(6))} de ${week.slice(0, 4)}`,
    /** Under a list that is cut short. */
    more: (items: number) => `…y ${f.count(items)} más`,
    shown: (shown: number, all: number) => `Se muestran ${f.count(shown)} de ${f.count(all)}.`,
  }
}
