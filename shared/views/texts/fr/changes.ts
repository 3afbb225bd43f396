// What got better or worse since last week.

import type { FrenchFormats } from './with-nouns.ts'

export function changes(f: FrenchFormats) {
  return {
    title: 'Depuis la semaine dernière',
    cleared: 'Alertes levées',
    improving: 'En amélioration',
    up: 'Utilisation en hausse',
    down: 'Utilisation en baisse',
    /** Adjusted usage now, the change, and the parts that it comes from. */
    usage: (pct: number | null, points: number, activity: number, seats: number) =>
      `${f.signed(points)} ${f.plural(Math.abs(points), 'point', 'points')}, à ${f.percentOrNone(pct)} (activité ${f.signed(activity)} ; licences ${f.signed(seats)})`,
  }
}
