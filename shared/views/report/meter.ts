// A percentage or a share as a bar. Its number stands beside it.

import { type Html, html } from '../html.ts'

/** `from`: where it begins. Nothing is drawn beyond 0 and 100. */
export function meter(pct: number, kind: 'accent' | 'minus' | 'plain' = 'accent', from = 0): Html {
  const start = tenth(Math.min(100, Math.max(0, from)))
  const width = tenth(Math.min(100 - start, Math.max(0, pct)))
  return html`<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="${kind}" x="${start}" width="${width}" height="8"/></svg>`
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
