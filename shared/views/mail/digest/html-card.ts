// The card of a flagged customer. `data-customer` holds its id, so that the rendered mail can be checked for scope.

import { type Html, html } from '../../html.ts'
import type { Advice } from '../../texts/facts.ts'
import { chip, edgedCard, LAYOUT, muted, paragraph } from '../parts/elements.ts'
import { textLink } from '../parts/links.ts'
import { SOFT } from '../parts/styles.ts'
import { tileRow } from './html-tiles.ts'
import type { Card, DigestModel, FlagLine } from './model.ts'

export function cardHtml(card: Card, advice: DigestModel['advice']): Html {
  const content = [
    head(card),
    figures(card),
    card.flags.map(flagHtml),
    aside(card.over),
    adviceFor(card, advice),
    card.snooze === null ? null : paragraph(textLink(card.snooze), { size: 12, isMuted: true, above: 8 }),
  ]
  return edgedCard(html`${content}`, { ...card, customer: card.id })
}

/** The problem, what to consider, what to try. */
export function adviceHtml(list: readonly Advice[], labels: DigestModel['advice']['labels']): Html {
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

function aside(text: string | null): Html | null {
  return text === null ? null : paragraph(text, { size: 13, isMuted: true, above: 6 })
}

function flagHtml({ tone, mark, label, age, why }: FlagLine): Html {
  const aged = age === '' ? null : html` ${muted(`·\u00a0${age}`)}`
  return paragraph(html`${chip(mark, tone)} <b>${label}</b>${aged}<br>${why}`, { above: 10 })
}

/** A box on urgent cards, a line on the others. */
function adviceFor({ isUrgent, advice: list }: Card, { title, labels }: DigestModel['advice']): Html | null {
  if (list.length === 0) return null
  if (!isUrgent) return html`${list.map((advice) => aside(`${advice.consider} ${advice.try}`))}`
  const heading = paragraph(html`<b>${title}</b>`, { size: 12, isMuted: true })
  return html`<table ${LAYOUT} style="margin-top:14px"><tr><td class="s" style="padding:10px 14px 12px;background:${SOFT};border-radius:8px">${heading}${adviceHtml(list, labels)}</td></tr></table>`
}
