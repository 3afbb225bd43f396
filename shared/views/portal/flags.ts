// The open flags of the latest report, each with a form to snooze it, or with its snooze and a button to end that.

import type { DigestFlag } from '../../domain/digest/digest.ts'
import { MAX_REASON, SNOOZE_WEEKS } from '../../domain/flags/snooze.ts'
import type { CustomerFlags } from '../../domain/portal/customer-flags.ts'
import { flagAnchor } from '../../domain/portal/flag-anchor.ts'
import { clipped, visibleLine } from '../../domain/untrusted-text.ts'
import { type Html, html } from '../html.ts'
import { flagLine } from '../mail/digest/cards.ts'
import { snoozeLine } from '../mail/digest/snoozed.ts'
import { MAX_NAME } from '../mail/parts/limits.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'

export interface FlagsPageContent {
  readonly partner: string
  /** null: there is no report yet. */
  readonly customers: readonly CustomerFlags[] | null
  /** The path of the link. */
  readonly base: string
}

export function flagsPage({ partner, customers, base }: FlagsPageContent, texts: Texts): PortalPage {
  const { portalFlags } = texts
  const nothing = (line: string) => html`<section class="panel"><p>${line}</p></section>`
  const none = customers === null ? portalFlags.noReport : portalFlags.none
  return {
    title: portalFlags.title,
    lines: [clipped(partner, MAX_NAME), portalFlags.what],
    body: customers?.length
      ? html`${customers.map((each) => customerSection(each, base, texts))}`
      : nothing(none),
  }
}

function customerSection({ customer, flags }: CustomerFlags, base: string, texts: Texts): Html {
  const id = visibleLine(customer.customerId)
  return html`<section class="panel" id="${flagAnchor(customer.customerId)}"><h2>${clipped(customer.customerName, MAX_NAME) || id}</h2>
<p class="muted">${id}</p>
<ul class="flags">${flags.map((flag) => {
    const { tone, mark, label, age, why } = flagLine(flag, customer, texts)
    return html`<li><p><span class="chip ${tone}">${mark}</span> <b>${label}</b> <span class="muted">· ${age}</span></p><p>${why}</p>
${flag.snooze === null ? snoozeForm(flag, base, texts) : endForm(flag, base, texts)}</li>`
  })}</ul></section>
`
}

function snoozeForm(flag: DigestFlag, base: string, texts: Texts): Html {
  const { portalFlags, flags, formats } = texts
  const options = SNOOZE_WEEKS.map(
    (weeks) => html`<option value="${weeks}">${portalFlags.weeks(weeks)}</option>`,
  )
  return html`<details><summary aria-label="${formats.labelled(portalFlags.snooze, flags.rule[flag.rule])}">${portalFlags.snooze}</summary>
<form method="post" action="${base}/flags/snooze" class="fields">${named(flag)}
<label>${portalFlags.howLong}<select name="weeks">${options}</select></label>
<label>${portalFlags.why}<input name="reason" required maxlength="${MAX_REASON}" autocomplete="off"></label>
<button class="primary">${portalFlags.snooze}</button></form></details>`
}

function endForm(flag: DigestFlag, base: string, texts: Texts): Html {
  const { portalFlags, flags, formats } = texts
  return html`<p class="snoozed">${portalFlags.snoozed(snoozeLine(flag, texts))}</p>
<form method="post" action="${base}/flags/end">${named(flag)}<button aria-label="${formats.labelled(portalFlags.end, flags.rule[flag.rule])}">${portalFlags.end}</button></form>`
}

function named({ customerId, rule }: DigestFlag): Html {
  return html`<input type="hidden" name="customer" value="${customerId}"><input type="hidden" name="rule" value="${rule}">`
}
