// The customers that need attention, as cards: why, and what to do.

import { clipped, visibleLine } from '../../domain/untrusted-text.ts'
import { type Html, html } from '../html.ts'
import { isUrgentFlag } from '../mail/digest/arrange.ts'
import { MAX_NAME } from '../mail/parts/limits.ts'
import type { Texts } from '../texts/texts.ts'
import { nameOf } from './customer-detail.ts'
import { adviceList, flagList } from './flags.ts'
import { isOpen, type ReportedCustomer } from './order.ts'

/** More are found by the filters of the table, which has them first. */
export const MAX_CARDS = 60

/** Customers with an open critical or warning flag, with their place in the report. */
export function inNeedOfAttention(
  customers: readonly ReportedCustomer[],
): { readonly reported: ReportedCustomer; readonly index: number }[] {
  return customers
    .map((reported, index) => ({ reported, index }))
    .filter(({ reported }) => reported.flags.some(isUrgentFlag))
}

export function attentionSection(customers: readonly ReportedCustomer[], texts: Texts): Html | null {
  const urgent = inNeedOfAttention(customers)
  if (urgent.length === 0) return null
  const { summary, report } = texts
  const more = urgent.length - MAX_CARDS
  return html`<section><h2>${summary.attention}</h2>
<ol class="cards">${urgent.slice(0, MAX_CARDS).map(({ reported, index }) => card(reported, index, texts))}</ol>
${more > 0 ? html`<p class="muted">${report.attention.more(more)}</p>` : null}</section>
`
}

/** The button is shown by the script. */
function card(reported: ReportedCustomer, index: number, texts: Texts): Html {
  const { customer } = reported
  const open = reported.flags.filter(isOpen)
  const tone = open.find(({ snooze }) => snooze === null)?.severity ?? 'info'
  const manager =
    customer.accountManager === ''
      ? ''
      : ` · ${texts.figures.accountManager(clipped(customer.accountManager, MAX_NAME))}`
  return html`<li class="card ${tone}"><div class="head"><h3>${nameOf(customer)}</h3><button type="button" data-open="${index}" aria-label="${`${texts.report.attention.open}: ${nameOf(customer)}`}" hidden>${texts.report.attention.open}</button></div>
<p class="muted">${visibleLine(customer.customerId)}${manager}</p><p class="brief">${texts.figures.brief(customer)}</p>
${flagList({ customer, flags: open }, texts)}<details><summary>${texts.advice.title}</summary>${adviceList(reported, texts)}</details></li>
`
}
