// What got better or worse since last week.

import type { GermanFormats } from './with-nouns.ts'

export function changes(f: GermanFormats) {
  return {
    title: 'Seit letzter Woche',
    cleared: 'Erledigt',
    improving: 'Besserung',
    up: 'Nutzung gestiegen',
    down: 'Nutzung gesunken',
    /** Adjusted usage now, the change, and the parts that it comes from. */
    usage: (pct: number | null, points: number, activity: number, seats: number) =>
      `${f.signed(points)} Punkte auf ${f.percentOrNone(pct)} (Aktivität ${f.signed(activity)}; Lizenzen ${f.signed(seats)})`,
  }
}
