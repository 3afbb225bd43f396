// Where the figures of one customer come from: each figure with the files behind it.

import { type Context, Hono } from 'hono'
import { type Day, isReportable, parseDay } from '../../../shared/domain/calendar.ts'
import { type Explanation, isKnown } from '../../../shared/domain/explanation/explanation.ts'
import { type CustomerId, customerId, type PartnerId, partnerId } from '../../../shared/domain/ids.ts'
import { publishedPortfolio } from '../../../shared/flows/report/published-portfolio.ts'
import { type ExplanationSection, explanationSections } from '../../../shared/views/explanation.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import { customerReportHtml } from '../../../shared/views/report/customer-report.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { notFound, page } from './layout.ts'
import { link, report } from './respond.ts'
import type { PageSources } from './sources.ts'

export function explanationPages(sources: PageSources): Hono {
  return new Hono()
    .get('/', async (c) => {
      const asked = customerIn(c)
      const explanation = asked && (await sources.explain(asked.partner, asked))
      const isFound = explanation !== null && isKnown(explanation)
      return isFound ? explanationPage(c, explanation) : notFound(c, NO_CUSTOMER)
    })
    .get('/report', async (c) => {
      const asked = customerIn(c)
      const published = asked && (await publishedPortfolio(asked.partner, asked.asOf, sources.reports))
      const customer = published?.portfolio.customers.find(({ customerId: id }) => id === asked?.customer)
      if (!published || customer === undefined) return notFound(c, NO_CUSTOMER)
      const { portfolio, logo } = published
      return report(c, customerReportHtml(portfolio, customer, { logo, locale: customer.locale }))
    })
}

const NO_CUSTOMER = 'There is no such customer.'

function customerIn(c: Context): { partner: PartnerId; customer: CustomerId; asOf: Day } | null {
  const partner = partnerId(c.req.query('partner') ?? '')
  const asOf = parseDay(c.req.query('as-of') ?? '')
  const customer = customerId(c.req.query('customer') ?? '')
  const isComplete = partner !== null && asOf !== null && isReportable(asOf) && customer !== ''
  return isComplete ? { partner, customer, asOf } : null
}

function explanationPage(c: Context, explanation: Explanation): Response {
  const { customerId: id, customerName, windowStart, asOf } = explanation
  const texts = textsFor('en')
  const body = html`<p class="lede">${customerName === '' ? null : `${id} · `}${texts.formats.days(windowStart, asOf)}</p>
${explanationSections(explanation, texts).map(sectionView)}`
  return page(c, {
    section: '/reports',
    title: customerName === '' ? id : customerName,
    back: { path: '/reports', name: 'Reports' },
    aside: html`<p><a href="${link('/explanation/report', c.req.query())}">Report for this customer</a></p>`,
    body,
  })
}

function sectionView({ title, sentences, columns, rows }: ExplanationSection): Html {
  const kind = (index: number) => (columns[index]?.isNumber ? 'number' : '')
  const table = html`<div class="scroll"><table>
<thead><tr>${columns.map(({ title: head }, index) => html`<th class="${kind(index)}">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td class="${kind(index)}">${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>`
  return html`<section><h2>${title}</h2>
${sentences.map((sentence) => html`<p>${sentence}</p>`)}
${rows.length === 0 ? null : table}</section>
`
}
