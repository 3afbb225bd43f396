// What every mail of the product says.

import type { ChineseFormats } from './with-nouns.ts'

export function mail(f: ChineseFormats) {
  return {
    product: 'Uptake',
    greeting: (name: string) => (name === '' ? '您好：' : `${name}，您好：`),
    /** `week`: `2026-W47`. */
    week: (week: string) => `${week.slice(0, 4)} 年第 ${Number(week.slice(6))} 週`,
    /** Under a list that is cut short. */
    more: (items: number) => `……還有 ${f.count(items)} 項`,
    shown: (shown: number, all: number) => `共 ${f.count(all)} 項，顯示 ${f.count(shown)} 項。`,
  }
}
