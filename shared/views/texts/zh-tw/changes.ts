// What got better or worse since last week.

import type { ChineseFormats } from './with-nouns.ts'

export function changes(f: ChineseFormats) {
  return {
    title: '與上週相比',
    cleared: '已解除',
    improving: '改善中',
    up: '使用量上升',
    down: '使用量下降',
    /** Adjusted usage now, the change, and the parts that it comes from. */
    usage: (pct: number | null, points: number, activity: number, seats: number) =>
      `${f.signed(points)} 個百分點，成為 ${f.percentOrNone(pct)}（活動 ${f.signed(activity)}，授權 ${f.signed(seats)}）`,
  }
}
