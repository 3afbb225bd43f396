// What the figures of a customer rest on: the licence rows, names, days and calls behind them, with their files.

import type { Portfolio, PortfolioCustomer } from '../../domain/portfolio/portfolio.ts'
import { type ExplanationSection, evidenceSections } from '../explanation.ts'
import { type Html, html } from '../html.ts'
import { firstOf } from '../mail/parts/limits.ts'
import type { Texts } from '../texts/texts.ts'

/** Of a table in a detail: a customer with thousands of rows must not take the room of the others. */
export const MAX_ROWS = 100

export function evidenceView(customer: PortfolioCustomer, { asOf, window }: Portfolio, texts: Texts): Html {
  const { evidence, stateDate, coverageDays, calls28d } = customer
  if (evidence === null) return html`<p class="muted">${texts.report.detail.noEvidence}</p>`
  const explained = {
    ...evidence,
    asOf,
    windowStart: window.start,
    stateDate,
    figures: customer,
    coverageDays,
    calls28d,
  }
  return html`${evidenceSections(explained, texts).map((section) => sectionView(section, texts))}`
}

/** The sentence is what most readers need: the rows behind it are folded away. */
function sectionView({ title, sentences, columns, rows }: ExplanationSection, texts: Texts): Html {
  const { shown, left } = firstOf(rows, MAX_ROWS)
  return html`<section class="evidence"><h4>${title}</h4><p>${texts.formats.sentences(sentences)}</p>${
    rows.length === 0
      ? null
      : html`<details><summary>${texts.report.detail.rows(rows.length)}</summary>${table({ title, columns, rows: shown })}${left === 0 ? null : html`<p class="muted">${texts.mail.more(left)}</p>`}</details>`
  }</section>`
}

function table({ title, columns, rows }: Omit<ExplanationSection, 'sentences'>): Html {
  const kind = (index: number) => (columns[index]?.isNumber ? html` class="number"` : null)
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table><thead><tr>${columns.map(
    (column, index) => html`<th scope="col"${kind(index)}>${column.title}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell, index) => html`<td${kind(index)}>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
}
