// A flagged customer in HTML. `data-customer` says whose it is, so that what was rendered can be checked.

import { type Html, html } from '../html.ts'
import type { Advice } from '../texts/texts.ts'
import { chip, gap, LAYOUT, muted, paragraph, tileRow, WORDS } from './html-parts.ts'
import type { Card, FlagLine, MailModel, Tone } from './parts.ts'
import { LINE, PAPER, SOFT, TONES } from './styles.ts'

/** Rows of the page's table. */
export function cardHtml(card: Card, advice: MailModel['advice']): Html {
  const content = [
    head(card),
    figures(card),
    card.flags.map(flagHtml),
    aside(card.over),
    adviceFor(card, advice),
  ]
  return cardFrame(html`${content}`, card)
}

interface Frame {
  readonly tone: Tone
  /** With room around what it says. */
  readonly isUrgent: boolean
  /** Whom the card is about; left out: nobody. */
  readonly id?: string
}

/** A sheet with a coloured edge; rows of the page's table. */
export function cardFrame(content: Html, { tone, isUrgent, id }: Frame): Html {
  const { n, edge } = TONES[tone]
  const padding = isUrgent ? '18px 22px' : '12px 22px'
  const mark = id === undefined ? null : html` data-customer="${id}"`
  return html`<tr><td><table ${LAYOUT}${mark}><tr><td class="e${n}" width="4" style="width:4px;background:${edge};border-radius:10px 0 0 10px;font-size:0">&nbsp;</td><td class="k p x" style="padding:${padding};${WORDS};background:${PAPER};border:1px solid ${LINE};border-left:0;border-radius:0 10px 10px 0">${content}</td></tr></table></td></tr>${gap(isUrgent ? 12 : 8)}`
}

/** Advice as the source gives it: the problem, what to consider, what to try. */
export function adviceHtml(list: readonly Advice[], labels: MailModel['advice']['labels']): Html {
  const one = (advice: Advice) =>
    html`<b>${advice.problem}</b><br>${muted(`${labels.consider}:`)} ${advice.consider}<br>${muted(`${labels.try}:`)} ${advice.try}`
  return html`${list.map((advice) => paragraph(one(advice), { above: 8 }))}`
}

function head({ id, name, manager, isUrgent }: Card): Html {
  const size = isUrgent ? 18 : 15
  const who = html`<span style="word-break:break-all">${id}</span>${manager === null ? null : ` · ${manager}`}`
  return html`<h3 style="margin:0;font-size:${size}px;line-height:${size + 6}px;word-break:break-word">${name}</h3>${paragraph(who, { size: 12, isMuted: true })}`
}

function figures({ tiles, hasBars, change }: Card): Html {
  if (hasBars) return html`${tileRow(tiles, 20)}${aside(change)}`
  const line = tiles.map(({ label, value, note }) => `${label} ${value} (${note})`).join(' · ')
  return html`${paragraph(line, { size: 13, above: 6 })}${aside(change)}`
}

function aside(words: string | null): Html | null {
  return words === null ? null : paragraph(words, { size: 13, isMuted: true, above: 6 })
}

function flagHtml({ tone, mark, label, age, why }: FlagLine): Html {
  const aged = age === '' ? null : html` ${muted(`·\u00a0${age}`)}`
  return paragraph(html`${chip(mark, tone)} <b>${label}</b>${aged}<br>${why}`, { above: 10 })
}

/** A box of its own where somebody should act; elsewhere a line. */
function adviceFor({ isUrgent, advice: list }: Card, { title, labels }: MailModel['advice']): Html | null {
  if (list.length === 0) return null
  if (!isUrgent) return html`${list.map((advice) => aside(`${advice.consider} ${advice.try}`))}`
  const heading = paragraph(html`<b>${title}</b>`, { size: 12, isMuted: true })
  return html`<table ${LAYOUT} style="margin-top:14px"><tr><td class="s" style="padding:10px 14px 12px;background:${SOFT};border-radius:8px">${heading}${adviceHtml(list, labels)}</td></tr></table>`
}
