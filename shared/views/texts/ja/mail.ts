// What every mail of the product says.

import type { JapaneseFormats } from './with-nouns.ts'

export function mail(f: JapaneseFormats) {
  return {
    product: 'Uptake',
    greeting: (name: string) => (name === '' ? 'こんにちは。' : `${name}様`),
    /** `week`: `2026-W47`. */
    week: (week: string) => `${week.slice(0, 4)}年第${Number(week.slice(6))}週`,
    /** Under a list that is cut short. */
    more: (items: number) => `…ほか${f.count(items)}件`,
    shown: (shown: number, all: number) => `${f.count(all)}件のうち${f.count(shown)}件を表示しています。`,
  }
}
