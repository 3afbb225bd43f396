// The pieces of HTML that the mail repeats. Paragraphs and cells carry their own styles, because some clients
// know no others; the classes are for dark mode and narrow screens.

import { type Html, html } from '../html.ts'
import type { Tile, Tone } from './parts.ts'
import { ACCENT, INK, LINE, MUTED, PAPER, TONES, TRACK } from './styles.ts'

/** Attributes of tables that only place things. */
export const LAYOUT = html`role="presentation" width="100%" cellpadding="0" cellspacing="0"`

/** A sheet of paper on the page; `rows`: its table rows. */
export function paper(rows: readonly Html[]): Html {
  return html`<tr><td class="p" style="background:${PAPER};border:1px solid ${LINE};border-radius:10px"><table ${LAYOUT}>${rows}</table></td></tr>${gap(14)}`
}

export function gap(height: number): Html {
  return html`<tr><td height="${height}" style="height:${height}px;line-height:${height}px;font-size:0">&nbsp;</td></tr>`
}

export function row(content: Html, padding: string): Html {
  return html`<tr><td class="x" style="padding:${padding}">${content}</td></tr>`
}

export function sectionTitle(title: string): Html {
  return html`<tr><td style="padding:14px 4px 10px"><h2 class="k" style="margin:0;font-size:18px;line-height:24px;color:${INK}">${title}</h2></td></tr>`
}

export interface Look {
  readonly size?: 12 | 13 | 14 | 16
  readonly isMuted?: boolean
  /** Pixels above. */
  readonly above?: number
  /** Whom the paragraph is about. */
  readonly customer?: string
}

export function paragraph(content: Html | string, look: Look = {}): Html {
  const { size = 14, isMuted = false, above = 0, customer } = look
  const mark = customer === undefined ? null : html` data-customer="${customer}"`
  return html`<p class="${isMuted ? 'm' : 'k'}"${mark} style="margin:${above}px 0 0;font-size:${size}px;line-height:${size + 6}px;color:${isMuted ? MUTED : INK}">${content}</p>`
}

export function muted(words: string): Html {
  return html`<span class="m" style="color:${MUTED}">${words}</span>`
}

/** Says in a word what its colour only repeats. */
export function chip(word: string, tone: Tone): Html {
  const { n, ink, ground } = TONES[tone]
  return html`<span class="c${n}" style="padding:2px 8px;border-radius:9px;font-size:12px;font-weight:700;white-space:nowrap;color:${ink};background:${ground}">${word}</span>`
}

export function tileRow(tiles: readonly Tile[], valueSize: number): Html {
  return html`<table ${LAYOUT} style="margin-top:12px"><tr>${tiles.map((tile) => tileCell(tile, valueSize))}</tr></table>`
}

function tileCell({ label, value, bar, note }: Tile, valueSize: number): Html {
  return html`<td class="t" width="25%" valign="top" style="padding:0 12px 0 0">${paragraph(label, { size: 12, isMuted: true })}<p class="k" style="margin:0;font-size:${valueSize}px;line-height:${valueSize + 8}px;font-weight:700;color:${INK}">${value}</p>${barOf(bar)}${paragraph(note, { size: 12, isMuted: true })}</td>`
}

/** The value stands beside it in words; above 100 the bar is full. null: room for a bar, and none. */
function barOf(pct: number | null): Html {
  const filled = Math.round(Math.min(100, Math.max(0, pct ?? 0)))
  const cell = (width: number, name: string, ground: string) =>
    width === 0
      ? null
      : html`<td class="${name}" width="${width}%" height="6" style="height:6px;line-height:6px;font-size:0;background:${ground}">&nbsp;</td>`
  const cells = pct === null ? gapCell() : html`${cell(filled, 'f', ACCENT)}${cell(100 - filled, 'b', TRACK)}`
  return html`<table ${LAYOUT} style="margin:3px 0 5px"><tr>${cells}</tr></table>`
}

function gapCell(): Html {
  return html`<td height="6" style="height:6px;line-height:6px;font-size:0">&nbsp;</td>`
}
