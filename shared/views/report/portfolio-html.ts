// portfolio.html: the whole portfolio in one file to open. All customers are in its table; their details follow in the
// order of the report, flagged ones first and then by seats, until the file has its size.

import type { Portfolio } from '../../domain/portfolio/portfolio.ts'
import { clipped } from '../../domain/untrusted-text.ts'
import { html } from '../html.ts'
import { attentionOf, stateCounts } from '../mail/digest/attention.ts'
import { changeSince } from '../mail/digest/tiles.ts'
import { MAX_NAME } from '../mail/parts/limits.ts'
import { textsFor } from '../texts/languages.ts'
import { accentOf } from './accent.ts'
import { attentionSection } from './attention.ts'
import { customerDetail } from './customer-detail.ts'
import { inReportOrder } from './order.ts'
import { dataElement, escapeJson, masthead, pageEnd, pageStart, type ReportHead } from './page.ts'
import { SCRIPT } from './script.ts'
import { tableHead, tableRows, tableView } from './table-section.ts'
import { trendTiles } from './trend-tiles.ts'

const MAX_BYTES = 15_000_000
const PIECE_LENGTH = 200_000

export interface HtmlOptions {
  /** A `data:` address; null: there is none. */
  readonly logo?: string | null
  readonly maxBytes?: number
}

/** In pieces, so that a large report is never held in memory as text. */
export function* portfolioHtml(portfolio: Portfolio, options: HtmlOptions = {}): Generator<string> {
  let piece = ''
  for (const part of partsOf(portfolio, options)) {
    piece += part
    if (piece.length < PIECE_LENGTH) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* partsOf(
  portfolio: Portfolio,
  { logo = null, maxBytes = MAX_BYTES }: HtmlOptions,
): Generator<string> {
  const texts = textsFor(portfolio.locale)
  const { report, mail, figures, summary, footer, formats } = texts
  const partner = clipped(portfolio.partner.name, MAX_NAME)
  const { window, timezone, week, scopedTo, dataQuality } = portfolio
  const period = footer.window(window.start, window.end, timezone)
  const customers = inReportOrder(portfolio.customers)
  const flags = customers.flatMap((customer) => customer.flags)
  const snoozed = flags.filter(({ snooze }) => snooze !== null).length
  const head: ReportHead = {
    language: formats.locale,
    title: `${partner} · ${report.title}, ${mail.week(week)}`,
    accent: accentOf(portfolio.branding.color),
    kind: '',
    script: SCRIPT,
  }
  const end = html`</section></main>
<footer class="foot"><h2>${footer.title}</h2><dl>${footer.terms.map(([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>
<p>${footer.source}</p><p>${footer.days(period)}</p><p>${report.made}</p></footer>
<dialog id="detail"><button type="button" class="close" aria-label="${report.detail.close}">×</button><div></div></dialog><div id="printed"></div>
${pageEnd(head)}`.markup

  let bytes = Buffer.byteLength(end)
  const counted = (text: string) => {
    bytes += Buffer.byteLength(text)
    return text
  }

  yield counted(
    html`${pageStart(head)}<a class="skip" href="#customers">${report.skip}</a>
${masthead({
  name: partner,
  logo,
  lines: [
    `${report.title} · ${mail.week(week)}`,
    period,
    ...(scopedTo === null ? [] : [footer.scopedTo(scopedTo)]),
  ],
})}<main>
<section><h2>${figures.portfolio}</h2>
<p class="headline">${formats.sentences([
      summary.headline(attentionOf({ flags, dataQuality }), portfolio.portfolio.customers),
      summary.movement(stateCounts({ flags })),
      snoozed === 0 ? '' : formats.sentence(texts.snooze.counted(snoozed)),
    ])}</p>
${trendTiles(
  portfolio.portfolio,
  portfolio.weeks.map((of) => ({
    asOf: of.asOf,
    figures: of.customers === 0 ? null : of,
    calls28d: of.calls28d,
  })),
  texts,
)}
<p class="change">${formats.sentences([formats.sentence(figures.portfolioSize(portfolio.portfolio)), changeSince(portfolio.portfolio, texts, portfolio.portfolio.customersInTheWay)])}</p></section>
${attentionSection(customers, texts)}<section><h2 id="customers">${report.table.title}</h2>
`.markup,
  )

  const table = tableHead(customers, texts)
  const rows = [...tableRows(customers, table)]
  yield counted(tableView(rows, customers.length, table, texts).markup)
  yield counted(
    `<script type="application/json" id="data">${escapeJson(JSON.stringify(table)).slice(0, -1)},"rows":[`,
  )
  let separator = '\n'
  for (const row of rows) {
    yield counted(separator + escapeJson(JSON.stringify(row)))
    separator = ',\n'
  }
  yield counted('\n]}</script>\n')

  // Counts the note too, however long its numbers are.
  bytes += Buffer.byteLength(report.details(customers.length - 1, customers.length)) + 100
  let detailed = 0
  for (const customer of customers) {
    const detail = customerDetail(customer, portfolio, texts)
    const element = dataElement(`detail-${detailed}`, JSON.stringify(detail.markup)).markup
    if (bytes + Buffer.byteLength(element) > maxBytes) break
    yield counted(element)
    detailed += 1
  }
  yield html`<p class="muted script">${report.details(detailed, customers.length)}</p>
`.markup
  yield end
}
