// The report of one customer that its partner hands on: the customer's own figures in friendly words, the partner's name,
// logo and colour. Nothing of other customers, of files or of the partner's own affairs.

import { customerSteps } from '../../domain/portfolio/customer-steps.ts'
import type { PortfolioCustomer, PortfolioHead, PortfolioProduct } from '../../domain/portfolio/portfolio.ts'
import { clipped, visibleLine } from '../../domain/untrusted-text.ts'
import { type Html, html } from '../html.ts'
import { MAX_NAME } from '../mail/parts/limits.ts'
import { textsFor } from '../texts/languages.ts'
import type { Texts } from '../texts/texts.ts'
import { accentOf } from './accent.ts'
import { meter } from './meter.ts'
import { masthead, pageEnd, pageStart, type ReportHead } from './page.ts'
import { series, type TrendTile, trendTile } from './trend-tiles.ts'

export interface CustomerReportOptions {
  /** A `data:` address; null: there is none. */
  readonly logo: string | null
  /** BCP 47. */
  readonly locale: string
}

export function customerReportHtml(
  { partner, window, branding }: PortfolioHead,
  customer: PortfolioCustomer,
  { logo, locale }: CustomerReportOptions,
): string {
  const texts = textsFor(locale)
  const { customerReport: words, formats } = texts
  const name = clipped(customer.customerName, MAX_NAME) || visibleLine(customer.customerId)
  const partnerName = clipped(partner.name, MAX_NAME)
  const head: ReportHead = {
    language: formats.locale,
    title: formats.labelled(words.title, name),
    accent: accentOf(branding.color),
    kind: 'customer',
    script: '',
  }
  const lines = [words.title, formats.days(window.start, window.end), words.preparedBy(partnerName)]
  return html`${pageStart(head)}${masthead({ name, logo, lines })}<main>
${section(words.tiles.title, html`${tiles(customer, texts)}${coverageNote(customer, texts)}`)}
${section(words.steps.title, steps(customer, texts))}
${section(words.workloads.title, workloads(customer, texts))}
${section(words.products.title, products(customer, texts))}
${offers(branding, texts)}</main>
<footer class="foot"><h2>${words.about.title}</h2><dl>${words.about.terms.map(([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl></footer>
${pageEnd(head)}`.markup
}

function section(title: string, content: Html): Html {
  return html`<section><h2>${title}</h2>${content}</section>
`
}

function tiles(customer: PortfolioCustomer, texts: Texts): Html {
  const {
    customerReport: { tiles: words, unknown },
    formats,
  } = texts
  const { licensesSold: sold, licensesAssigned: assigned, activeUsers, calls28d, weeks } = customer
  const used = customer.adjustedUsagePct === null ? null : customer.entitledActive
  const count = (value: number | null) => (value === null ? unknown : formats.count(value))
  const all: TrendTile[] = [
    {
      label: words.seats,
      value: formats.count(sold),
      note: words.seatsNote,
      weeks: series(weeks, ({ licensesSold }) => licensesSold),
    },
    {
      label: words.assigned,
      value: count(assigned),
      note: words.assignedNote(assigned, sold),
      weeks: series(weeks, ({ licensesAssigned }) => licensesAssigned),
    },
    {
      label: words.used,
      value: count(used),
      note: words.usedNote(used, sold),
      weeks: series(weeks, ({ entitledActive, adjustedUsagePct }) =>
        adjustedUsagePct === null ? null : entitledActive,
      ),
    },
    ...(activeUsers === null
      ? []
      : [{ label: words.people, value: count(activeUsers), note: words.peopleNote, weeks: [] }]),
    ...(calls28d === null
      ? []
      : [
          {
            label: words.calls,
            value: count(calls28d),
            note: words.callsNote,
            weeks: weeks.map(({ asOf, calls28d: calls }) => ({ day: asOf, value: calls })),
          },
        ]),
  ]
  return html`<ul class="tiles">${all.map((tile) => trendTile(tile, formats.count, texts))}</ul>`
}

/** From so many covered days on, a few unknown ones change little. */
const SEEN_ENOUGH_DAYS = 21

/** What is not seen is not counted, which the reader must know. */
function coverageNote(
  { coverageDays, licensesSold }: PortfolioCustomer,
  { customerReport }: Texts,
): Html | null {
  if (coverageDays >= SEEN_ENOUGH_DAYS || coverageDays === 0 || licensesSold === 0) return null
  return html`<p class="change">${customerReport.partly(coverageDays)}</p>`
}

function steps(customer: PortfolioCustomer, { customerReport: { steps: words } }: Texts): Html {
  const all = customerSteps(customer).map(words.step)
  if (all.length === 0) return html`<p class="headline">${words.nothing}</p>`
  return html`<ul class="cards">${all.map(([title, sentence]) => html`<li class="card"><h3>${title}</h3><p>${sentence}</p></li>`)}</ul>`
}

function workloads(
  { workloads: all, activeUsers, coverageDays }: PortfolioCustomer,
  { customerReport: { workloads: words } }: Texts,
): Html {
  if (coverageDays === 0) return html`<p>${words.unknown}</p>`
  const shown = all.toSorted((a, b) => b.users - a.users).filter(({ users }) => users > 0)
  if (shown.length === 0) return html`<p>${words.none}</p>`
  const most = Math.max(activeUsers ?? 0, ...shown.map(({ users }) => users))
  return html`<table class="workloads"><tbody>${shown.map(
    ({ workload, users }) =>
      html`<tr><th scope="row">${visibleLine(words.name(workload))}</th><td class="chart">${meter((100 * users) / most)}</td><td class="number">${words.people(users, activeUsers)}</td></tr>`,
  )}</tbody></table>`
}

function products(
  customer: PortfolioCustomer,
  { customerReport: { products: words, beyond, unknown }, formats }: Texts,
): Html {
  const shown = customer.products.filter(({ licensesSold }) => licensesSold > 0)
  const further = customer.entitlementsActive - customer.entitledActive
  const count = (value: number | null) => (value === null ? unknown : formats.count(value))
  const cell = (value: number | null, pct: number | null) =>
    html`<td class="number metered">${count(value)}${pct === null ? null : meter(pct)}</td>`
  const row = (product: PortfolioProduct) => {
    const { sku, name, licensesSold: sold, licensesAssigned: assigned, deploymentPct } = product
    const { adjustedUsagePct: pct, entitledActive } = product
    return html`<tr><th scope="row">${clipped(name, MAX_NAME) || visibleLine(sku)}</th><td class="number">${formats.count(sold)}</td>${cell(assigned, deploymentPct)}${cell(pct === null ? null : entitledActive, pct)}</tr>`
  }
  const titles = Object.entries(words.columns).map(
    ([name, title]) =>
      html`<th scope="col"${name === 'product' ? null : html` class="number"`}>${title}</th>`,
  )
  return html`<div class="scroll"><table><thead><tr>${titles}</tr></thead><tbody>${shown.map(row)}</tbody></table></div>${
    further > 0 ? html`<p class="change">${beyond(further)}</p>` : null
  }`
}

function offers(
  { links, contact }: PortfolioHead['branding'],
  { customerReport: { offers: words } }: Texts,
): Html | null {
  const entries = (Object.keys(words.links) as (keyof typeof links)[]).flatMap((name) => {
    const address = links[name]
    return address === null
      ? []
      : [html`<li><a href="${address}" rel="noreferrer">${words.links[name]}</a></li>`]
  })
  const written =
    contact === null ? [] : [html`<li><a href="mailto:${contact}">${words.contact(contact)}</a></li>`]
  const all = [...entries, ...written]
  return all.length === 0 ? null : section(words.title, html`<ul class="offers">${all}</ul>`)
}
