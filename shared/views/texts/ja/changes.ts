// What got better or worse since last week.

import type { JapaneseFormats } from './with-nouns.ts'

export function changes(f: JapaneseFormats) {
  return {
    title: '先週からの変化',
    cleared: '解消',
    improving: '改善中',
    up: '使用率が上昇',
    down: '使用率が低下',
    /** Adjusted usage now, the change, and the parts that it comes from. */
    usage: (pct: number | null, points: number, activity: number, seats: number) =>
      `${f.signed(points)}ポイントで${f.percentOrNone(pct)}（利用${f.signed(activity)}、ライセンス${f.signed(seats)}）`,
  }
}
