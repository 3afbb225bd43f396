// The card of a flagged customer. `data-customer` holds its id, so that the rendered mail can be checked for scope.

import { type Html, html } from '../../html.ts'
import { chip, edgedCard, LAYOUT, muted, paragraph } from '../parts/elements.ts'
import { textLink } from '../parts/links.ts'
import { SOFT } from '../parts/styles.ts'
import { trendHtml } from './html-trend.ts'
import type { Card, CardFlag, Fact } from './model.ts'

export function cardHtml(card: Card, colon: string): Html {
  const content = html`${head(card)}${figures(card, colon)}${card.flags.map(flagHtml)}${factsHtml(card.facts, colon)}${small(card)}`
  return edgedCard(content, { ...card, isUrgent: true, customer: card.id })
}

function head({ id, name, manager }: Card): Html {
  const who = html`<span style="word-break:break-all">${id}</span>${manager === null ? null : ` · ${manager}`}`
  return html`<h3 style="margin:0;font-size:18px;line-height:24px;word-break:break-word">${name}</h3>${paragraph(who, { size: 12, isMuted: true })}`
}

/** On narrow screens one below the other. */
function figures({ figure: { label, value, note }, trend, change }: Card, colon: string): Html {
  const big = html`<p style="margin:0;font-size:30px;line-height:36px;font-weight:700">${value}</p>`
  const left = html`${paragraph(label, { size: 12, isMuted: true })}${big}${paragraph(note, { size: 12, isMuted: true })}`
  const right = trend === null ? null : trendHtml(trend, colon)
  return html`<table ${LAYOUT} style="margin-top:10px"><tr><td class="w" width="45%" valign="top" style="padding:0 12px 0 0">${left}</td><td class="w" valign="top">${right}</td></tr></table>${paragraph(change, { size: 13, above: 8 })}`
}

function flagHtml({ tone, mark, label, age, why }: CardFlag): Html {
  return paragraph(
    html`${chip(mark, tone)} <b>${label}</b> ${muted(`·\u00a0${age}`)}${why === null ? null : html`<br>${why}`}`,
    { above: 10 },
  )
}

function factsHtml(facts: readonly Fact[], colon: string): Html | null {
  if (facts.length === 0) return null
  const lines = facts.map(({ label, text }, n) =>
    paragraph(html`<b>${label}${colon}</b>${text}`, { above: n === 0 ? 0 : 6 }),
  )
  return html`<table ${LAYOUT} style="margin-top:14px"><tr><td class="s" style="padding:10px 14px 12px;background:${SOFT};border-radius:8px">${lines}</td></tr></table>`
}

function small({ ideas, snooze }: Card): Html | null {
  if (ideas === null && snooze === null) return null
  const separator = ideas === null || snooze === null ? null : ' · '
  return paragraph(html`${ideas}${separator}${snooze === null ? null : textLink(snooze)}`, {
    size: 12,
    isMuted: true,
    above: 10,
  })
}
