// The HTML elements that mails are built of. Paragraphs and cells carry inline styles, because some clients support
// nothing else; the classes are for dark mode and narrow screens.

import { type Html, html } from '../../html.ts'
import { INK, LINE, MUTED, PAPER, TONES, type Tone } from './styles.ts'

/** Of text in a cell, unless a paragraph overrides it. */
export const TEXT_STYLE = `font-size:14px;line-height:20px;word-break:break-word;color:${INK}`

/** Attributes of tables that are there for layout only. */
export const LAYOUT = html`role="presentation" width="100%" cellpadding="0" cellspacing="0"`

/** A card on the page; `rows`: its table rows. */
export function card(rows: readonly Html[]): Html {
  return html`<tr><td class="p" style="background:${PAPER};border:1px solid ${LINE};border-radius:10px"><table ${LAYOUT}>${rows}</table></td></tr>${gap(14)}`
}

export function gap(height: number): Html {
  return html`<tr><td height="${height}" style="height:${height}px;line-height:${height}px;font-size:0">&nbsp;</td></tr>`
}

/** In a card. */
export function row(content: Html, padding: string): Html {
  return html`<tr><td class="k x" style="padding:${padding};${TEXT_STYLE}">${content}</td></tr>`
}

/** Between cards, aligned with the section titles at any width. */
export function openRow(content: Html, padding: string): Html {
  return html`<tr><td class="k" style="padding:${padding};${TEXT_STYLE}">${content}</td></tr>`
}

export function sectionTitle(title: string): Html {
  return html`<tr><td style="padding:14px 4px 10px"><h2 class="k" style="margin:0;font-size:18px;line-height:24px;color:${INK}">${title}</h2></td></tr>`
}

export interface ParagraphStyle {
  readonly size?: 8 | 12 | 13 | 16
  readonly isMuted?: boolean
  /** Pixels above. */
  readonly above?: number
  /** The id of the customer that the paragraph is about. */
  readonly customer?: string
}

/** Styles only what differs from the cell around it: hundreds of paragraphs make up the size of a mail. */
export function paragraph(
  content: Html | string,
  { size, isMuted, above = 0, customer }: ParagraphStyle = {},
): Html {
  const mark = customer === undefined ? null : html` data-customer="${customer}"`
  const sized = size === undefined ? null : `;font-size:${size}px;line-height:${size + 6}px`
  const coloured = isMuted ? `;color:${MUTED}` : null
  return html`<p${isMuted ? html` class="m"` : null}${mark} style="margin:${above}px 0 0${sized}${coloured}">${content}</p>`
}

export function muted(text: string): Html {
  return html`<span class="m" style="color:${MUTED}">${text}</span>`
}

/** A word on a coloured ground. */
export function chip(word: string, tone: Tone): Html {
  const { n, ink, ground } = TONES[tone]
  return html`<span class="c${n}" style="padding:2px 8px;border-radius:9px;font-size:12px;font-weight:700;white-space:nowrap;color:${ink};background:${ground}">${word}</span>`
}

export interface CardFrame {
  readonly tone: Tone
  /** With more room around its content. */
  readonly isUrgent: boolean
  /** The id of the customer that the card is about, if any. */
  readonly customer?: string
}

/** A card with a coloured edge. */
export function edgedCard(content: Html, { tone, isUrgent, customer }: CardFrame): Html {
  const { n, edge } = TONES[tone]
  const padding = isUrgent ? '18px 22px' : '12px 22px'
  const mark = customer === undefined ? null : html` data-customer="${customer}"`
  return html`<tr><td><table ${LAYOUT}${mark}><tr><td class="e${n}" width="4" style="width:4px;background:${edge};border-radius:10px 0 0 10px;font-size:0">&nbsp;</td><td class="k p x" style="padding:${padding};${TEXT_STYLE};background:${PAPER};border:1px solid ${LINE};border-left:0;border-radius:0 10px 10px 0">${content}</td></tr></table></td></tr>${gap(isUrgent ? 12 : 8)}`
}
