// Flags of a customer: what they say and why, what to do, and when they were open in the last weeks.

import type { Rule } from '../../domain/flags/flag.ts'
import type { PortfolioCustomer } from '../../domain/portfolio/portfolio.ts'
import { type Html, html } from '../html.ts'
import { flagLine, topicsOf } from '../mail/digest/cards.ts'
import { snoozeLine } from '../mail/digest/snoozed.ts'
import type { Texts } from '../texts/texts.ts'
import { flagStrip } from './charts.ts'
import { isOpen, type ReportedCustomer } from './order.ts'

/** Each with its reason; those that are snoozed are folded below. */
export function flagList({ customer, flags }: ReportedCustomer, texts: Texts): Html {
  const [snoozed, told] = [true, false].map((is) => flags.filter(({ snooze }) => (snooze !== null) === is))
  return html`${toldList(customer, told ?? [], texts)}${snoozedList(snoozed ?? [], texts)}`
}

function toldList(customer: PortfolioCustomer, flags: ReportedCustomer['flags'], texts: Texts): Html | null {
  if (flags.length === 0) return null
  return html`<ul class="flags">${flags.map((flag) => {
    const { tone, mark, label, age, why } = flagLine(flag, customer, texts)
    return html`<li><p><span class="chip ${tone}">${mark}</span> <b>${label}</b>${age === '' ? null : html` <span class="muted">· ${age}</span>`}</p><p>${why}</p></li>`
  })}</ul>`
}

function snoozedList(flags: ReportedCustomer['flags'], texts: Texts): Html | null {
  if (flags.length === 0) return null
  return html`<details class="snoozed"><summary>${texts.snooze.counted(flags.length)}</summary>${flags.map((flag) => html`<p>${snoozeLine(flag, texts)}</p>`)}</details>`
}

export function adviceList({ flags }: ReportedCustomer, { advice, formats }: Texts): Html | null {
  const topics = topicsOf(flags)
  if (topics.length === 0) return null
  const labelled = (label: string) =>
    html`<span class="muted">${formats.labelled(label, '').trimEnd()}</span>`
  return html`<ul class="advice">${topics.map((topic) => {
    const { problem, consider, try: attempt } = advice.topics[topic]
    return html`<li><p><b>${problem}</b></p><p>${labelled(advice.labels.consider)} ${consider}</p><p>${labelled(advice.labels.try)} ${attempt}</p></li>`
  })}</ul>`
}

/** A strip of weeks for each flag of today, and for those that were open earlier. */
export function flagHistory({ customer, flags }: ReportedCustomer, texts: Texts): Html | null {
  const past = customer.weeks.flatMap((week) => week.flags.filter(isOpen).map(({ rule }) => rule))
  const rules = new Set([...flags.map(({ rule }) => rule), ...past])
  if (rules.size === 0) return null
  const { report } = texts
  const row = (rule: Rule) =>
    html`<tr><th scope="row">${report.table.rules[rule]}</th><td>${strip(rule, customer, texts)}</td></tr>`
  return html`<table class="history"><caption>${report.detail.history(customer.weeks.length)}</caption><tbody>${Array.from(rules, row)}</tbody></table>`
}

function strip(rule: Rule, { weeks }: PortfolioCustomer, { report }: Texts): Html {
  const states = weeks.map((week) => week.flags.find((flag) => flag.rule === rule && isOpen(flag)) ?? null)
  const open = states.filter((state) => state !== null).length
  const since = weeks[states.lastIndexOf(null) + 1]?.asOf ?? null
  return flagStrip(
    states.map((state) => state?.severity ?? null),
    report.detail.strip(report.table.rules[rule], open, weeks.length, since),
  )
}
