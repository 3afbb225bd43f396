// The pieces of HTML that the mail repeats. Paragraphs and cells carry their own styles, because some clients
// know no others; the classes are for dark mode and narrow screens.

import { type Html, html } from '../html.ts'
import type { Tile, Tone } from './parts.ts'
import { ACCENT, INK, LINE, MUTED, PAPER, TONES, TRACK } from './styles.ts'

/** How words look in a cell, unless they say otherwise. */
export const WORDS = `font-size:14px;line-height:20px;word-break:break-word;color:${INK}`

/** Attributes of tables that only place things. */
export const LAYOUT = html`role="presentation" width="100%" cellpadding="0" cellspacing="0"`

/** A sheet of paper on the page; `rows`: its table rows. */
export function paper(rows: readonly Html[]): Html {
  return html`<tr><td class="p" style="background:${PAPER};border:1px solid ${LINE};border-radius:10px"><table ${LAYOUT}>${rows}</table></td></tr>${gap(14)}`
}

export function gap(height: number): Html {
  return html`<tr><td height="${height}" style="height:${height}px;line-height:${height}px;font-size:0">&nbsp;</td></tr>`
}

/** In a sheet of paper. */
export function row(content: Html, padding: string): Html {
  return html`<tr><td class="k x" style="padding:${padding};${WORDS}">${content}</td></tr>`
}

/** Between the sheets, in line with the titles on screens of any width. */
export function openRow(content: Html, padding: string): Html {
  return html`<tr><td class="k" style="padding:${padding};${WORDS}">${content}</td></tr>`
}

export function sectionTitle(title: string): Html {
  return html`<tr><td style="padding:14px 4px 10px"><h2 class="k" style="margin:0;font-size:18px;line-height:24px;color:${INK}">${title}</h2></td></tr>`
}

export interface Look {
  readonly size?: 8 | 12 | 13 | 16
  readonly isMuted?: boolean
  /** Pixels above. */
  readonly above?: number
  /** Whom the paragraph is about. */
  readonly customer?: string
}

/** Says only how it differs from the cell around it, since hundreds of them make up the size of the mail. */
export function paragraph(content: Html | string, { size, isMuted, above = 0, customer }: Look = {}): Html {
  const mark = customer === undefined ? null : html` data-customer="${customer}"`
  const sized = size === undefined ? null : `;font-size:${size}px;line-height:${size + 6}px`
  const coloured = isMuted ? `;color:${MUTED}` : null
  return html`<p${isMuted ? html` class="m"` : null}${mark} style="margin:${above}px 0 0${sized}${coloured}">${content}</p>`
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
  return html`<td class="t" width="25%" valign="top" style="padding:0 12px 0 0">${paragraph(label, { size: 12, isMuted: true })}<p style="margin:0;font-size:${valueSize}px;line-height:${valueSize + 8}px;font-weight:700">${value}</p>${barOf(bar)}${paragraph(note, { size: 12, isMuted: true })}</td>`
}

/** The value stands beside it in words; above 100 the bar is full. null: room for a bar, and none. */
function barOf(pct: number | null): Html {
  if (pct === null) return paragraph('\u00a0', { size: 8 })
  const filled = Math.round(Math.min(100, Math.max(0, pct)))
  const cell = (width: number, name: string, ground: string) =>
    width === 0
      ? null
      : html`<td class="${name}" width="${width}%" height="6" style="height:6px;line-height:6px;font-size:0;background:${ground}">&nbsp;</td>`
  return html`<table ${LAYOUT} style="margin:3px 0 5px"><tr>${cell(filled, 'f', ACCENT)}${cell(100 - filled, 'b', TRACK)}</tr></table>`
}
