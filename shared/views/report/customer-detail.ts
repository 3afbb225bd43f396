// Everything that a report knows of one customer.

import { NO_PRODUCT } from '../../domain/metrics/point.ts'
import type { Portfolio, PortfolioCustomer, PortfolioProduct } from '../../domain/portfolio/portfolio.ts'
import { clipped, visibleLine } from '../../domain/untrusted-text.ts'
import { type Html, html } from '../html.ts'
import { changeSince } from '../mail/digest/tiles.ts'
import { firstOf, MAX_NAME } from '../mail/parts/limits.ts'
import type { Texts } from '../texts/texts.ts'
import { evidenceView, MAX_ROWS } from './evidence.ts'
import { adviceList, flagHistory, flagList } from './flags.ts'
import { meter } from './meter.ts'
import { isOpen, type ReportedCustomer } from './order.ts'
import { trendTiles } from './trend-tiles.ts'
import { waterfall } from './waterfall.ts'

export function customerDetail(reported: ReportedCustomer, portfolio: Portfolio, texts: Texts): Html {
  const { customer, flags } = reported
  const { report, advice } = texts
  const { detail } = report
  const areNamesUnmatched = flags.some((flag) => flag.rule === 'unmatched_products' && isOpen(flag))
  const todo = adviceList(reported, texts)
  return html`<article class="detail"><header><h2>${nameOf(customer)}</h2><p class="muted">${about(customer, texts)}</p></header>
${trendTiles(customer, customer.weeks, texts, areNamesUnmatched)}
<p class="change">${changeSince(customer, texts)}</p>
${section(
  detail.flags,
  html`${flags.length === 0 ? html`<p class="muted">${detail.noFlags}</p>` : flagList(reported, texts)}${flagHistory(reported, texts)}`,
)}
${todo === null ? null : section(advice.title, todo)}
${section(detail.waterfall, waterfall(customer, texts))}
${section(detail.products, products(customer, texts))}
<div class="pair">${section(detail.workloads, workloads(customer, texts))}${section(
    detail.calls,
    html`<p class="panel">${detail.callSentence(customer.calls28d, customer.callsPer100, customer.callsBaseline)}</p>`,
  )}</div>
${section(detail.evidence, evidenceView(customer, portfolio, texts))}
</article>`
}

/** The id where no name is stated. */
export function nameOf({ customerId, customerName }: PortfolioCustomer): string {
  return clipped(customerName, MAX_NAME) || visibleLine(customerId)
}

function about(customer: PortfolioCustomer, { figures, report: { detail } }: Texts): string {
  const { customerId, accountManager, stateDate, activityDate, coverageDays } = customer
  return [
    visibleLine(customerId),
    ...(accountManager === '' ? [] : [figures.accountManager(clipped(accountManager, MAX_NAME))]),
    detail.licences(stateDate),
    detail.activity(activityDate, coverageDays),
  ].join(' · ')
}

function section(title: string, content: Html): Html {
  return html`<section><h3>${title}</h3>${content}</section>`
}

function products(
  customer: PortfolioCustomer,
  { report: { detail, table }, explanation, formats, mail }: Texts,
): Html {
  const { products: all, coverageDays, freeProducts } = customer
  const head = Object.entries(detail.productColumns).map(
    ([name, title]) =>
      html`<th scope="col"${name === 'product' ? null : html` class="number"`}>${title}</th>`,
  )
  const number = (text: string) => html`<td class="number">${text}</td>`
  const active = (count: number) => number(coverageDays === 0 ? table.unknown : formats.count(count))
  const pct = (value: number | null, unknown: boolean) =>
    value === null
      ? number(unknown ? table.unknown : '')
      : html`<td class="number metered">${formats.percent(value)}${meter(value)}</td>`
  const row = (product: PortfolioProduct) => {
    const { licensesSold: sold, licensesAssigned: assigned } = product
    const isUnseen = coverageDays === 0 && sold > 0
    return html`<tr><th scope="row">${productName(product, explanation.figures.noProduct)}</th>${[
      number(formats.count(sold)),
      number(assigned === null ? unknownIf(sold > 0, table.unknown) : formats.count(assigned)),
      pct(product.deploymentPct, sold > 0),
      active(product.entitlementsActive),
      pct(product.usagePct, isUnseen),
      active(product.entitledActive),
      pct(product.adjustedUsagePct, isUnseen),
    ]}</tr>`
  }
  const free =
    freeProducts.length === 0
      ? null
      : html`<p class="muted">${detail.free(freeProducts.map(visibleLine))}</p>`
  const { shown, left } = firstOf(all, MAX_ROWS)
  if (all.length === 0) return html`<p class="muted">${detail.noProducts}</p>${free}`
  return html`<div class="scroll" role="region" aria-label="${detail.products}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${shown.map(row)}</tbody></table></div>${moreRows(left, mail)}${free}`
}

function unknownIf(isUnknown: boolean, unknown: string): string {
  return isUnknown ? unknown : ''
}

function productName({ sku, name }: PortfolioProduct, noProduct: string): string {
  if (sku === NO_PRODUCT) return noProduct
  return clipped(name, MAX_NAME) || visibleLine(sku)
}

function workloads(
  { workloads: all }: PortfolioCustomer,
  { report: { detail }, workbook, formats, mail }: Texts,
): Html {
  const { shown, left } = firstOf(all, MAX_ROWS)
  if (all.length === 0) return html`<p class="muted">${detail.noWorkloads}</p>`
  const { workload: name, users } = detail.workloadColumns
  const most = Math.max(1, ...shown.map((each) => each.users))
  return html`<table class="workloads"><thead><tr><th scope="col">${name}</th><td></td><th scope="col" class="number">${users}</th></tr></thead><tbody>${shown.map(
    (each) =>
      html`<tr><th scope="row">${clipped(visibleLine(workbook.workload(each.workload)), MAX_NAME)}</th><td class="chart">${meter((100 * each.users) / most)}</td><td class="number">${formats.count(each.users)}</td></tr>`,
  )}</tbody></table>${moreRows(left, mail)}`
}

function moreRows(left: number, { more }: Texts['mail']): Html | null {
  return left === 0 ? null : html`<p class="muted">${more(left)}</p>`
}
