// The table of all customers with its controls, which the script of the page shows and serves; and its data as JSON.

import { RULES, SEVERITIES } from '../../domain/flags/flag.ts'
import { byCodePoint } from '../../domain/ids.ts'
import { NO_PRODUCT } from '../../domain/metrics/point.ts'
import type { PortfolioCustomer } from '../../domain/portfolio/portfolio.ts'
import { clipped, visibleLine } from '../../domain/untrusted-text.ts'
import { type Html, html } from '../html.ts'
import { MAX_NAME } from '../mail/parts/limits.ts'
import type { Texts } from '../texts/texts.ts'
import { COLUMNS, ROWS_AT_ONCE, type Row, type TableHead, tableRow, WORDS } from './customer-table.ts'
import { isOpen, type ReportedCustomer } from './order.ts'

export function tableHead(
  customers: readonly ReportedCustomer[],
  { report, flags, formats }: Texts,
): TableHead {
  const sorted = (all: readonly string[]) => Array.from(new Set(all)).sort(byCodePoint)
  return {
    locale: formats.locale,
    texts: report.table,
    rules: RULES.map((name) => ({ name, label: report.table.rules[name] })),
    severities: SEVERITIES.map((name) => ({ name, label: flags.severity[name] })),
    managers: sorted(customers.map(({ customer }) => managerOf(customer))),
    products: sorted(customers.flatMap(({ customer }) => productsOf(customer))),
  }
}

export function* tableRows(customers: readonly ReportedCustomer[], head: TableHead): Generator<Row> {
  const managers = new Map(head.managers.map((manager, index) => [manager, index]))
  const products = new Map(head.products.map((product, index) => [product, index]))
  for (const { customer, flags } of customers) {
    yield [
      visibleLine(customer.customerId),
      clipped(customer.customerName, MAX_NAME),
      managers.get(managerOf(customer)) ?? -1,
      productsOf(customer).map((product) => products.get(product) ?? -1),
      flags.filter(isOpen).map(({ rule, severity }) => [RULES.indexOf(rule), SEVERITIES.indexOf(severity)]),
      customer.licensesSold,
      customer.deploymentPct,
      customer.usagePct,
      customer.adjustedUsagePct,
      customer.adjustedUsageDelta7d,
      customer.calls28d,
      customer.coverageDays,
    ]
  }
}

/** The first rows stand in it from the start. */
export function tableView(
  rows: readonly Row[],
  all: number,
  head: TableHead,
  { report, formats }: Texts,
): Html {
  const { texts } = head
  const th = (column: (typeof COLUMNS)[number]) =>
    html`<th scope="col" data-column="${column}"${WORDS.has(column) ? null : html` class="number"`}>${texts.columns[column]}</th>`
  return html`<div class="controls" role="search" hidden>
<label class="search">${texts.search}<input type="search" name="search" placeholder="${texts.searchHint}" autocomplete="off"></label>
${[
  select('rule', texts.flag, [...head.rules.map(({ label }) => label), texts.noFlag], texts),
  select(
    'severity',
    texts.severity,
    head.severities.map(({ label }) => label),
    texts,
  ),
  select(
    'manager',
    texts.manager,
    head.managers.map((manager) => manager || texts.noManager),
    texts,
  ),
  select('product', texts.product, head.products, texts),
]}
<button type="button" name="reset">${texts.reset}</button></div>
<p class="muted" id="count" role="status"></p>
<noscript><p class="notice">${report.needsScript(Math.min(all, ROWS_AT_ONCE), all)}</p></noscript>
<div class="scroll table" role="region" aria-labelledby="customers" tabindex="0"><table id="table"><thead><tr>${COLUMNS.map(th)}</tr></thead>
<tbody>${rows.slice(0, ROWS_AT_ONCE).map((row, index) => tableRow(row, index, head, formats, false))}</tbody></table></div>
<p class="muted" id="nothing" hidden>${texts.nothing}</p>
<p><button type="button" id="more" hidden></button></p>
`
}

/** The values of options are their places in the list. */
function select(name: string, label: string, options: readonly string[], { any }: TableHead['texts']): Html {
  return html`<label${options.length < 2 ? html` hidden` : null}>${label}<select name="${name}"><option value="">${any}</option>${options.map(
    (option, index) => html`<option value="${index}">${option}</option>`,
  )}</select></label>`
}

function managerOf({ accountManager }: PortfolioCustomer): string {
  return clipped(accountManager, MAX_NAME)
}

function productsOf({ products }: PortfolioCustomer): string[] {
  const held = products.filter(({ sku }) => sku !== NO_PRODUCT)
  return Array.from(new Set(held.map(({ sku, name }) => clipped(name, MAX_NAME) || visibleLine(sku))))
}
