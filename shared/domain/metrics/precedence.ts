// Which of several statements wins: the later effective day, then the greater key, then the later line.

import { type Day, windowStart } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { Sheet, Stated } from '../sheets/sheet.ts'

/** The sheets with an effective day in W(day), the one that wins last. */
export function sheetsInWindow<S extends Sheet>(day: Day, sheets: Iterable<Stated<S>>): Stated<S>[] {
  const start = windowStart(day)
  return Array.from(sheets)
    .filter(({ sheet }) => sheet.effectiveDay >= start && sheet.effectiveDay <= day)
    .sort(byPrecedence)
}

function byPrecedence(a: Stated<Sheet>, b: Stated<Sheet>): number {
  return a.sheet.effectiveDay - b.sheet.effectiveDay || byCodePoint(a.key, b.key) || a.part - b.part
}
