// What got better or worse since last week.

import type { SpanishFormats } from './with-nouns.ts'

export function changes(f: SpanishFormats) {
  return {
    title: 'Desde la semana pasada',
    cleared: 'Alertas resueltas',
    improving: 'En mejora',
    up: 'Sube el uso',
    down: 'Baja el uso',
    /** Adjusted usage now, the change, and the parts that it comes from. */
    usage: (pct: number | null, points: number, activity: number, seats: number) =>
      `${f.signed(points)} puntos, hasta ${f.percentOrNone(pct)} (actividad ${f.signed(activity)}; licencias ${f.signed(seats)})`,
  }
}
