// Figures side by side, each with its bar.

import { type Html, html } from '../../html.ts'
import { LAYOUT, paragraph } from '../parts/elements.ts'
import { ACCENT, TRACK } from '../parts/styles.ts'
import type { Tile } from './model.ts'

export function tileRow(tiles: readonly Tile[], valueSize: number): Html {
  return html`<table ${LAYOUT} style="margin-top:12px"><tr>${tiles.map((tile) => tileCell(tile, valueSize))}</tr></table>`
}

function tileCell({ label, value, bar, note }: Tile, valueSize: number): Html {
  return html`<td class="t" width="25%" valign="top" style="padding:0 12px 0 0">${paragraph(label, { size: 12, isMuted: true })}<p style="margin:0;font-size:${valueSize}px;line-height:${valueSize + 8}px;font-weight:700">${value}</p>${barOf(bar)}${paragraph(note, { size: 12, isMuted: true })}</td>`
}

/** Above 100 the bar is full; null: the room of a bar is kept free. */
function barOf(pct: number | null): Html {
  if (pct === null) return paragraph('\u00a0', { size: 8 })
  const filled = Math.round(Math.min(100, Math.max(0, pct)))
  const cell = (width: number, name: string, ground: string) =>
    width === 0
      ? null
      : html`<td class="${name}" width="${width}%" height="6" style="height:6px;line-height:6px;font-size:0;background:${ground}">&nbsp;</td>`
  return html`<table ${LAYOUT} style="margin:3px 0 5px"><tr>${cell(filled, 'f', ACCENT)}${cell(100 - filled, 'b', TRACK)}</tr></table>`
}
